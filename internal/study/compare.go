package study

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/revision"
)

// Comparison sets two studies side by side.
type Comparison struct {
	A, B     Look
	Settings []Setting // fields of the text that differ
	Rows     []Pairing // candidates of either, by rank in A, then in B
}

// Setting is one field that differs, in words.
type Setting struct {
	Step          Step
	Path          string
	Title         core.Text
	Kind          revision.Kind
	Before, After core.Text
}

// Pairing is one candidate in both studies. A standing that is nil means that
// it is no candidate there.
type Pairing struct {
	ID   string
	Name core.Text
	A, B *Standing
}

// Shift is how many ranks by the numbers a candidate gained from A to B;
// ok is false where it has no rank in one of them.
func (p Pairing) Shift() (ranks int, ok bool) {
	if p.A == nil || p.B == nil || p.A.Rank == 0 || p.B.Rank == 0 {
		return 0, false
	}
	return p.A.Rank - p.B.Rank, true
}

// Compare sets two studies, or two revisions of one, side by side.
func (s *Service) Compare(ctx context.Context, actor core.Actor, a, b Study) (Comparison, error) {
	var c Comparison
	var err error
	if c.A, err = s.Look(ctx, actor, a); err != nil {
		return c, err
	}
	if c.B, err = s.Look(ctx, actor, b); err != nil {
		return c, err
	}
	changes, err := compare(a, b)
	if err != nil {
		return c, err
	}
	for _, x := range changes {
		if set, ok := setting(x, a, b); ok {
			c.Settings = append(c.Settings, set)
		}
	}
	slices.SortStableFunc(c.Settings, func(x, y Setting) int {
		return cmp.Compare(slices.Index(Steps(), x.Step), slices.Index(Steps(), y.Step))
	})
	c.Rows = pair(c.A.Result, c.B.Result)
	return c, nil
}

func pair(a, b Result) []Pairing {
	rows := map[string]*Pairing{}
	add := func(r Result, side func(*Pairing) **Standing) {
		for i := range r.Candidates {
			x := r.Candidates[i]
			if rows[x.ID] == nil {
				rows[x.ID] = &Pairing{ID: x.ID, Name: x.Name}
			}
			*side(rows[x.ID]) = &x
		}
	}
	add(a, func(p *Pairing) **Standing { return &p.A })
	add(b, func(p *Pairing) **Standing { return &p.B })
	rank := func(s *Standing) int {
		if s == nil {
			return lastIfNone(0)
		}
		return lastIfNone(s.Rank)
	}
	out := make([]Pairing, 0, len(rows))
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		out = append(out, *rows[id])
	}
	slices.SortStableFunc(out, func(x, y Pairing) int {
		return cmp.Or(cmp.Compare(rank(x.A), rank(y.A)), cmp.Compare(rank(x.B), rank(y.B)))
	})
	return out
}

// fieldTitles name the fields of the text, by the last JSON name of a path.
var fieldTitles = map[string]core.Text{
	"title": core.T("제목", "Title"), "purpose": core.T("목적", "Purpose"), "missing": core.T("결측 처리", "Missing values"),
	"longList": core.T("정량 목록 수", "Size of the long list"), "continues": core.T("이어 온 연구", "Continues"),
	"dataset": core.T("자료", "Dataset"), "version": core.T("자료의 판", "Version"), "measure": core.T("측정값", "Measure"),
	"region": core.T("지역", "Region"), "reference": core.T("비교 대상", "Reference"), "from": core.T("시작 시점", "From"), "to": core.T("끝 시점", "To"),
	"system": core.T("산업분류 차수", "Revision of KSIC"), "rule": core.T("후보를 찾는 방법", "How candidates are found"), "level": core.T("분류 수준", "Level"),
	"atLeast": core.T("최소 규모", "Smallest size"), "chosen": core.T("고른 산업", "Chosen industries"), "value": core.T("값", "Value"),
	"source": core.T("출처", "Source"), "method": core.T("방법", "Method"), "years": core.T("기간(년)", "Span in years"), "table": core.T("올린 표", "Uploaded table"),
	"direction": core.T("방향", "Direction"), "normalisation": core.T("정규화", "Normalisation"), "optional": core.T("없으면 건너뜀", "May be skipped"),
	"direct": core.T("직접 입력한 가중치", "Direct weights"), "experts": core.T("AHP 전문가", "AHP experts"), "judgements": core.T("쌍대비교", "Judgements"),
	"times": core.T("배수", "Times"), "weight": core.T("가중치", "Weight"), "name": core.T("이름", "Name"), "affiliation": core.T("소속", "Affiliation"),
	"share": core.T("정량 비중", "Share of the numbers"), "changes": core.T("목록 조정", "Changes of the list"), "criteria": core.T("정성 항목", "Criteria"),
	"raters": core.T("평가자", "Raters"), "ratings": core.T("전문가 점수", "Ratings"), "score": core.T("점수", "Score"), "comment": core.T("의견", "Comment"),
	"reason": core.T("까닭", "Reason"), "drop": core.T("뺌", "Left out"), "grade": core.T("등급", "Grade"),
	"draws": core.T("표본 수", "Draws"), "concentration": core.T("집중도", "Concentration"), "seed": core.T("난수 시작값", "Seed"), "top": core.T("보는 순위", "Top"),
	"minutes": core.T("회의록", "Minutes"), "date": core.T("날짜", "Date"), "place": core.T("장소", "Place"), "attendees": core.T("참석자", "Attendees"), "text": core.T("내용", "Text"),
	"note": core.T("비고", "Note"), "origin": core.T("출처", "Origin"), "file": core.T("파일", "File"), "ko": core.T("한국어 이름", "Korean name"), "en": core.T("영어 이름", "English name"),
	"indicators": core.T("지표", "Indicator"), "scope": core.T("범위", "Scope"), "candidates": core.T("후보", "Candidates"), "weighting": core.T("가중치", "Weighting"),
	"shortlist": core.T("전문가 목록", "Short list"), "sensitivity": core.T("민감도", "Sensitivity"), "decision": core.T("결정", "Decision"),
	"archived": core.T("보관", "Put away"), "code": core.T("코드", "Code"), "definition": core.T("산업 정의", "Definition"),
}

