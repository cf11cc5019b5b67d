package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/web/ui"
)

// datasetPage shows one version: where it came from, what it holds and how
// good it is.
func (s *Site) datasetPage(w http.ResponseWriter, r *http.Request) error {
	d, v, err := s.version(r)
	if err != nil {
		return err
	}
	_, versions, err := s.Datasets.Show(r.Context(), actor(r.Context()), d.Key)
	if err != nil {
		return err
	}
	measure := r.URL.Query().Get(ui.ParamMeasure)
	names, err := s.codeNames(r.Context(), v.Summary)
	if err != nil {
		return err
	}
	return render(w, r, datasetTempl(s.datasetView(d, v, versions, names, measure)))
}

// version finds the version that an address names.
func (s *Site) version(r *http.Request) (dataset.Dataset, dataset.Version, error) {
	number := 0
	if text := r.PathValue("number"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return dataset.Dataset{}, dataset.Version{}, core.Fail(core.NotFound,
				"‘%s’은(는) 판 번호가 아닙니다.", "‘%s’ is not a version number.", text)
		}
		number = n
	}
	return s.latestOr(r, r.PathValue("key"), number)
}

// latestOr gives the version asked for. A dataset without one in use still has
// a page: it shows the newest, withdrawn as it is.
func (s *Site) latestOr(r *http.Request, key string, number int) (dataset.Dataset, dataset.Version, error) {
	ctx := r.Context()
	d, v, err := s.Datasets.Version(ctx, actor(ctx), key, number)
	if core.CodeOf(err) != core.NotFound || number != 0 {
		return d, v, err
	}
	d, versions, showErr := s.Datasets.Show(ctx, actor(ctx), key)
	if showErr != nil || len(versions) == 0 {
		return d, v, err
	}
	return d, versions[0], nil
}

type datasetView struct {
	Dataset   dataset.Dataset
	Version   dataset.Version
	Origin    []ui.Fact
	Contents  []ui.Fact
	Notices   []ui.Notice
	Versions  ui.Table
	Said      []quality
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

	names codeNames
}

// shell is the page around the view.
func (v *datasetView) shell() ui.Page {
	return ui.Page{
		Title: v.Dataset.Title, Section: ui.SectionDatasets, Demo: v.Dataset.Demo, Notices: v.Notices,
		Help: core.T("이 자료가 어디서 왔는지, 무엇이 들어 있는지, 얼마나 채워져 있는지 봅니다.", "Where this dataset came from, what it holds and how complete it is."),
	}
}

