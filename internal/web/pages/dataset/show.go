package dataset

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// datasetPage shows one version: where it came from, what it holds and how
// good it is.
func (s *Section) datasetPage(w http.ResponseWriter, r *http.Request) error {
	d, v, err := version.Find(r, s.Datasets)
	if err != nil {
		return err
	}
	_, versions, err := s.Datasets.Show(r.Context(), page.Actor(r.Context()), d.Key)
	if err != nil {
		return err
	}
	measure := r.URL.Query().Get(ui.ParamMeasure)
	names, err := version.NamesOf(r.Context(), s.Datasets, s.Regions, v.Summary)
	if err != nil {
		return err
	}
	return page.Render(w, r, datasetTempl(s.datasetView(d, v, versions, names, measure)))
}

type datasetView struct {
	Dataset   dataset.Dataset
	Version   dataset.Version
	Origin    []ui.Fact
	Contents  []ui.Fact
	Notices   []ui.Notice
	Versions  ui.Table
	Said      []page.Verdict
	Gaps      []core.Text
	Worst     []ui.Table
	Totals    *ui.Table
	TotalsOff bool // some total is off: the table is shown at once
	Measures  []ui.Tab
	Coverage  *ui.Chart
	ByPeriod  *ui.Chart
	Profile   string
	HasRows   bool
	Tables    *ui.Table // soundness of input–output tables

	names version.Names
}

// shell is the page around the view.
func (v *datasetView) shell() ui.Page {
	return ui.Page{
		Title: v.Dataset.Title, Section: ui.SectionDatasets, Demo: v.Dataset.Demo, Notices: v.Notices,
		Help: core.T("이 자료가 어디서 왔는지, 무엇이 들어 있는지, 얼마나 채워져 있는지 봅니다.", "Where this dataset came from, what it holds and how complete it is."),
	}
}

func (s *Section) datasetView(d dataset.Dataset, v dataset.Version, versions []dataset.Version, names version.Names, measure string) datasetView {
	view := datasetView{
		Dataset: d, Version: v, Origin: origin(d, v), Contents: version.Contents(v), Notices: append(version.Notices(v), version.NewerNotice(d, v, versions)...),
		Versions: versionTable(d, v, versions), HasRows: d.Kind == dataset.Facts, Profile: indented(v.Profile), names: names,
	}
	if len(v.Quality.Totals) > 0 {
		t := s.totalsTable(v.Quality.Totals, v.Summary.Measures)
		view.Totals = &t
		view.TotalsOff = slices.ContainsFunc(v.Quality.Totals, func(c ingest.TotalCheck) bool { return c.Off > 0 })
	}
	view.assess(measure)
	view.assessTables()
	return view
}

func indented(profile []byte) string {
	var out bytes.Buffer
	if len(profile) == 0 || json.Indent(&out, profile, "", "  ") != nil {
		return ""
	}
	return out.String()
}

// origin tells where a version came from. What nobody told is named once, at
// the end.
func origin(d dataset.Dataset, v dataset.Version) []ui.Fact {
	o := v.Original
	var facts []ui.Fact
	var untold []core.Text
	for _, told := range []struct {
		label core.Text
		value string
	}{
		{core.T("펴낸 곳", "Publisher"), d.Publisher},
		{core.T("통계표 번호", "Table id"), d.TableID},
		{core.T("이용 조건", "Licence"), d.Licence},
		{core.T("받은 날", "Retrieved"), v.Retrieved},
	} {
		if told.value == "" {
			untold = append(untold, told.label)
			continue
		}
		facts = append(facts, ui.Fact{Label: told.label, Value: ui.Plain(told.value)})
	}
	facts = append(facts,
		ui.Fact{Label: core.T("들여온 때", "Imported"), Value: page.TimeCell(v.ImportedAt)},
		ui.Fact{Label: core.T("원본 파일", "Original file"), Value: ui.Plain(o.Name).Linked(page.DatasetHref(d.Key, v.Number) + "/original")},
		ui.Fact{Label: core.T("크기", "Size"), Value: ui.Plain(page.ByteSize(o.Size))},
		ui.Fact{Label: core.T("형식", "Format"), Value: ui.Label(formatOf(o))},
		ui.Fact{Label: core.T("SHA-256", "SHA-256"), Value: ui.Plain(o.SHA256)},
	)
	if len(untold) > 0 {
		facts = append(facts, ui.Fact{Label: core.T("적지 않은 것", "Not given"), Value: ui.Label(page.Listed(untold))})
	}
	return facts
}

// formatOf names the form of a file in the words of people.
func formatOf(o dataset.Original) core.Text {
	parts := []core.Text{core.T(strings.ToUpper(o.Format), strings.ToUpper(o.Format))}
	if o.Encoding != "" {
		encoding := strings.ToUpper(o.Encoding)
		parts = append(parts, core.T(encoding, encoding))
	}
	switch o.Delimiter {
	case "":
	case ",":
		parts = append(parts, core.T("쉼표로 나눔", "comma-separated"))
	case "\t":
		parts = append(parts, core.T("탭으로 나눔", "tab-separated"))
	default:
		parts = append(parts, core.Tf("‘%s’(으)로 나눔", "separated by ‘%s’", o.Delimiter))
	}
	if o.Sheet != "" {
		parts = append(parts, core.T(o.Sheet, o.Sheet))
	}
	return page.Listed(parts)
}

func versionTable(d dataset.Dataset, shown dataset.Version, versions []dataset.Version) ui.Table {
	t := ui.Table{
		ID: "versions", Caption: core.T("판", "Versions"),
		Columns: []ui.Column{
			{Title: core.T("판", "Version")},
			{Title: core.T("상태", "State")},
			{Title: core.T("파일", "File")},
			{Title: core.T("값", "Cells"), Numeric: true},
			{Title: core.T("거절", "Rejected"), Numeric: true},
			{Title: core.T("들여온 때", "Imported")},
		},
	}
	for _, v := range versions {
		state := ui.Label(core.T("공개", "published")).Toned(ui.Success)
		if v.State == dataset.Withdrawn {
			state = ui.Label(core.T("철회됨", "withdrawn")).Toned(ui.Warning)
		}
		t.Rows = append(t.Rows, ui.Row{Chosen: v.ID == shown.ID, Cells: []ui.Cell{
			ui.Label(core.Tf("%d판", "Version %d", v.Number)).Linked(page.DatasetHref(d.Key, v.Number)), state, ui.Plain(v.Original.Name),
			ui.Num(float64(max(v.Summary.Accepted, int64(v.Summary.Items))), ui.Whole()), ui.Num(float64(v.Summary.Rejected), ui.Whole()), page.TimeCell(v.ImportedAt),
		}})
	}
	return t
}
