package region

import (
	"strings"

	"naru/internal/core"
)

// Reason says why a label or code did not lead to one region.
type Reason string

// The reasons.
const (
	Unknown   Reason = "unknown"   // no such place
	Ambiguous Reason = "ambiguous" // several places bear the name
	Changed   Reason = "changed"   // the place was joined, split or redrawn
)

// ResolveError tells why there is no single answer and offers what there is.
// It unwraps to a *core.Error of class core.Invalid.
type ResolveError struct {
	Reason     Reason
	Label      string   // as given
	Candidates []Region // to choose from; empty when there is nothing near
	err        *core.Error
}

func (e *ResolveError) Error() string { return e.err.Error() }

func (e *ResolveError) Unwrap() error { return e.err }

func unknownCode(system core.System, code string) error {
	return &ResolveError{Reason: Unknown, Label: code, err: core.Fail(core.Invalid,
		"‘%[1]s’은(는) %[2]s에 없는 지역 코드입니다. 코드 체계(행정표준코드, SGIS)를 맞게 골랐는지 확인해 주십시오.",
		"‘%[1]s’ is not a region in %[2]s. Check that the right code system (MOIS or SGIS) is chosen.",
		code, system.Title())}
}

func unknownLabel(label string) error {
	return &ResolveError{Reason: Unknown, Label: label, err: core.Fail(core.Invalid,
		"‘%s’은(는) 알 수 없는 지역입니다. 전국, 경기, 경기도 평택시처럼 시도와 시군구 이름으로 적어 주십시오.",
		"‘%s’ is not a known region. Write it as 전국, 경기 or 경기도 평택시.", label)}
}

func bareTotal(label string) error {
	return &ResolveError{Reason: Ambiguous, Label: label, err: core.Fail(core.Invalid,
		"‘%s’이(가) 어느 지역의 합계인지 알 수 없습니다. 가져오기 설정에서 전국 또는 시도를 정해 주십시오.",
		"‘%s’ does not say of which region it is the total. Name the nation or a province in the import settings.", label)}
}

func (r *Registry) ambiguous(label string, found []Region) error {
	names := r.nameList(found)
	return &ResolveError{Reason: Ambiguous, Label: label, Candidates: found, err: core.Fail(core.Invalid,
		"‘%[1]s’(이)라는 지역이 여러 곳입니다: %[2]s. 시도 이름을 함께 적거나 시도를 정해 주십시오.",
		"‘%[1]s’ is the name of several regions: %[2]s. Write the province with it, or choose one.", label, names)}
}

func changed(f Former, found []Region) error {
	ko, en := make([]string, 0, len(found)), make([]string, 0, len(found))
	for _, c := range found {
		ko = append(ko, c.Name.Ko+"("+c.Code+")")
		en = append(en, c.Name.En+" ("+c.Code+")")
	}
	candidates := core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
	e := core.Fail(core.Invalid,
		"%[1]s %[2]s은(는) %[3]s에 없어졌고 지금의 한 지역과 일치하지 않습니다. 관련 지역: %[4]s. 값을 나누거나 합칠 수 없어 그대로 쓰지 않습니다.",
		"%[1]s %[2]s ended on %[3]s and is not the same as any one region of today. Related: %[4]s. Its values cannot be divided or joined, so they are not used as they are.",
		f.Code, f.Name, f.To, candidates)
	if f.To == "" {
		e = core.Fail(core.Invalid,
			"%[1]s %[2]s은(는) %[3]s에 생긴 지역으로, 이 지역표(%[5]s 기준)의 한 지역과 일치하지 않습니다. 관련 지역: %[4]s.",
			"%[1]s %[2]s exists since %[3]s and is not the same as any one region of this table (as of %[5]s). Related: %[4]s.",
			f.Code, f.Name, f.From, candidates, Edition)
	}
	return &ResolveError{Reason: Changed, Label: f.Code, Candidates: found, err: e}
}

func (r *Registry) nameList(found []Region) core.Text {
	ko, en := make([]string, len(found)), make([]string, len(found))
	for i, c := range found {
		full := r.FullName(c.Code)
		ko[i], en[i] = full.Ko+" "+c.Code, full.En+" "+c.Code
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, "; "))
}
