package study

import (
	"context"
	"math"
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/multicriteria"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// What moves an indicator one place up in the list.
const actUp = "up"

// indicatorsEditor is the third step: what candidates are held against.
func (s *Section) indicatorsEditor() editor {
	return editor{step: study.StepIndicators, read: readIndicators, show: s.showIndicators}
}

func readIndicators(_ *http.Request, a *answers, x *study.Study) error {
	x.Missing = study.MissingRule(a.text("missing"))
	act, on := a.act()
	k := slices.IndexFunc(x.Indicators, func(i study.Indicator) bool { return i.ID == on })
	switch {
	case act == actDrop && k >= 0:
		x.Indicators = slices.Delete(x.Indicators, k, k+1)
	case act == actUp && k > 0:
		x.Indicators[k-1], x.Indicators[k] = x.Indicators[k], x.Indicators[k-1]
	}
	return nil
}

type indicatorsView struct {
	frame

	Lines   []indicatorLine
	Preview ui.Table
	Drawers []drawer
}

// indicatorLine is one indicator at a glance.
type indicatorLine struct {
	study.Indicator

	At    string // its place in the study, for messages
	Href  string
	Known int // candidates that have a value
	All   int
	Why   core.Text // why nobody has one
}

func (s *Section) showIndicators(_ context.Context, _ *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("후보를 무엇으로 견줄지 정합니다. 자료에서 계산하거나, 표를 올려 쓸 수 있습니다.", "What candidates are held against: computed from datasets, or from a table that you upload.")
	f.Help = core.T("값이 없는 칸에는 줄표가 있고, 가리키면 까닭이 나옵니다. 모르는 값은 0으로 세지 않습니다.", "A dash stands where there is no value; point at it for the reason. What is not known is never counted as 0.")
	v := indicatorsView{frame: f}
	in := f.Look.Inputs
	for j, x := range f.Look.Study.Indicators {
		line := indicatorLine{Indicator: x, At: place("indicators", j), Href: href(f.Look.Study.ID, "indicators", x.ID), All: len(in.Subjects)}
		for _, c := range in.Subjects {
			if c.Cells[j].Value.Defined() {
				line.Known++
			}
		}
		if j < len(in.Columns) {
			line.Why = in.Columns[j].Reason
		}
		v.Lines = append(v.Lines, line)
	}
	v.Preview = rawTable(f.Look)
	v.Drawers = drawersOf(f.Look)
	return indicatorsTempl(v), nil
}

// rawTable shows what was read: a value, or a dash that says why there is none.
func rawTable(l study.Look) ui.Table {
	t := ui.Table{
		ID: "values", Dense: true, Caption: core.T("후보별 지표 값", "Values by candidate"),
		Columns: []ui.Column{{Title: core.T("산업", "Industry")}},
		Empty:   core.T("후보가 없어 보여 드릴 값이 없습니다.", "There are no candidates, so no values to show."),
	}
	for j, x := range l.Study.Indicators {
		c := ui.Column{Title: x.Title, Numeric: true}
		if j < len(l.Inputs.Columns) {
			c.Unit = l.Inputs.Columns[j].Unit
		}
		t.Columns = append(t.Columns, c)
	}
	for _, s := range l.Inputs.Subjects {
		row := ui.Row{Cells: []ui.Cell{ui.Label(s.Name)}}
		for j := range l.Study.Indicators {
			row.Cells = append(row.Cells, rawCell(s.Cells[j], formatOf(l, j)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func rawCell(c study.Cell, f ui.Format) ui.Cell {
	if !c.Value.Defined() {
		return ui.NA(c.Reason)
	}
	return ui.Num(float64(c.Value), f)
}

// formatOf is how the raw values of an indicator are written.
func formatOf(l study.Look, j int) ui.Format {
	switch l.Study.Indicators[j].Source.Method {
	case study.Share:
		return ui.Percent(1)
	case study.ShareChange:
		return ui.PercentPoints(2)
	case study.Growth, study.AnnualGrowth, study.CompetitiveRate:
		return ui.Percent(1).WithSign()
	case study.Level, study.Competitive, study.Uploaded:
		values := make([]float64, 0, len(l.Inputs.Subjects))
		for _, s := range l.Inputs.Subjects {
			if v := float64(s.Cells[j].Value); !math.IsNaN(v) {
				values = append(values, v)
			}
		}
		if l.Study.Indicators[j].Source.Method == study.Uploaded && core.Decimals(values) > 0 {
			return ui.Fixed(2)
		}
		return ui.Fixed(core.Decimals(values))
	default:
		return ui.Fixed(2)
	}
}

func directionTitle(d multicriteria.Direction) core.Text {
	if d == multicriteria.Lower {
		return core.T("작을수록 좋음", "less is better")
	}
	return core.T("클수록 좋음", "more is better")
}

func normalisationTitle(n multicriteria.Normalisation) core.Text {
	switch n {
	case multicriteria.ZScore:
		return core.T("표준점수(z)", "z-score")
	case multicriteria.Rank:
		return core.T("순위", "rank")
	case multicriteria.Percentile:
		return core.T("백분위", "percentile")
	default:
		return core.T("최소–최대", "min–max")
	}
}

func missingOptions() []ui.Option {
	var out []ui.Option
	for _, r := range study.MissingRules() {
		out = append(out, ui.Option{Value: string(r), Label: r.Title()})
	}
	return out
}
