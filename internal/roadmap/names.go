package roadmap

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/linkage"
	"naru/internal/revision"
)

// names tells in words what paths and values of two plans mean.
type names struct {
	titles map[string]string // of tasks, KPIs, goals, strategies, milestones by id
}

func newNames(plans ...*Plan) *names {
	n := &names{titles: map[string]string{}}
	for _, p := range plans {
		for i := range p.Tasks {
			t := &p.Tasks[i]
			n.titles[t.ID] = t.Name()
			for _, m := range t.Milestones {
				n.titles[m.ID] = m.Title
			}
		}
		for _, k := range p.Roadmap.KPIs {
			n.titles[k.ID] = k.Title
		}
		for _, g := range p.Roadmap.Goals {
			n.titles[g.ID] = g.Text
		}
		for _, s := range p.Roadmap.Strategies {
			n.titles[s.ID] = s.Title
		}
	}
	return n
}

// object names what a difference is about.
func (n *names) object(part Part, id string) core.Text {
	if id == "" {
		return part.Title()
	}
	if title := n.titles[id]; title != "" {
		return core.T(title, title)
	}
	return core.T(id, id)
}

// difference puts a change into words; path is that within its object.
func (n *names) difference(path string, c revision.Change) Difference {
	d := Difference{Path: c.Path, Title: n.field(path), Kind: c.Kind, Before: n.value(path, c.Before), After: n.value(path, c.After)}
	if strings.HasSuffix(path, ".won") { // a line without a sum is one whose sum is not known yet
		for _, side := range []*core.Text{&d.Before, &d.After} {
			if side.IsZero() {
				*side = unsettled()
			}
		}
	}
	return d
}

// field names a path within a task or a roadmap: KPI · 매출 · 목표 · 2028.
func (n *names) field(path string) core.Text {
	if path == "" {
		return core.T("전체", "The whole")
	}
	var ko, en []string
	for step := range strings.SplitSeq(path, ".") {
		title := n.step(step)
		ko, en = append(ko, title.Ko), append(en, title.En)
	}
	return core.T(strings.Join(ko, " · "), strings.Join(en, " · "))
}

func (n *names) step(step string) core.Text {
	if known(step, fieldTitles) {
		return titleOf(step, fieldTitles)
	}
	if title := n.titles[step]; title != "" {
		return core.T(title, title)
	}
	if source, year, ok := strings.Cut(step, "-"); ok && known(source, sourceTitles) {
		return core.Tf("%[2]s년 %[1]s", "%[1]s %[2]s", Source(source).Title(), year)
	}
	for _, words := range [][]word{sourceTitles, termTitles, passageTitles} {
		if known(step, words) {
			return titleOf(step, words)
		}
	}
	return core.T(step, step)
}

// value puts the JSON of a field into words; nothing is the empty text.
func (n *names) value(path string, raw json.RawMessage) core.Text {
	if len(raw) == 0 {
		return core.Text{}
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return core.Text{}
	}
	last := path[strings.LastIndex(path, ".")+1:]
	money := last == "won" || strings.HasPrefix(path, "ceilings")
	return n.say(last, v, money)
}

func (n *names) say(field string, v any, money bool) core.Text {
	switch x := v.(type) {
	case string:
		return n.text(field, x)
	case json.Number:
		if won, err := x.Int64(); err == nil && (money || field == "won") {
			return wonText(won)
		}
		return core.T(plainNumber(field, x), plainNumber(field, x))
	case bool:
		if x {
			return core.T("예", "yes")
		}
		return core.T("아니요", "no")
	case []any:
		var ko, en []string
		for _, e := range x {
			t := n.say(field, e, money)
			ko, en = append(ko, t.Ko), append(en, t.En)
		}
		return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
	case map[string]any:
		return n.element(field, x, money)
	default:
		return core.Text{}
	}
}

// text names what a word of the objects stands for.
func (n *names) text(field, s string) core.Text {
	if title := n.titles[s]; title != "" {
		return core.T(title, title)
	}
	if words, ok := fieldWords[field]; ok {
		return titleOf(s, words)
	}
	if field == "start" || field == "end" || field == "at" {
		if q, err := ParseQuarter(s); err == nil {
			return q.Title()
		}
	}
	return core.T(s, s)
}