// stepOf is the step that a part of the text belongs to.
var stepOf = map[string]Step{
	"scope": StepScope, "title": StepScope, "purpose": StepScope, "continues": StepScope, "archived": StepScope,
	"candidates": StepCandidates, "indicators": StepIndicators, "missing": StepIndicators, "weighting": StepWeights,
	"longList": StepLong, "shortlist": StepShort, "sensitivity": StepSensitivity, "decision": StepDecision,
}

// setting puts a change into words. What merely records, such as the ground of
// a decision, is none.
func setting(x revision.Change, a, b Study) (Setting, bool) {
	parts := strings.Split(x.Path, ".")
	step, ok := stepOf[parts[0]]
	if !ok || slices.Contains(parts, "ground") || slices.Contains(parts, "sha256") {
		return Setting{}, false
	}
	return Setting{
		Step: step, Path: x.Path, Kind: x.Kind, Title: FieldTitle(x.Path, a, b),
		Before: ValueTitle(x.Path, x.Before), After: ValueTitle(x.Path, x.After),
	}, true
}

// FieldTitle names the field at a path of a revision.Change; elements of lists
// are called as the studies call them.
func FieldTitle(path string, studies ...Study) core.Text {
	parts := strings.Split(path, ".")
	var ko, en []string
	for k, p := range parts {
		t, known := fieldTitles[p]
		if k == 0 && len(parts) > 1 && p != "indicators" {
			continue // the step says it
		}
		if !known {
			t = elementTitle(p, studies...)
		}
		ko, en = append(ko, t.Ko), append(en, t.In(core.English))
	}
	return core.T(strings.Join(ko, " · "), strings.Join(en, " · "))
}

// elementTitle names an element of a list by its id.
func elementTitle(id string, studies ...Study) core.Text {
	for _, s := range studies {
		if j := s.indicator(id); j >= 0 {
			return core.T("‘"+s.Indicators[j].Title.Ko+"’", "‘"+s.Indicators[j].Title.In(core.English)+"’")
		}
		for _, e := range s.Weighting.Experts {
			if e.ID == id {
				return core.T(e.Name, e.Name)
			}
		}
		for _, r := range s.Shortlist.Raters {
			if r.ID == id {
				return core.T(r.Name, r.Name)
			}
		}
		for _, c := range s.Shortlist.Criteria {
			if c.ID == id {
				return core.T(c.Title, c.Title)
			}
		}
	}
	return core.T(id, id)
}

// ValueTitle puts what a field of a path holds into words: the title of a
// choice, a text without its quotes, an element of a list by what it is called.
func ValueTitle(path string, raw json.RawMessage) core.Text {
	var v any
	if len(raw) == 0 || json.Unmarshal(raw, &v) != nil {
		return core.Text{}
	}
	switch x := v.(type) {
	case string:
		return choiceTitle(strings.Split(path, "."), x)
	case bool:
		if x {
			return core.T("예", "Yes")
		}
		return core.T("아니요", "No")
	case map[string]any:
		for _, key := range []string{"title", "name", "id"} {
			switch t := x[key].(type) {
			case string:
				return core.T(t, t)
			case map[string]any:
				ko, _ := t["ko"].(string)
				en, _ := t["en"].(string)
				return core.T(ko, en)
			}
		}
	}
	s := strings.Trim(string(raw), `[]`)
	return core.T(s, s)
}

// choiceTitle is the title of a choice among a few, or the text itself.
func choiceTitle(path []string, x string) core.Text {
	if x == "" {
		return core.Text{}
	}
	switch field := path[len(path)-1]; {
	case field == "method" && path[0] == "weighting":
		return WeightMethod(x).Title()
	case field == "method":
		return Method(x).Title()
	case field == "missing":
		return MissingRule(x).Title()
	case field == "rule":
		return CandidateRule(x).Title()
	case field == "system":
		return core.System(x).Title()
	default:
		return core.T(x, x)
	}
}
