package study

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/multicriteria"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// partNew stands in an address for something that is not made yet.
const partNew = "new"

// indicatorEditor is the page of one indicator.
func (s *Section) indicatorEditor() editor {
	return editor{
		step: study.StepIndicators, show: s.showIndicator, read: s.readIndicator,
		to: func(a *answers, x study.Study) string {
			if act, _ := a.act(); act == actNext {
				return stepHref(x.ID, study.StepIndicators)
			}
			return href(x.ID, "indicators", a.Get("indicator"))
		},
	}
}

// indicatorAt finds the indicator that an address names; a new one stands after
// all others.
func indicatorAt(r *http.Request, x study.Study) (int, error) {
	id := r.PathValue("part")
	if id == partNew {
		return len(x.Indicators), nil
	}
	j := slices.IndexFunc(x.Indicators, func(i study.Indicator) bool { return i.ID == id })
	if j < 0 {
		return 0, core.Fail(core.NotFound, "이 연구에 그런 지표가 없습니다. 지표 목록에서 골라 주십시오.", "This study has no such indicator. Choose one from the list.")
	}
	return j, nil
}

func (s *Section) readIndicator(r *http.Request, a *answers, x *study.Study) error {
	j, err := indicatorAt(r, *x)
	if err != nil {
		return err
	}
	i := study.Indicator{ID: a.Get("indicator")}
	if j < len(x.Indicators) {
		i = x.Indicators[j]
	} else if i.ID == "" {
		i.ID = s.Studies.IDs()
		a.Set("indicator", i.ID)
	}
	at := place("indicators", j)
	i.Title = core.T(a.text(at+".title"), a.text(at+".title.en"))
	i.Note, i.Optional = a.text(at+".note"), a.Has(at+".optional")
	i.Direction = multicriteria.Direction(a.text(at + ".direction"))
	i.Normalisation = multicriteria.Normalisation(a.text(at + ".normalisation"))
	i.Source.Method = study.Method(a.text(at + ".source.method"))
	if i.Source.Dataset != a.text(at+".source.dataset") {
		i.Source.Version = 0 // of the dataset before
	}
	i.Source.Dataset, i.Source.Measure = a.text(at+".source.dataset"), a.text(at+".source.measure")
	i.Source.Years = a.whole(at+".source.years", 0)
	i.Source.Origin = a.text(at + ".source.origin")
	if i.Title.IsZero() && i.Source.Method != study.Uploaded {
		i.Title = i.Source.Method.Title()
		a.Set(at+".title", i.Title.Ko)
		a.Set(at+".title.en", i.Title.En)
	}
	x.Indicators = append(slices.Clip(x.Indicators[:j]), append([]study.Indicator{i}, x.Indicators[min(j+1, len(x.Indicators)):]...)...)
	return s.readUpload(r, a, x, j)
}

type indicatorView struct {
	frame

	J        int
	X        study.Indicator
	New      bool
	At       string // its place in the study
	Methods  []ui.Option
	Datasets []ui.Option
	Measures []ui.Option
	Values   *ui.Table
	Evidence *core.Evidence
}

func (s *Section) showIndicator(ctx context.Context, r *http.Request, f frame) (templ.Component, error) {
	j, err := indicatorAt(r, f.Look.Study)
	if err != nil {
		return nil, err
	}
	v := indicatorView{frame: f, J: j, At: place("indicators", j), New: j == len(f.Look.Study.Indicators)}
	v.X = study.Indicator{Direction: multicriteria.Higher, Normalisation: multicriteria.MinMax, Source: study.Source{Method: study.LQ}}
	if k := slices.IndexFunc(f.Text.Indicators, func(i study.Indicator) bool { return i.ID == f.Form.Get("indicator") || i.ID == r.PathValue("part") }); k >= 0 {
		v.X = f.Text.Indicators[k]
	}
	v.Crumbs = append(v.Crumbs, ui.Link{Text: study.StepIndicators.Title(), Href: stepHref(f.Look.Study.ID, study.StepIndicators)})
	v.Lead = core.T("무엇을 어떻게 재는지, 클수록 좋은지, 점수로 어떻게 바꾸는지 정합니다.", "What is measured and how, whether more is better, and how it becomes a score.")
	for _, m := range study.Methods() {
		v.Methods = append(v.Methods, ui.Option{Value: string(m), Label: m.Title(), Group: methodGroup(m)})
	}
	if err := s.offerData(ctx, &v); err != nil {
		return nil, err
	}
	if !v.New && j < len(f.Look.Inputs.Columns) {
		t := oneTable(f.Look, j)
		v.Values, v.Evidence = &t, &f.Look.Inputs.Columns[j].Evidence
	}
	return indicatorTempl(v), nil
}

