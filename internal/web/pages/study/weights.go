package study

import (
	"context"
	"math"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/multicriteria"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// weightsEditor is the fourth step: how much each indicator counts.
func (s *Section) weightsEditor() editor {
	return editor{step: study.StepWeights, read: s.readWeights, show: s.showWeights}
}

func (s *Section) readWeights(_ *http.Request, a *answers, x *study.Study) error {
	w := &x.Weighting
	w.Method = study.WeightMethod(a.text("weighting.method"))
	if rows := a.rows("weighting.direct"); len(rows) > 0 {
		w.Direct = nil
		for _, at := range rows {
			if v := a.number(at+".value", math.NaN()); !math.IsNaN(v) {
				w.Direct = append(w.Direct, study.Weight{ID: a.Get(at + ".id"), Value: v})
			}
		}
	}
	act, on := a.act()
	var experts []study.Expert
	for _, at := range a.rows("weighting.experts") {
		e := study.Expert{ID: a.Get(at + ".id")}
		if k := slices.IndexFunc(w.Experts, func(x study.Expert) bool { return x.ID == e.ID }); k >= 0 {
			e = w.Experts[k]
		}
		e.Name, e.Affiliation = a.text(at+".name"), a.text(at+".affiliation")
		e.Weight = a.number(at+".weight", 1)
		switch {
		case act == actDrop && e.ID == on && on != "", e.ID == "" && e.Name == "":
			continue
		case e.ID == "":
			e.ID = s.Studies.IDs()
		}
		experts = append(experts, e)
	}
	w.Experts = experts
	return nil
}

type weightsView struct {
	frame

	Direct   []directLine
	Sum      core.Text
	Experts  []expertLine
	LeftOut  []ui.Notice // indicators that experts are not asked about
	Joint    *study.Consistency
	Revisit  []revisitLine
	Chart    *ui.Chart
	Renormal bool
}

// directLine is the field of one indicator's weight.
type directLine struct {
	ID    string
	Input ui.Input
}

// expertLine is one expert with how well their judgements fit.
type expertLine struct {
	study.Expert

	At     string
	Href   string
	Judged *study.Consistency
}

// revisitLine is a judgement worth another look.
type revisitLine struct {
	Who         string // empty: all together
	Pair        core.Text
	Given, Then core.Text
	CR          float64
	Href        string
}

func (s *Section) showWeights(_ context.Context, _ *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("지표마다 얼마나 중요하게 볼지 정합니다. 방법을 바꾸어도 적어 둔 것은 남습니다.", "How much each indicator counts. What was entered for one way stays when another is chosen.")
	f.Help = core.T("계층분석(AHP)은 지표를 둘씩 견주게 하고, 답이 서로 맞는지를 일관성 비율(CR)로 보입니다. 0.10까지는 맞는 것으로 봅니다.",
		"The analytic hierarchy process compares indicators in pairs and tells by the consistency ratio (CR) whether the answers fit each other; up to 0.10 they do.")
	f.Act = stepHref(f.Look.Study.ID, study.StepWeights) // also when an upload came back
	v := weightsView{frame: f, Joint: f.Look.Result.Weights.Joint, Renormal: f.Look.Result.Weights.Renormalise}
	sum := 0.0
	for j, x := range f.Text.Indicators {
		kept := ""
		for _, w := range f.Text.Weighting.Direct {
			if w.ID == x.ID {
				kept, sum = strconv.FormatFloat(w.Value, 'f', -1, 64), sum+w.Value
			}
		}
		field := f.field(place("weighting.direct", j)+".value", x.Title, kept)
		v.Direct = append(v.Direct, directLine{x.ID, ui.Input{Field: field, InputMode: "decimal"}})
	}
	v.Sum = same(strconv.FormatFloat(math.Round(sum*1e6)/1e6, 'f', -1, 64))
	for k, e := range f.Text.Weighting.Experts {
		v.Experts = append(v.Experts, expertLine{
			Expert: e, At: place("weighting.experts", k), Href: href(f.Look.Study.ID, "weights", "experts", e.ID), Judged: judgedBy(f.Look, e.ID),
		})
	}
	v.LeftOut = leftOut(f.Look, f.Text.Weighting.Experts...)
	v.Revisit = revisits(f.Look)
	v.Chart = weightChart(f.Look)
	return weightsTempl(v), nil
}

// judgedBy is how well an expert's judgements fit, where it was looked at.
func judgedBy(l study.Look, expert string) *study.Consistency {
	for k := range l.Result.Weights.Judged {
		if c := &l.Result.Weights.Judged[k]; c.Expert == expert {
			return c
		}
	}
	return nil
}

// revisits lists the judgements worth another look, expert by expert, then of
// all together.
func revisits(l study.Look) []revisitLine {
	var out []revisitLine
	add := func(c study.Consistency, who string) {
		for _, p := range c.Revisit {
			line := revisitLine{
				Who: who, CR: float64(p.CR), Given: timesText(float64(p.Given)), Then: timesText(nearestStep(float64(p.Suggested))),
				Pair: core.Tf("%[1]s 대 %[2]s", "%[1]s against %[2]s", indicatorTitle(l.Study, p.First), indicatorTitle(l.Study, p.Second)),
			}
			if who != "" {
				line.Href = href(l.Study.ID, "weights", "experts", c.Expert) + "#" + pairID(p.First, p.Second)
			}
			out = append(out, line)
		}
	}
	for _, c := range l.Result.Weights.Judged {
		for _, e := range l.Study.Weighting.Experts {
			if e.ID == c.Expert {
				add(c, e.Name)
			}
		}
	}
	if j := l.Result.Weights.Joint; j != nil && len(l.Result.Weights.Judged) > 1 {
		add(*j, "")
	}
	return out
}

// weightChart shows the weights in use; nil where there are none yet.
func weightChart(l study.Look) *ui.Chart {
	w := l.Result.Weights
	if !w.Fault.IsZero() || len(l.Study.Indicators) == 0 {
		return nil
	}
	bars := ui.Bars{Axis: ui.Axis{Title: core.T("가중치", "Weight"), Format: ui.Percent(1)}}
	table := ui.Table{ID: "weights-table", Dense: true, Caption: core.T("쓰이는 가중치", "Weights in use"), Columns: []ui.Column{
		{Title: core.T("지표", "Indicator")}, {Title: core.T("보는 것", "Looks at")}, {Title: core.T("가중치", "Weight"), Numeric: true},
	}}
	for j, x := range w.Indicators {
		value, cell := ui.Real(x.Weight), ui.Num(float64(x.Weight), ui.Percent(1))
		if !x.Skip.IsZero() {
			cell = ui.NA(x.Skip)
		}
		bars.Items = append(bars.Items, ui.Bar{Label: l.Study.Indicators[j].Title, Value: value, Note: x.Skip, Role: ui.RoleChosen})
		table.Rows = append(table.Rows, ui.Row{Cells: []ui.Cell{ui.Label(l.Study.Indicators[j].Title), ui.Label(l.Study.Indicators[j].Source.Method.Facet().Title()), cell}})
	}
	return &ui.Chart{
		ID: "weights", Title: core.T("쓰이는 가중치", "Weights in use"), Spec: bars, Table: &table, Height: ui.Short,
		Summary: core.Tf("%s 방법으로 매긴 가중치입니다.", "Weights by the method: %s.", l.Study.Weighting.Method.Title()),
	}
}

func methodOptions() []ui.Option {
	var out []ui.Option
	for _, m := range study.WeightMethods() {
		t := m.Title()
		switch m {
		case study.EntropyWeights:
			t = core.T(t.Ko+": 후보들이 많이 갈리는 지표에 더 큰 가중치", t.En+": more weight to indicators that tell the candidates apart")
		case study.AHPWeights:
			t = core.T(t.Ko+": 전문가가 지표를 둘씩 견줌", t.En+": experts compare indicators in pairs")
		default:
		}
		out = append(out, ui.Option{Value: string(m), Label: t})
	}
	return out
}

// consistency says how well judgements fit, for a badge.
func consistencyBadge(c *study.Consistency) (ui.Tone, core.Text) {
	switch {
	case c == nil:
		return ui.Neutral, core.T("비교 전", "not compared yet")
	case c.Open > 0:
		return ui.Info, core.Tf("남은 쌍 %d", "%d pairs left", c.Open)
	case c.Acceptable:
		return ui.Success, core.Tf("CR %.3f", "CR %.3f", float64(c.CR))
	default:
		return ui.Warning, core.Tf("CR %.3[1]f, %.2[2]f보다 큼", "CR %.3[1]f, above %.2[2]f", float64(c.CR), multicriteria.Acceptable)
	}
}
