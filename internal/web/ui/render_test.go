package ui

import (
	"context"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"naru/internal/core"

	"github.com/a-h/templ"
)

func render(ctx context.Context, t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(ctx, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func mustHold(t *testing.T, html string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(html, p) {
			t.Errorf("%q is not in\n%s", p, html)
		}
	}
}

var hostile = core.T(`</script><img src=x onerror="a()">`, `</script><img src=x onerror="a()">`)

func TestChartDataCannotEndItsBlock(t *testing.T) {
	html := render(t.Context(), t, ChartFigure(Chart{
		ID: "c", Title: hostile, Summary: hostile,
		Spec: Bars{Items: []Bar{{Label: hostile, Value: Real(math.NaN()), Note: hostile}}},
	}))
	if strings.Contains(html, "<img") {
		t.Errorf("a text became markup:\n%s", html)
	}
	mustHold(t, html, `"value":null`, `type="application/json"`)
}

func TestPagesHoldNoInlineScriptOrStyle(t *testing.T) {
	page := templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return EvidenceDrawer("e", core.Evidence{Method: "lq"}, nil).Render(ctx, w)
	})
	ctx := templ.WithChildren(t.Context(), page)
	html := render(ctx, t, Layout(Page{Title: core.T("제목", "Title"), Demo: true, Help: core.T("도움", "help"), Refresh: 3}))
	for _, bad := range []string{`\sstyle=`, `\son[a-z]+=`, `<style`, `<script>`, `javascript:`} {
		if m := regexp.MustCompile(bad).FindString(html); m != "" {
			t.Errorf("the page holds %q", m)
		}
	}
	mustHold(t, html, `lang="ko"`, "시연용 합성 자료입니다", `<noscript><meta http-equiv="refresh" content="3"`)
}

func TestRoundedNumbersKeepTheirDigits(t *testing.T) {
	table := Table{
		ID: "t", Caption: core.T("표", "Table"),
		Columns: []Column{{Title: core.T("이름", "Name")}, {Title: core.T("값", "Value"), Numeric: true}},
		Rows: []Row{
			{Cells: []Cell{Plain("lq"), Num(1.33617, Fixed(2))}},
			{Cells: []Cell{Plain("share"), Num(0.125, Percent(1))}},
			{Cells: []Cell{Plain("half"), Num(0.5, Fixed(2))}},
			{Cells: []Cell{Plain("count"), Num(6269495, Whole())}},
		},
	}
	html := render(t.Context(), t, DataTable(table))
	mustHold(t, html,
		`<data value="1.33617" title="정확한 값 1.33617">1.34</data>`,
		`<data value="0.125" title="정확한 값 0.125">12.5%</data>`)
	if n := strings.Count(html, "<data"); n != 2 {
		t.Errorf("%d numbers carry digits that are seen anyway, want none", n-2)
	}
}

func TestTableTellsWhatIsMissing(t *testing.T) {
	ctx := With(t.Context(), View{Lang: core.English})
	html := render(ctx, t, DataTable(Table{
		ID:      "t",
		Columns: []Column{{Title: core.T("이름", "Name")}, {Title: core.T("값", "Value"), Numeric: true}},
		Rows: []Row{
			{Cells: []Cell{Plain("a"), Flagged(0, core.Suppressed, Whole())}},
			{Cells: []Cell{Plain("b"), Flagged(0, core.None, Whole())}},
			{Cells: []Cell{Plain("c"), Flagged(7, core.Estimated, Whole())}},
			{Cells: []Cell{Plain("d"), Num(math.NaN(), Whole())}},
			{Cells: []Cell{Plain("e"), Num(0, Whole())}, Total: true},
		},
	}))
	mustHold(t, html, `aria-label="suppressed"`, `aria-label="none"`, `aria-label="estimated"`, `aria-label="not defined"`, "is-total")
	if n := strings.Count(html, Dash); n != 2 {
		t.Errorf("%d dashes, want 2: a zero and a “none” are numbers", n)
	}
}

