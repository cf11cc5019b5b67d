package study

import (
	"context"
	"math"
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// expertEditor is the page on which one expert compares indicators in pairs.
func (s *Section) expertEditor() editor {
	return editor{
		step: study.StepWeights, show: s.showExpert, read: readExpert,
		to: func(a *answers, x study.Study) string {
			if act, _ := a.act(); act == actNext {
				return ""
			}
			return href(x.ID, "weights", "experts", a.Get("expert"))
		},
	}
}

func expertAt(r *http.Request, x study.Study) (int, error) {
	k := slices.IndexFunc(x.Weighting.Experts, func(e study.Expert) bool { return e.ID == r.PathValue("part") })
	if k < 0 {
		return 0, core.Fail(core.NotFound, "이 연구에 그런 전문가가 없습니다. 가중치 단계에서 골라 주십시오.", "This study has no such expert. Choose one at the step of the weights.")
	}
	return k, nil
}

// readExpert takes the answers. A pair without an answer keeps what was there.
func readExpert(r *http.Request, a *answers, x *study.Study) error {
	k, err := expertAt(r, *x)
	if err != nil {
		return err
	}
	e := &x.Weighting.Experts[k]
	e.Judgements = slices.Clone(e.Judgements)
	for _, p := range pairsOf(x.Indicators) {
		first, second := p[0].ID, p[1].ID
		chosen, ok := stepOf(a.Get(pairID(first, second)))
		if !ok || chosen.is(judgementOf(*e, first, second)) {
			continue
		}
		said := study.Judge(first, second, chosen.Times)
		if n := slices.IndexFunc(e.Judgements, func(j study.Judgement) bool { return pairID(j.First, j.Second) == pairID(first, second) }); n >= 0 {
			e.Judgements[n] = said
		} else {
			e.Judgements = append(e.Judgements, said)
		}
	}
	return nil
}

// pairsOf are the indicators two by two, in their order.
func pairsOf(list []study.Indicator) [][2]study.Indicator {
	var out [][2]study.Indicator
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			out = append(out, [2]study.Indicator{list[i], list[j]})
		}
	}
	return out
}

type expertView struct {
	frame

	Expert  study.Expert
	Judged  *study.Consistency
	LeftOut []ui.Notice // indicators that are not asked about
	Pairs   []pairView
	Matrix  ui.Table
	Others  []ui.Link // the other experts
}

// pairView is one question.
type pairView struct {
	ID            string
	First, Second core.Text
	Times         float64 // NaN: not judged yet
	Off           bool    // judged, but not at a step of the scale
	Hint          core.Text
}

func (s *Section) showExpert(_ context.Context, r *http.Request, f frame) (templ.Component, error) {
	k, err := expertAt(r, f.Text)
	if err != nil {
		return nil, err
	}
	f.Lead = core.T("두 지표 가운데 어느 쪽이 얼마나 더 중요한지 고릅니다. 가운데 1은 같다는 뜻입니다.", "Which of the two is more important, and by how much? The 1 in the middle means the same.")
	f.Help = core.T("글쇠판에서는 화살표로 옮깁니다. 답을 고르다 나가도 저장한 것은 남아 있습니다.", "Move with the arrow keys. What was saved stays when you leave.")
	f.Crumbs = append(f.Crumbs, ui.Link{Text: study.StepWeights.Title(), Href: stepHref(f.Look.Study.ID, study.StepWeights)})
	v := expertView{frame: f, Expert: f.Text.Weighting.Experts[k]}
	v.Head = core.Tf("%s 전문가의 쌍대비교", "Pairs of %s", v.Expert.Name)
	v.Judged = judgedBy(f.Look, v.Expert.ID)
	v.LeftOut = leftOut(f.Look, v.Expert)
	asked := compared(f.Look, f.Text)
	for _, p := range pairsOf(asked) {
		q := pairView{ID: pairID(p[0].ID, p[1].ID), First: p[0].Title, Second: p[1].Title, Times: judgementOf(v.Expert, p[0].ID, p[1].ID)}
		q.Off = !math.IsNaN(q.Times) && !slices.ContainsFunc(scaleSteps(), func(x step) bool { return x.is(q.Times) })
		q.Hint = v.hint(p[0].ID, p[1].ID)
		v.Pairs = append(v.Pairs, q)
	}
	v.Matrix = matrixTable(f.Text, asked, v.Expert, v.Judged)
	for _, e := range f.Text.Weighting.Experts {
		if e.ID != v.Expert.ID {
			v.Others = append(v.Others, ui.Link{Text: core.Tf("%s 전문가의 쌍대비교", "Pairs of %s", e.Name), Href: href(f.Look.Study.ID, "weights", "experts", e.ID)})
		}
	}
	return expertTempl(v), nil
}

// hint says what the other answers imply for a pair that fits them badly.
func (v *expertView) hint(first, second string) core.Text {
	if v.Judged == nil {
		return core.Text{}
	}
	for _, p := range v.Judged.Revisit {
		if pairID(p.First, p.Second) != pairID(first, second) {
			continue
		}
		then := float64(p.Suggested)
		if p.First != first {
			then = 1 / then
		}
		return core.Tf("다시 볼 판단입니다. 다른 답으로 미루어 보면 ‘%[1]s’쯤이고, 그렇게 고치면 CR이 %.3[2]f까지 내려갑니다.",
			"Worth another look: the other answers imply about “%[1]s”, which would bring the CR down to %.3[2]f.", v.sided(first, second, nearestStep(then)), float64(p.CR))
	}
	return core.Text{}
}

// sided says which of two indicators is how many times as important.
func (v *expertView) sided(first, second string, times float64) core.Text {
	if times < 1 {
		first, times = second, 1/times
	}
	if times < 2 { //nolint:mnd // the first step away from the middle
		return core.T("둘이 같음", "the same")
	}
	return core.Tf("%[1]s 쪽이 %[2]s", "%[1]s, %[2]s", indicatorTitle(v.Text, first), timesText(times))
}

// matrixTable is the whole matrix with the weights that follow from it.
func matrixTable(x study.Study, asked []study.Indicator, e study.Expert, c *study.Consistency) ui.Table {
	t := ui.Table{ID: "matrix", Dense: true, Caption: core.T("쌍대비교 행렬(행이 열의 몇 배인가)", "Matrix: how many times the column the row is"), Columns: []ui.Column{{Title: core.T("지표", "Indicator")}}}
	for _, i := range asked {
		t.Columns = append(t.Columns, ui.Column{Title: i.Title, Numeric: true})
	}
	t.Columns = append(t.Columns, ui.Column{Title: core.T("가중치", "Weight"), Numeric: true})
	for _, i := range asked {
		k := slices.IndexFunc(x.Indicators, func(y study.Indicator) bool { return y.ID == i.ID })
		row := ui.Row{Cells: []ui.Cell{ui.Label(i.Title)}}
		for _, j := range asked {
			switch times := judgementOf(e, i.ID, j.ID); {
			case i.ID == j.ID:
				row.Cells = append(row.Cells, ui.Plain("1"))
			case math.IsNaN(times):
				row.Cells = append(row.Cells, ui.NA(core.T("아직 비교하지 않음", "not compared yet")))
			default:
				row.Cells = append(row.Cells, ui.Label(core.T(ratio(times), ratio(times))))
			}
		}
		weight := ui.NA(core.T("모든 쌍을 비교하면 나옵니다", "once every pair is compared"))
		if c != nil && k < len(c.Weights) && c.Weights[k].Defined() {
			weight = ui.Num(float64(c.Weights[k]), ui.Percent(1))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: append(row.Cells, weight)})
	}
	return t
}
