package linkage

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/linkage"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// linkageFrame is what the pages about input–output have in common.
type linkageFrame struct {
	ui.Page

	Scene  *linkage.Scene
	Lead   core.Text
	Tabs   []ui.Tab
	Empty  *ui.Empty
	Picker tablePicker
	Fault  error // why nothing can be shown of the table
}

// Shown reports whether there is a table that can be shown.
func (f linkageFrame) Shown() bool { return f.Empty == nil && f.Fault == nil }

// tablePicker chooses the table and its year.
type tablePicker struct {
	Action      string
	Hidden      []page.Hidden
	Table, Year ui.Select
}

// linkageScene finds the table of an address. A fault of what was written in
// the form comes back beside it.
func (s *Section) linkageScene(r *http.Request) (sc *linkage.Scene, fault, err error) {
	v, fault := linkage.ParseView(r.URL.Query())
	sc, err = s.Linkage.Scene(r.Context(), page.Actor(r.Context()), v)
	return sc, fault, err
}

// linkageFrame makes the shell of a page at an address of the section.
func (s *Section) linkageFrame(sc *linkage.Scene, at string) linkageFrame {
	f := linkageFrame{Scene: sc, Fault: sc.Fault, Page: ui.Page{Section: ui.SectionLinkage, Title: core.T("산업연관", "Input–output")}}
	f.Scope = s.scope(sc)
	if sc.Empty {
		f.Empty = noTable()
		return f
	}
	f.Demo = sc.Dataset.Demo
	f.Picker = pickerOf(sc, at)
	if !sc.Place.IsZero() {
		f.Title = core.Tf("%s 산업연관", "Input–output of %s", sc.Place)
	}
	f.Lead = core.Tf("%[1]s %[2]d판, %[3]s, 부문 %[4]d개", "%[1]s, version %[2]d, %[3]s, %[4]d sectors", sc.Dataset.Title, sc.Version.Number, page.PeriodText(sc.Year), len(sc.Sectors))
	if sc.Fault != nil {
		f.Lead = core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", sc.Dataset.Title, sc.Version.Number)
	}
	if len(sc.Notes) > 0 {
		f.Notices = []ui.Notice{{Tone: ui.Info, Text: page.Together(sc.Notes)}}
	}
	if sc.Version.State == dataset.Withdrawn {
		f.Notices = append(f.Notices, ui.Notice{Tone: ui.Warning, Text: core.Tf("철회된 판입니다. 까닭: %s", "This version was withdrawn: %s", sc.Version.Withdrawal.Reason)})
	}
	for _, t := range []struct {
		href string
		text core.Text
	}{
		{linkageHref, core.T("연관 구조", "Linkages")},
		{whatIfHref, core.T("만약에", "What if")},
		{bridgeHref, core.T("부문과 산업분류", "Sectors and KSIC")},
	} {
		f.Tabs = append(f.Tabs, ui.Tab{Text: t.text, Href: linkageAddress(sc, t.href), Current: t.href == at})
	}
	return f
}

// linkageAddress is a page of the section about the same table.
func linkageAddress(sc *linkage.Scene, path string, pairs ...string) string {
	q := url.Values{linkage.ParamTable: {sc.View.Dataset}}
	if sc.View.Year != "" {
		q.Set(linkage.ParamYear, sc.View.Year)
	}
	if region := sc.View.Written.Get(linkage.ParamRegion); region != "" {
		q.Set(linkage.ParamRegion, region)
	}
	if sc.View.Version > 0 {
		q.Set(linkage.ParamNumber, strconv.Itoa(sc.View.Version))
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return path + "?" + q.Encode()
}

// pickerOf offers the tables in use and the years of the one that is shown.
func pickerOf(sc *linkage.Scene, at string) tablePicker {
	p := tablePicker{Action: at}
	if region := sc.View.Written.Get(linkage.ParamRegion); region != "" {
		p.Hidden = []page.Hidden{{Name: linkage.ParamRegion, Value: region}}
	}
	p.Table = ui.Select{Field: ui.Field{Name: linkage.ParamTable, Label: core.T("산업연관표", "Input–output table"), Value: sc.View.Dataset}}
	for _, c := range sc.Choices {
		p.Table.Options = append(p.Table.Options, ui.Option{Value: c.Key, Label: core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", c.Place, c.Title)})
	}
	p.Year = ui.Select{Field: ui.Field{Name: linkage.ParamYear, Label: core.T("연도", "Year"), Value: sc.View.Year}}
	for _, y := range slices.Backward(sc.Reading.Years) {
		p.Year.Options = append(p.Year.Options, ui.Option{Value: y, Label: core.T(y+"년", y)})
	}
	return p
}

// scope chooses the region, on which the table hangs where none is named: the
// nation, the provinces, the cities of the chosen one.
func (s *Section) scope(sc *linkage.Scene) *ui.Scope {
	choice := ui.Choice{Name: ui.ParamRegion, Label: core.T("지역", "Region"), Value: sc.View.Region}
	lineage := s.Regions.Lineage(sc.View.Region)
	chosen := func(province string) bool {
		return slices.ContainsFunc(lineage, func(above region.Region) bool { return above.Code == province })
	}
	choice.Options = page.RegionsDown(s.Regions, func(r region.Region) core.Text { return r.Short }, chosen)
	if _, known := s.Regions.Get(sc.View.Region); !known {
		choice.Value = ""
		choice.Options = append([]ui.Option{{Value: "", Label: core.T("(고르지 않음)", "(not chosen)")}}, choice.Options...)
	}
	return &ui.Scope{
		Choices: []ui.Choice{choice}, Was: url.Values{ui.ParamRegion: {sc.View.Region}}.Encode(),
		Reset: []string{"page", linkage.ParamTable, linkage.ParamYear, linkage.ParamNumber, linkage.ParamSector, linkage.ParamAmount, linkage.ParamGone},
	}
}