// methodGroup is where the numbers of a method come from.
func methodGroup(m study.Method) core.Text {
	switch m {
	case study.Density, study.Complexity, study.Gain:
		return core.T("융합·신산업", "Related industries")
	case study.Production, study.ValueAdded, study.Employment, study.Backward, study.Forward:
		return core.T("산업연관", "Input–output")
	case study.Uploaded:
		return core.T("직접 올림", "Your own")
	default:
		return core.T("통계", "Statistics")
	}
}

// offerData lists the datasets that an indicator may be read from, and the
// measures of the one it is read from.
func (s *Section) offerData(ctx context.Context, v *indicatorView) error {
	entries, err := s.Datasets.List(ctx, page.Actor(ctx))
	if err != nil {
		return err
	}
	base := v.X.Source.Dataset
	if base == "" {
		base = v.Look.Inputs.Scope.Dataset
	}
	for _, e := range entries {
		if e.Latest == nil {
			continue
		}
		group := core.T("통계", "Statistics")
		switch e.Dataset.Kind {
		case dataset.Facts:
		case dataset.IOTable, dataset.Inducement:
			group = core.T("산업연관", "Input–output")
		default:
			continue
		}
		v.Datasets = append(v.Datasets, ui.Option{Value: e.Dataset.Key, Label: e.Dataset.Title, Group: group})
		if e.Dataset.Key != base {
			continue
		}
		for _, m := range e.Latest.Summary.Measures {
			v.Measures = append(v.Measures, ui.Option{Value: m.ID, Label: m.Title})
		}
	}
	slices.SortStableFunc(v.Datasets, func(a, b ui.Option) int { return -strings.Compare(a.Group.Ko, b.Group.Ko) })
	return nil
}

// oneTable shows an indicator's values with what they come to as a score.
func oneTable(l study.Look, j int) ui.Table {
	x := l.Study.Indicators[j]
	t := ui.Table{
		ID: "values", Dense: true, Caption: core.Tf("후보별 값: %s", "Values by candidate: %s", x.Title),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")}, {Title: core.T("코드", "Code")},
			{Title: core.T("값", "Value"), Unit: l.Inputs.Columns[j].Unit, Numeric: true},
			{Title: core.T("점수로 바꾼 값", "As a score"), Numeric: true, Help: normalisationTitle(x.Normalisation)},
		},
		Empty: core.T("후보가 없어 보여 드릴 값이 없습니다.", "There are no candidates, so no values to show."),
	}
	for _, subject := range l.Inputs.Subjects {
		scored := ui.NA(core.T("값이 없어 점수로 바꾸지 않음", "no value, so no score"))
		if c, ok := l.Result.Standing(subject.ID); ok && c.Normalised[j].Defined() {
			scored = ui.Num(float64(c.Normalised[j]), ui.Fixed(3))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Label(subject.Name), ui.Plain(subject.ID), rawCell(subject.Cells[j], formatOf(l, j)), scored}})
	}
	return t
}

func directionOptions() []ui.Option {
	var out []ui.Option
	for _, d := range []multicriteria.Direction{multicriteria.Higher, multicriteria.Lower} {
		out = append(out, ui.Option{Value: string(d), Label: capital(directionTitle(d))})
	}
	return out
}

func normalisationOptions() []ui.Option {
	var out []ui.Option
	for _, n := range multicriteria.Normalisations() {
		out = append(out, ui.Option{Value: string(n), Label: capital(normalisationTitle(n))})
	}
	return out
}
