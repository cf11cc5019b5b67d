package rows

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// rowsOnPage is how many observations a page shows.
const rowsOnPage = 50

// rowsPage shows the observations of a version as they were taken in.
func (s *Section) rowsPage(w http.ResponseWriter, r *http.Request) error {
	a, err := s.askRows(r)
	if err != nil {
		return err
	}
	if a.Wrong == nil && a.settled(r.URL.Query()) {
		return page.SeeOther(w, r, withQuery(a.path(), a.address()))
	}
	v := rowsView{Page: a.shell(), Ask: a}
	if a.Wrong != nil {
		return page.Answer(w, r, a.Wrong, rowsTempl(v))
	}
	q := a.Query
	q.Limit, q.Offset = rowsOnPage, (a.Page-1)*rowsOnPage
	rows, total, err := s.Datasets.Rows(r.Context(), a.Version, q)
	if err == nil && len(rows) == 0 && total > 0 { // an old address beyond the end leads to the last page
		a.Page = int((total + rowsOnPage - 1) / rowsOnPage)
		q.Offset = (a.Page - 1) * rowsOnPage
		rows, total, err = s.Datasets.Rows(r.Context(), a.Version, q)
	}
	if err != nil {
		return err
	}
	v.Table = a.table(rows, total)
	return page.Render(w, r, rowsTempl(v))
}

type rowsView struct {
	ui.Page

	Ask   *rowsAsk
	Table ui.Table
}

func (v rowsView) Lead() core.Text {
	return core.Tf("‘%[1]s’ %[2]d판에 담긴 값을 하나하나 봅니다.", "The cells of version %[2]d of ‘%[1]s’, one by one.",
		v.Ask.Dataset.Title, v.Ask.Version.Number)
}

func (v rowsView) Crumbs() []ui.Link {
	d, n := v.Ask.Dataset, v.Ask.Version.Number
	return []ui.Link{
		{Text: core.T("자료", "Datasets"), Href: "/datasets"},
		{Text: d.Title, Href: page.DatasetHref(d.Key, 0)},
		{Text: core.Tf("%d판", "Version %d", n), Href: page.DatasetHref(d.Key, n)},
	}
}

// rowsAsk is what an address about the observations of a version asks for.
type rowsAsk struct {
	Dataset dataset.Dataset
	Version dataset.Version
	Query   dataset.RowQuery // filters and order
	Page    int              // from 1
	Filters []rowFilter
	Wrong   *core.Error // a filter that cannot be applied, told field by field

	names   version.Names
	notices []ui.Notice
}

// askRows reads an address. Only what is not there at all is an error; a wrong
// filter is told on the page, where it can be mended.
func (s *Section) askRows(r *http.Request) (*rowsAsk, error) {
	ctx := r.Context()
	d, v, err := version.Find(r, s.Datasets)
	if err != nil {
		return nil, err
	}
	if d.Kind != dataset.Facts {
		return nil, core.Fail(core.NotFound,
			"‘%[1]s’은(는) %[2]s이어서 볼 값이 없습니다. 원본 파일을 내려받아 보십시오.",
			"‘%[1]s’ holds %[2]s, not observations. Download the original file instead.", d.Title, d.Kind.Title())
	}
	_, versions, err := s.Datasets.Show(ctx, page.Actor(ctx), d.Key)
	if err != nil {
		return nil, err
	}
	names, err := version.NamesOf(ctx, s.Datasets, s.Regions, v.Summary)
	if err != nil {
		return nil, err
	}
	a := &rowsAsk{Dataset: d, Version: v, Page: 1, names: names}
	a.notices = append(version.Notices(v), version.NewerNotice(d, v, versions)...)
	a.read(r.URL.Query())
	return a, nil
}

func (a *rowsAsk) shell() ui.Page {
	return ui.Page{
		Title:   core.Tf("값 보기 · %s", "Cells · %s", a.Dataset.Title),
		Section: ui.SectionDatasets, Demo: a.Dataset.Demo, Notices: a.notices,
		Help: core.T("이 판에 담긴 값을 한 줄에 하나씩 봅니다. 조건으로 걸러 보고, 제목을 눌러 정렬하고, 파일로 내려받을 수 있습니다. 비공개·미조사·없음은 0이 아니므로 값 자리에 –로 두고 표시 열에 까닭을 적습니다.",
			"The cells of this version, one a row. Filter them, sort by a heading, download them as a file. What is suppressed, not surveyed or none is not zero: its value shows as – and the flag says why."),
	}
}

// address is the query part of the page's own address without what says
// nothing: empty fields, the first page.
func (a *rowsAsk) address() string {
	q := a.filterAddress()
	if a.Query.Sort != "" {
		q.Set("sort", a.Query.Sort)
	}
	if a.Page > 1 {
		q.Set("page", strconv.Itoa(a.Page))
	}
	return q.Encode()
}

// filterAddress holds the filters alone, as the files take them.
func (a *rowsAsk) filterAddress() url.Values {
	q := url.Values{}
	for _, f := range a.Filters {
		if f.Chosen != "" {
			q.Set(f.name, f.Chosen)
		}
	}
	return q
}

// settled reports whether an address came from the form of filters, which sends
// every field, filled in or not, and names as they were typed.
func (a *rowsAsk) settled(q url.Values) bool {
	return slices.ContainsFunc(a.Filters, func(f rowFilter) bool { return q.Has(f.name) && (q.Get(f.name) == "" || q.Get(f.name) != f.Chosen) })
}

// filtered reports whether any filter stands, understood or not.
func (a *rowsAsk) filtered() bool {
	return slices.ContainsFunc(a.Filters, func(f rowFilter) bool { return f.Typed != "" })
}

// Clear is the address without filters.
func (a *rowsAsk) Clear() string {
	q := url.Values{}
	if a.Query.Sort != "" {
		q.Set("sort", a.Query.Sort)
	}
	return withQuery(a.path(), q.Encode())
}

func (a *rowsAsk) path() string { return page.DatasetHref(a.Dataset.Key, a.Version.Number) + "/rows" }

func withQuery(path, query string) string {
	if query == "" {
		return path
	}
	return path + "?" + query
}
