package rows

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// The filters of an address beside those that the diagnosis knows.
const (
	paramPeriod = "period"
	paramFlag   = "flag"
)

// rowChoice is what can be asked of one axis.
type rowChoice struct {
	name    string
	label   core.Text
	all     core.Text // what an empty choice lets through
	options []ui.Option
}

// choices lists the axes in the order of the form.
func (a *rowsAsk) choices() []rowChoice {
	regions := a.codes(func(q dataset.MeasureQuality) []dataset.Share { return q.ByRegion }, a.names.Region)
	industries := a.codes(func(q dataset.MeasureQuality) []dataset.Share { return q.ByIndustry }, a.names.Industry)
	return []rowChoice{
		{ui.ParamRegion, core.T("지역", "Region"), core.T("모든 지역", "All regions"), regions},
		{version.ParamIndustry, core.T("산업", "Industry"), core.T("모든 산업", "All industries"), industries},
		{paramPeriod, core.T("시점", "Period"), core.T("모든 시점", "All periods"), a.periods()},
		{ui.ParamMeasure, core.T("지표", "Measure"), core.T("모든 지표", "All measures"), a.measures()},
		{paramFlag, core.T("표시", "Flag"), core.T("표시와 상관없이", "Flagged or not"), a.flags()},
	}
}

// read takes the filters, the order and the page from an address.
func (a *rowsAsk) read(q url.Values) {
	chosen := map[string]string{}
	for _, c := range a.choices() {
		f := rowFilter{rowChoice: c, Typed: strings.TrimSpace(q.Get(c.name))}
		f.Chosen, f.Wrong = c.choose(f.Typed)
		if !f.Wrong.IsZero() {
			a.wrong(c.name, f.Wrong)
		}
		chosen[c.name] = f.Chosen
		a.Filters = append(a.Filters, f)
	}
	a.Query = dataset.RowQuery{
		Region: chosen[ui.ParamRegion], Industry: chosen[version.ParamIndustry], Period: chosen[paramPeriod],
		Measure: chosen[ui.ParamMeasure], Flag: core.Flag(chosen[paramFlag]), Sort: q.Get("sort"),
	}
	if a.Query.Sort != "" && !slices.Contains(dataset.RowSorts(), a.Query.Sort) {
		a.wrong("rows", core.Tf("‘%s’(으)로는 정렬할 수 없습니다. 표의 제목을 눌러 정렬해 주십시오.",
			"Rows cannot be sorted by ‘%s’. Press a heading of the table instead.", a.Query.Sort))
		a.Query.Sort = ""
	}
	if n, err := strconv.Atoi(q.Get("page")); err == nil && n > 1 {
		const mostPages = 1 << 40 / rowsOnPage // beyond any version; keeps the offset a number
		a.Page = min(n, mostPages)
	}
}

func (a *rowsAsk) wrong(field string, message core.Text) {
	if a.Wrong == nil {
		a.Wrong = core.Fail(core.Invalid, "조건을 적용할 수 없습니다.", "The filters cannot be applied.")
	}
	a.Wrong = a.Wrong.With(field, message)
}

// codes lists the codes of one axis that occur with any measure, in order.
func (a *rowsAsk) codes(of func(dataset.MeasureQuality) []dataset.Share, name func(string) core.Text) []ui.Option {
	var codes []string
	for _, q := range a.Version.Quality.Measures {
		slice := of(q)
		if len(slice) == 0 {
			return nil // too many to have been counted
		}
		for _, s := range slice {
			codes = append(codes, s.Code)
		}
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	out := make([]ui.Option, len(codes))
	for i, c := range codes {
		out[i] = ui.Option{Value: c, Label: version.Coded(c, name(c))}
	}
	return out
}

// periods lists the newest first: that is what most look for.
func (a *rowsAsk) periods() []ui.Option {
	var out []ui.Option
	for _, p := range slices.Backward(a.Version.Summary.Periods) {
		out = append(out, ui.Option{Value: p.String(), Label: page.PeriodText(p)})
	}
	return out
}

func (a *rowsAsk) measures() []ui.Option {
	var out []ui.Option
	for _, m := range a.Version.Summary.Measures {
		out = append(out, ui.Option{Value: m.ID, Label: m.Title})
	}
	return out
}

// flags lists those that occur; a version without any has nothing to choose.
func (a *rowsAsk) flags() []ui.Option {
	out := []ui.Option{{Value: string(dataset.Plain), Label: core.T("표시 없는 값", "Without a flag")}}
	for _, f := range shownFlags() {
		if a.Version.Summary.Flags[f] > 0 {
			out = append(out, ui.Option{Value: string(f), Label: f.Title()})
		}
	}
	return out
}

func shownFlags() []core.Flag {
	return []core.Flag{core.Suppressed, core.None, core.Unreliable, core.Missing, core.Estimated}
}
