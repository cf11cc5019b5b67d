package roadmap

import (
	"context"
	"errors"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// actBaseline takes the latest number of a KPI's series as its baseline.
const actBaseline = "baseline"

// seriesOffer is what a dataset offers to choose a series from. One that is not
// there any more offers nothing.
type seriesOffer struct {
	key        string
	number     int // among those of the form
	title      core.Text
	measures   []core.Measure
	measure    string // the usual one
	regions    []ui.Option
	industries industryChoices
}

func (o *seriesOffer) list() string { return "industries-" + itoa(o.number) }

func (o *seriesOffer) known() bool { return len(o.measures) > 0 }

// seriesChoice is what a KPI's drop-downs hold, and what the series says.
type seriesChoice struct {
	Datasets, Measures, Regions []ui.Option
	Industry                    core.Text // as it stands in the field
	List                        string    // id of the industries to pick from
	Newest                      core.Text // the latest number; zero without one
	Of                          core.Text // what it is a number of
	Reason                      core.Text // why there is none
}

// offerOf asks a dataset what it has. Every industry is offered once, coarse
// ones first.
func (s *Section) offerOf(ctx context.Context, v *formView, key string) (*seriesOffer, error) {
	if i := slices.IndexFunc(v.Offers, func(o *seriesOffer) bool { return o.key == key }); i >= 0 {
		return v.Offers[i], nil
	}
	o := &seriesOffer{key: key, number: len(v.Offers)}
	v.Offers = append(v.Offers, o)
	who := page.Actor(ctx)
	t, err := s.Diagnosis.Industries(ctx, who, diagnosis.View{Dataset: key})
	if code := core.CodeOf(err); err != nil && (code == core.NotFound || code == core.Invalid) {
		return o, nil
	}
	if err != nil || t.Scene.Empty != nil || t.Scene.View.Dataset != key {
		return o, err
	}
	from := t.Scene.Options()
	o.title, o.measures, o.measure = t.Scene.Dataset.Title, from.Measures, t.Scene.View.Measure
	o.regions = scene.RegionOptions(s.Regions, from.Regions)
	o.industries = industryChoices{{code: core.Total, name: core.T("모든 산업", "All industries")}}
	for _, level := range t.Scene.Levels {
		view := t.Scene.View
		view.Level, view.Sort, view.Ascending = level, "code", true
		if t, err = s.Diagnosis.Industries(ctx, who, view); err != nil {
			return nil, err
		}
		for _, x := range t.Rows {
			o.industries = append(o.industries, industryChoice{x.Code, x.Name, level == diagnosis.Definitions})
		}
	}
	return o, nil
}

// readSeries finds the industries that were typed, and gives a dataset that was
// chosen anew its usual measure and the roadmap's region.
func (s *Section) readSeries(ctx context.Context, v *formView) error {
	for i := range v.Form.KPIs {
		k := &v.Form.KPIs[i]
		if k.Dataset == "" {
			continue
		}
		o, err := s.offerOf(ctx, v, k.Dataset)
		if err != nil {
			return err
		}
		k.Industry = o.industries.code(k.Industry)
		if k.How == "" {
			k.How = string(roadmap.AsValue)
		}
		if k.Dataset == k.Shown || !o.known() {
			continue
		}
		if !slices.ContainsFunc(o.measures, func(m core.Measure) bool { return m.ID == k.Measure }) {
			k.Measure = o.measure
		}
		if !hasOption(o.regions, k.Region) {
			k.Region = ""
			if hasOption(o.regions, v.Form.Region) {
				k.Region = v.Form.Region
			}
		}
	}
	return nil
}

// offerSeries fills the drop-downs of every KPI. What was chosen earlier and is
// not in the data any more stands among the options, said to be gone.
func (s *Section) offerSeries(ctx context.Context, v *formView) error {
	var datasets []ui.Option
	if len(v.Form.KPIs) > 0 {
		t, err := s.Diagnosis.Industries(ctx, page.Actor(ctx), diagnosis.View{})
		if err != nil {
			return err
		}
		for _, d := range t.Scene.Options().Datasets {
			if d.Usable {
				datasets = append(datasets, ui.Option{Value: d.Key, Label: d.Title})
			}
		}
	}
	v.Series = make([]seriesChoice, len(v.Form.KPIs))
	for i, k := range v.Form.KPIs {
		c := seriesChoice{Datasets: append([]ui.Option{{Label: core.T("자료에서 읽지 않음", "Not from a dataset")}}, kept(datasets, k.Dataset)...)}
		if k.Dataset != "" {
			o, err := s.offerOf(ctx, v, k.Dataset)
			if err != nil {
				return err
			}
			for _, m := range o.measures {
				c.Measures = append(c.Measures, ui.Option{Value: m.ID, Label: m.Title})
			}
			c.Measures = kept(c.Measures, k.Measure)
			c.Regions = kept(append([]ui.Option{{Label: core.T("지역을 골라 주십시오", "Choose a region")}}, o.regions...), k.Region)
			c.Industry, c.List = o.industries.text(k.Industry), o.list()
			if err := s.preview(ctx, &c, k, o); err != nil {
				return err
			}
		}
		v.Series[i] = c
	}
	return nil
}

// kept gives the options with the chosen one among them, marked where the data
// do not have it.
func kept(options []ui.Option, chosen string) []ui.Option {
	if chosen == "" || hasOption(options, chosen) {
		return options
	}
	return append(slices.Clone(options), ui.Option{Value: chosen, Label: core.Tf("%s (자료에 없음)", "%s (not in the data)", chosen)})
}

func hasOption(options []ui.Option, value string) bool {
	return slices.ContainsFunc(options, func(o ui.Option) bool { return o.Value == value })
}

// onto puts the form onto a roadmap. An industry that was typed and is not in
// the data is a mistake; one that was kept before is not.
func (v formView) onto(r roadmap.Roadmap) (roadmap.Roadmap, error) {
	x, err := v.Form.onto(r)
	var m mistakes
	m.err, _ = errors.AsType[*core.Error](err)
	for i, k := range v.Form.KPIs {
		at := slices.IndexFunc(v.Offers, func(o *seriesOffer) bool { return o.key == k.Dataset })
		old, _ := r.KPI(k.ID)
		stays := old.Series != nil && *old.Series == k.series()
		if at < 0 || !v.Offers[at].known() || stays {
			continue
		}
		if k.Industry != "" && !v.Offers[at].industries.has(k.Industry) {
			m.add(rowName("kpi", i, "industry"), core.Tf("‘%s’은(는) 이 자료의 산업이 아닙니다. 이름이나 코드 일부를 적고 목록에서 골라 주십시오.",
				"‘%s’ is not an industry of these data. Write part of its name or code and pick it from the list.", k.Industry))
		}
		if k.Region == "" {
			m.add(rowName("kpi", i, "region"), core.T("지역을 골라 주십시오.", "Choose a region."))
		}
	}
	return x, m.error()
}

func (k kpiInput) series() roadmap.Series {
	return roadmap.Series{Dataset: k.Dataset, Measure: k.Measure, Region: k.Region, Industry: k.Industry, Transform: roadmap.Transform(k.How)}
}

// industryChoice is an industry as a field shows it: its code and its name.
type industryChoice struct {
	code   string
	name   core.Text
	basket bool // a definition
}

type industryChoices []industryChoice

func (x industryChoice) text() core.Text {
	if x.code == core.Total || x.name.Ko == x.code {
		return x.name
	}
	if x.basket {
		return core.Tf("%[2]s (산업 정의 %[1]s)", "%[2]s (definition %[1]s)", x.code, x.name)
	}
	return core.Tf("%[1]s %[2]s", "%[1]s %[2]s", x.code, x.name)
}

func (list industryChoices) texts() []core.Text {
	out := make([]core.Text, len(list))
	for i, x := range list {
		out[i] = x.text()
	}
	return out
}

func (list industryChoices) has(code string) bool {
	return slices.ContainsFunc(list, func(x industryChoice) bool { return x.code == code })
}

// text is how a code stands in its field; one that the data do not have stands
// as it is.
func (list industryChoices) text(code string) core.Text {
	if i := slices.IndexFunc(list, func(x industryChoice) bool { return x.code == code }); i >= 0 {
		return list[i].text()
	}
	return core.T(code, code)
}

// code reads what stands in a field: an option as it is offered, a code, or a
// name that only one industry has. Anything else stays as it was typed.
func (list industryChoices) code(typed string) string {
	if typed == "" || list.has(typed) {
		return typed
	}
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	found := ""
	for _, x := range list {
		for _, lang := range []core.Lang{core.Korean, core.English} {
			switch fold(typed) {
			case fold(x.text().In(lang)):
				return x.code
			case fold(x.name.In(lang)):
				if found != "" && found != x.code {
					return typed
				}
				found = x.code
			}
		}
	}
	if found != "" {
		return found
	}
	return typed
}