func (s *Site) datasetView(d dataset.Dataset, v dataset.Version, versions []dataset.Version, names codeNames, measure string) datasetView {
	view := datasetView{
		Dataset: d, Version: v, Origin: origin(d, v), Contents: contents(v), Notices: append(versionNotices(v), newerNotice(d, v, versions)...),
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
		ui.Fact{Label: core.T("들여온 때", "Imported"), Value: timeCell(v.ImportedAt)},
		ui.Fact{Label: core.T("원본 파일", "Original file"), Value: ui.Plain(o.Name).Linked(datasetHref(d.Key, v.Number) + "/original")},
		ui.Fact{Label: core.T("크기", "Size"), Value: ui.Plain(byteSize(o.Size))},
		ui.Fact{Label: core.T("형식", "Format"), Value: ui.Label(formatOf(o))},
		ui.Fact{Label: core.T("SHA-256", "SHA-256"), Value: ui.Plain(o.SHA256)},
	)
	if len(untold) > 0 {
		facts = append(facts, ui.Fact{Label: core.T("적지 않은 것", "Not given"), Value: ui.Label(listed(untold))})
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
	return listed(parts)
}

// byteSize writes a file size as people read it.
func byteSize(n int64) string {
	const step = 1024
	units := []string{"B", "KiB", "MiB", "GiB"}
	f, i := float64(n), 0
	for f >= step && i < len(units)-1 {
		f, i = f/step, i+1
	}
	if i == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", f, units[i])
}

func contents(v dataset.Version) []ui.Fact {
	sum := v.Summary
	if r, err := v.Reading(); len(v.Quality.Tables) > 0 && err == nil {
		return tableContents(v, r)
	}
	if sum.Items > 0 {
		return []ui.Fact{
			{Label: core.T("항목", "Entries"), Value: ui.Num(float64(sum.Items), ui.Whole())},
			{Label: core.T("코드 체계", "Code system"), Value: ui.Label(systemOf(sum).Title())},
		}
	}
	facts := []ui.Fact{
		{Label: core.T("읽은 줄", "Rows read"), Value: ui.Num(float64(sum.Read), ui.Whole())},
		{Label: core.T("거른 줄", "Rows filtered out"), Value: ui.Num(float64(sum.Filtered), ui.Whole())},
		{Label: core.T("들인 값", "Cells kept"), Value: ui.Num(float64(sum.Accepted), ui.Whole())},
		{Label: core.T("거절한 값", "Cells rejected"), Value: ui.Num(float64(sum.Rejected), ui.Whole())},
		{Label: core.T("지역", "Regions"), Value: ui.Num(float64(sum.Regions), ui.Whole())},
		{Label: core.T("지역 코드", "Region codes"), Value: ui.Label(sum.RegionSystem.Title())},
		{Label: core.T("산업", "Industries"), Value: ui.Num(float64(sum.Industries), ui.Whole())},
		{Label: core.T("산업 분류", "Classification"), Value: ui.Label(sum.IndustrySystem.Title())},
		{Label: core.T("시점", "Periods"), Value: periodSpan(sum.Periods)},
	}
	for _, flag := range []core.Flag{core.Suppressed, core.None, core.Unreliable, core.Missing, core.Estimated} {
		if n := sum.Flags[flag]; n > 0 {
			facts = append(facts, ui.Fact{Label: core.Tf("‘%s’ 표시", "Flagged “%s”", flag.Title()), Value: ui.Num(float64(n), ui.Whole())})
		}
	}
	return facts
}

func systemOf(s dataset.Summary) core.System {
	if s.IndustrySystem != "" {
		return s.IndustrySystem
	}
	return s.RegionSystem
}

func versionNotices(v dataset.Version) []ui.Notice {
	var out []ui.Notice
	if v.State == dataset.Withdrawn {
		out = append(out, ui.Notice{Tone: ui.Danger, Text: withdrawnText(v)})
	}
	for _, w := range v.Summary.Warnings {
		out = append(out, ui.Notice{Tone: ui.Warning, Text: w})
	}
	return out
}

func withdrawnText(v dataset.Version) core.Text {
	return core.Tf("이 판은 %[1]s에 철회되어 쓰지 않습니다. 까닭: %[2]s", "This version was withdrawn on %[1]s and is not used. Reason: %[2]s",
		dateText(v.Withdrawal.At), v.Withdrawal.Reason)
}

// newerNotice leads from an old version to the one in use.
func newerNotice(d dataset.Dataset, shown dataset.Version, versions []dataset.Version) []ui.Notice {
	for _, v := range versions { // newest first
		if v.State != dataset.Published {
			continue
		}
		if v.Number == shown.Number || shown.State == dataset.Published && v.Number < shown.Number {
			return nil
		}
		return []ui.Notice{{
			Tone: ui.Info, Text: core.T("지금 쓰는 판이 따로 있습니다.", "Another version is in use."),
			Link: ui.Link{Text: core.Tf("%d판 보기", "See version %d", v.Number), Href: datasetHref(d.Key, v.Number)},
		}}
	}
	return nil
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
			ui.Label(core.Tf("%d판", "Version %d", v.Number)).Linked(datasetHref(d.Key, v.Number)), state, ui.Plain(v.Original.Name),
			ui.Num(float64(max(v.Summary.Accepted, int64(v.Summary.Items))), ui.Whole()), ui.Num(float64(v.Summary.Rejected), ui.Whole()), timeCell(v.ImportedAt),
		}})
	}
	return t
}
