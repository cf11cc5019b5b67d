package study

import (
	"encoding/json"
	"strconv"
	"strings"

	"naru/internal/core"
)

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

// FieldTitle names the field at a path of a revision.Change; elements of lists
// are called as the studies call them.
func FieldTitle(path string, studies ...Study) core.Text {
	return fieldTitle(strings.Split(path, "."), func(id string) core.Text { return elementTitle(id, studies...) })
}

func fieldTitle(parts []string, title func(id string) core.Text) core.Text {
	var ko, en []string
	add := func(t core.Text) { ko, en = append(ko, t.Ko), append(en, t.In(core.English)) }
	for k, p := range parts {
		t, known := fieldTitles[p]
		switch {
		case k == 0 && len(parts) > 1 && p != "indicators": // the step says it
		case known:
			add(t)
		default:
			for one := range strings.SplitSeq(p, ":") { // a pair, or who rated what
				add(title(one))
			}
		}
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
	case []any:
		return listTitle(x)
	case map[string]any:
		if t, ok := answerTitle(x); ok {
			return t
		}
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

// listTitle is a list of texts in a row; of anything else, how many there are.
func listTitle(list []any) core.Text {
	var texts []string
	for _, x := range list {
		if t, ok := x.(string); ok {
			texts = append(texts, t)
		}
	}
	if len(texts) < len(list) {
		return core.Tf("%d개", "%d", len(list))
	}
	all := strings.Join(texts, ", ")
	return core.T(all, all)
}

// answerTitle is what was answered: a score, how many times as important, or a
// weight.
func answerTitle(x map[string]any) (core.Text, bool) {
	if score, ok := x["score"].(float64); ok {
		comment, _ := x["comment"].(string)
		said := strings.TrimSpace(strconv.FormatFloat(score, 'f', -1, 64) + " " + comment)
		return core.T(said, said), true
	}
	if n, ok := x["value"].(float64); ok {
		said := strconv.FormatFloat(n, 'f', -1, 64)
		return core.T(said, said), true
	}
	if n, ok := x["times"].(float64); ok {
		said := times(Number(n))
		return core.T(said+"배", said+" times"), true
	}
	return core.Text{}, false
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
