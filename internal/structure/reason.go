package structure

import "naru/internal/core"

// Reason says why a value is not defined. Measures that can fail in more than
// one way give a reason beside every value.
type Reason uint8

// The reasons. The zero value means that the value is defined.
const (
	Defined      Reason = iota
	NoValue             // the cell, or every cell it needs, is missing or suppressed
	WholeUnknown        // a cell of a whole is missing and no total is published for it
	WholeZero           // the region or industry sums to zero
	NothingHeld         // a region specialised in nothing, or an industry that no region is specialised in
	Unlinked            // outside the largest part of the network that hangs together
	Unrelated           // nothing is related to it: its relatedness sums to zero
	Alike               // all regions are alike, so that nothing orders them
	Ambiguous           // two orders explain the table equally well (λ₂ = λ₃)
	NotAtRisk           // entry of what is held already, or exit of what is not
)

// Title names the reason.
func (r Reason) Title() core.Text {
	switch r {
	case Defined:
		return core.T("값 있음", "defined")
	case NoValue:
		return core.T("값이 없음(미조사·비공개)", "no value (missing or suppressed)")
	case WholeUnknown:
		return core.T("합계를 알 수 없음", "the total is unknown")
	case WholeZero:
		return core.T("합계가 0", "the total is zero")
	case NothingHeld:
		return core.T("특화가 없음", "no specialisation")
	case Unlinked:
		return core.T("가장 큰 연결 부분에 들지 않음", "outside the largest linked part")
	case Unrelated:
		return core.T("관련된 산업이 없음", "no related industry")
	case Alike:
		return core.T("지역들이 서로 같음", "all regions are alike")
	case Ambiguous:
		return core.T("순서가 하나로 정해지지 않음", "the order is not unique")
	case NotAtRisk:
		return core.T("진입·퇴출의 대상이 아님", "not at risk")
	default:
		return core.T("확인 필요", "unknown")
	}
}

// Cells are the values of a region × industry measure, row-major by region,
// with the reason of every NA. len(V) == len(Why).
type Cells struct {
	V   []float64
	Why []Reason
}

func newCells(n int) Cells { return Cells{V: make([]float64, n), Why: make([]Reason, n)} }