// element says an object in one line: its title, or its fields.
func (n *names) element(field string, x map[string]any, money bool) core.Text {
	for _, key := range []string{"title", "text", "code", "definition"} {
		if s, ok := x[key].(string); ok {
			return core.T(s, s)
		}
	}
	var ko, en []string
	add := func(t core.Text) { ko, en = append(ko, t.Ko), append(en, t.En) }
	if id, ok := x["id"].(string); ok {
		add(n.step(id))
	}
	for _, w := range fieldTitles {
		v, ok := x[w.key]
		if !ok || w.key == "source" || w.key == "year" && x["source"] != nil {
			continue // the id says both
		}
		t := n.say(w.key, v, false)
		add(core.Tf("%[1]s %[2]s", "%[1]s %[2]s", w.title, t))
	}
	if x["source"] != nil && x["won"] == nil {
		add(unsettled())
	}
	if len(ko) == 0 { // amounts by year
		for _, key := range slices.Sorted(maps.Keys(x)) {
			add(core.Tf("%[1]s %[2]s", "%[1]s %[2]s", n.step(key), n.say(field, x[key], money)))
		}
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}

// fieldWords are the choices of fields that hold one.
var fieldWords = map[string][]word{
	"source": sourceTitles, "term": termTitles, "status": statusTitles, "direction": directionTitles,
	"state": stateTitles,
	"kind":  linkTitles, "instruments": instrumentTitles, "firmStages": firmStageTitles,
}

var stateTitles = []word{{string(Draft), Draft.Title()}, {string(InReview), InReview.Title()}, {string(Approved), Approved.Title()}}

var fieldTitles = []word{
	{"title", core.T("제목", "title")},
	{"number", core.T("번호", "number")},
	{"region", core.T("지역", "region")},
	{"from", core.T("첫 해", "first year")},
	{"to", core.T("마지막 해", "last year")},
	{"spans", core.T("단계 기간", "stages")},
	{"vision", core.T("비전", "vision")},
	{"goals", core.T("목표", "goals")},
	{"text", core.T("문장", "text")},
	{"kpis", core.T("KPI", "KPIs")},
	{"unit", core.T("단위", "unit")},
	{"direction", core.T("방향", "direction")},
	{"baseline", core.T("기준값", "baseline")},
	{"targets", core.T("목표값", "targets")},
	{"series", core.T("자료", "series")},
	{"dataset", core.T("데이터셋", "dataset")},
	{"measure", core.T("측정값", "measure")},
	{"industry", core.T("산업", "industry")},
	{"transform", core.T("변환", "transformation")},
	{"typed", core.T("직접 적은 실적", "actual by hand")},
	{"note", core.T("출처", "source note")},
	{"strategies", core.T("전략", "strategies")},
	{"strategy", core.T("전략", "strategy")},
	{"ceilings", core.T("재원 한도", "ceilings")},
	{"narrative", core.T("서술", "narrative")},
	{"studies", core.T("연구", "studies")},
	{"policies", core.T("정책", "policies")},
	{"programmes", core.T("지원사업", "programmes")},
	{"need", core.T("필요성", "need")},
	{"content", core.T("내용", "content")},
	{"steps", core.T("연차", "yearly steps")},
	{"start", core.T("시작", "start")},
	{"end", core.T("끝", "end")},
	{"milestones", core.T("이정표", "milestones")},
	{"at", core.T("때", "when")},
	{"budget", core.T("예산", "budget")},
	{"source", core.T("재원", "source")},
	{"year", core.T("연도", "year")},
	{"value", core.T("값", "value")},
	{"won", core.T("금액", "amount")},
	{"owner", core.T("주체", "owner")},
	{"partners", core.T("협력", "partners")},
	{"amount", core.T("기여", "contribution")},
	{"after", core.T("선행 과제", "waits for")},
	{"kind", core.T("종류", "kind")},
	{"lag", core.T("간격(분기)", "lag (quarters)")},
	{"industries", core.T("산업", "industries")},
	{"instruments", core.T("시책수단", "instruments")},
	{"firmStages", core.T("기업 단계", "stages of firms")},
	{"term", core.T("단계", "stage")},
	{"status", core.T("상태", "status")},
	{"progress", core.T("진척", "progress")},
	{"percent", core.T("진척률(%)", "progress (%)")},
	{"on", core.T("기준일", "as of")},
	{"archived", core.T("보관", "archived")},
	{"state", core.T("승인 상태", "state of approval")},
	{"versions", core.T("승인된 판", "approved versions")},
}

func unsettled() core.Text { return core.T("미정", "not known yet") }

// plainNumber writes a number with thousands separators, but a year as it is.
func plainNumber(field string, x json.Number) string {
	v, err := x.Float64()
	if err != nil || field == "year" || field == "from" || field == "to" {
		return x.String()
	}
	_, fraction, _ := strings.Cut(x.String(), ".")
	return core.Grouped(v, len(fraction), "△")
}

// wonText writes money to the won, in the largest unit that takes no more than a
// decimal: 7억 원, 1.5억 원, 130,000원.
func wonText(won int64) core.Text {
	const eok, jo = 100_000_000, 1_000_000_000_000
	var step int64 // that the words keep
	switch size := max(won, -won); {
	case size >= jo:
		step = 100 * eok
	case size >= jo/10:
		step = eok
	case size >= eok:
		step = eok / 10
	}
	if step > 0 && won%step == 0 {
		return linkage.SayWon(float64(won))
	}
	s := core.Grouped(float64(won), 0, "△")
	return core.T(s+"원", s+" won")
}
