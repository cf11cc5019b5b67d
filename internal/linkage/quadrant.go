package linkage

import (
	"math"
	"strings"

	"naru/internal/core"
)

// Quadrant is where a sector stands by 영향력 (how strongly it pulls others)
// and 감응도 (how strongly others pull it), each held against the mean of 1
// (Rasmussen 1957).
type Quadrant string

// The quadrants.
const (
	QuadrantKey      Quadrant = "key"      // pulls and is pulled
	QuadrantPuller   Quadrant = "puller"   // pulls
	QuadrantSupplier Quadrant = "supplier" // is pulled
	QuadrantWeak     Quadrant = "weak"     // neither
	QuadrantUnknown  Quadrant = "unknown"
)

// Quadrants lists those that a picture shows.
func Quadrants() []Quadrant {
	return []Quadrant{QuadrantKey, QuadrantPuller, QuadrantSupplier, QuadrantWeak}
}

// Title names the quadrant for people.
func (q Quadrant) Title() core.Text {
	switch q {
	case QuadrantKey:
		return core.T("핵심: 끌고 받친다", "Key: pulls and supplies")
	case QuadrantPuller:
		return core.T("끄는 산업", "Pulls others")
	case QuadrantSupplier:
		return core.T("받치는 산업", "Supplies others")
	case QuadrantWeak:
		return core.T("연관이 약한 산업", "Weak ties")
	default:
		return core.T("판정 못 함", "not known")
	}
}

// Meaning says what the quadrant means in a sentence.
func (q Quadrant) Meaning() core.Text {
	switch q {
	case QuadrantKey:
		return core.T("수요가 늘면 다른 산업을 평균보다 많이 끌고, 다른 산업이 커질 때도 평균보다 많이 쓰입니다.", "It draws more than average on others, and others draw more than average on it.")
	case QuadrantPuller:
		return core.T("수요가 늘면 다른 산업을 평균보다 많이 끌지만, 다른 산업에 들어가는 몫은 작습니다.", "It draws more than average on others, but few draw on it.")
	case QuadrantSupplier:
		return core.T("다른 산업이 커질 때 평균보다 많이 쓰이지만, 스스로 끄는 힘은 작습니다.", "Others draw more than average on it, but it draws little on them.")
	case QuadrantWeak:
		return core.T("끄는 힘도 쓰이는 몫도 평균보다 작습니다.", "It neither draws on others nor is drawn on more than average.")
	default:
		return core.T("감응도는 산업 사이의 거래표가 있어야 알 수 있습니다.", "It takes the transactions between sectors to tell.")
	}
}

func quadrantOf(backward, forward float64) Quadrant {
	switch {
	case math.IsNaN(backward) || math.IsNaN(forward):
		return QuadrantUnknown
	case backward >= 1 && forward >= 1:
		return QuadrantKey
	case backward >= 1:
		return QuadrantPuller
	case forward >= 1:
		return QuadrantSupplier
	default:
		return QuadrantWeak
	}
}

// Residual reports a sector that gathers what fits nowhere else, or of which
// nothing is known: headlines do not name it.
func (s Sector) Residual() bool {
	return !s.Reason.IsZero() || strings.HasPrefix(s.Name.Ko, "기타") || strings.HasPrefix(s.Name.En, "Other ")
}