func TestTableSortsByLink(t *testing.T) {
	ctx := at(t, "/industries?region=41&page=3")
	table := Table{ID: "t", Sort: "-lq", Paging: &Paging{Page: 3, Size: 10, Total: 95}, Columns: []Column{
		{Key: "name", Title: core.T("이름", "Name")},
		{Key: "lq", Title: core.T("특화도", "LQ"), Numeric: true},
	}}
	for _, c := range []struct {
		column int
		href   string
		aria   string
	}{
		{0, "/industries?region=41&sort=name#t", ""},
		{1, "/industries?region=41&sort=lq#t", "descending"},
	} {
		if got := table.sortHref(ctx, table.Columns[c.column]); got != c.href {
			t.Errorf("column %d leads to %s, want %s", c.column, got, c.href)
		}
		if got := table.ariaSort(table.Columns[c.column]); got != c.aria {
			t.Errorf("column %d is sorted %q, want %q", c.column, got, c.aria)
		}
	}
	mustHold(t, render(ctx, t, DataTable(table)), "95건 중 21–30", `aria-sort="descending"`, "page=4")
}

func TestPagingWindow(t *testing.T) {
	for _, c := range []struct {
		paging Paging
		want   []int
	}{
		{Paging{Page: 1, Size: 10, Total: 0}, []int{1}},
		{Paging{Page: 1, Size: 10, Total: 30}, []int{1, 2, 3}},
		{Paging{Page: 6, Size: 10, Total: 115}, []int{1, 0, 4, 5, 6, 7, 8, 0, 12}},
	} {
		got := c.paging.window()
		if len(got) != len(c.want) {
			t.Errorf("%+v links to %v, want %v", c.paging, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%+v links to %v, want %v", c.paging, got, c.want)
				break
			}
		}
	}
}

func TestReadSort(t *testing.T) {
	for _, c := range []struct {
		value, key string
		desc       bool
	}{
		{"lq", "lq", false},
		{"-lq", "lq", true},
		{"", "name", true},
		{"password", "name", true},
	} {
		if key, desc := ReadSort(c.value, "-name", "name", "lq"); key != c.key || desc != c.desc {
			t.Errorf("ReadSort(%q) = %s %v", c.value, key, desc)
		}
	}
}

func TestFieldsSayWhatIsWrong(t *testing.T) {
	err := core.Fail(core.Invalid, "입력을 확인해 주십시오.", "Please check.").With("title", core.T("이름을 적어 주십시오.", "Give a name."))
	html := render(t.Context(), t, ErrorSummary(err)) +
		render(t.Context(), t, InputField(Input{Field: Field{Name: "title", Label: core.T("이름", "Name"), Help: core.T("도움", "help"), Error: FieldError(err, "title"), Required: true}}))
	mustHold(t, html, `href="#title"`, `id="title"`, `aria-invalid="true"`, `aria-describedby="title-error title-help"`, "이름을 적어 주십시오.")
	if got := render(t.Context(), t, ErrorSummary(nil)); got != "" {
		t.Errorf("without an error there is %q", got)
	}
}

func TestProgress(t *testing.T) {
	for _, c := range []struct {
		progress Progress
		percent  int
		polls    bool
	}{
		{Progress{Poll: "/p"}, 0, true},
		{Progress{Poll: "/p", Done: 3, Total: 4}, 75, true},
		{Progress{Poll: "/p", Done: 9, Total: 4}, 100, true},
		{Progress{Poll: "/p", State: Succeeded}, 100, false},
		{Progress{Poll: "/p", State: Failed, Done: 1, Total: 4}, 25, false},
	} {
		if got := c.progress.percent(); got != c.percent {
			t.Errorf("%+v is at %d%%, want %d%%", c.progress, got, c.percent)
		}
		if got := strings.Contains(render(t.Context(), t, ProgressBar(c.progress)), "hx-get"); got != c.polls {
			t.Errorf("%+v polls: %v", c.progress, got)
		}
	}
}

func TestChangeIsToldInWords(t *testing.T) {
	for _, c := range []struct {
		value  float64
		ko, en string
	}{
		{0.014, "1.4% 증가", "up 1.4%"},
		{-0.014, "1.4% 감소", "down 1.4%"},
		{0, "변동 없음", "no change"},
		{math.NaN(), "변화를 알 수 없음", "change unknown"},
	} {
		change := Change{Value: c.value, Format: Percent(1)}
		_, word := change.direction()
		if got := joinWords(core.Korean, change.amount(core.Korean), word); got != c.ko {
			t.Errorf("%v: %q, want %q", c.value, got, c.ko)
		}
		if got := joinWords(core.English, change.amount(core.English), word); got != c.en {
			t.Errorf("%v: %q, want %q", c.value, got, c.en)
		}
	}
}
