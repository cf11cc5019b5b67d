package duckdb_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/lake"
	"naru/internal/lake/duckdb"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is a lake whose folder has a name that SQL would trip over, and an
// engine over it.
type world struct {
	lake   *lake.Lake
	engine *duckdb.Engine
}

func newWorld(t *testing.T) world {
	t.Helper()
	l, err := lake.Open(filepath.Join(t.TempDir(), `사과's "lake"; --`))
	if err != nil {
		t.Fatal(err)
	}
	e, err := duckdb.Open(t.Context(), l, duckdb.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return world{lake: l, engine: e}
}

func (w world) store(tb testing.TB, rows []dataset.Row, dims ...string) dataset.Version {
	tb.Helper()
	b := &fact.Batch{RegionSystem: core.MOIS, IndustrySystem: core.KSIC11}
	for _, d := range dims {
		b.Dims = append(b.Dims, fact.Dim{Name: d})
	}
	for _, r := range rows {
		p, err := core.ParsePeriod(r.Period)
		if err != nil {
			tb.Fatal(err)
		}
		b.Region = append(b.Region, uint32(place(&b.Regions, r.Region)))
		b.Industry = append(b.Industry, uint32(place(&b.Industries, r.Industry)))
		b.Period = append(b.Period, uint16(place(&b.Periods, p)))
		b.Measure = append(b.Measure, uint16(place(&b.Measures, core.Measure{ID: r.Measure})))
		b.Value, b.Flag = append(b.Value, r.Value), append(b.Flag, fact.PackFlag(r.Flag))
		for i := range dims {
			b.Dims[i].Code = append(b.Dims[i].Code, uint32(place(&b.Dims[i].Labels, r.Dims[i])))
		}
	}
	id := core.NewID()
	files, err := w.lake.Write(tb.Context(), id, b, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return dataset.Version{ID: id, Files: files}
}

func place[T comparable](all *[]T, v T) int {
	i := slices.Index(*all, v)
	if i < 0 {
		i = len(*all)
		*all = append(*all, v)
	}
	return i
}

func row(measure, period, region, industry string, value float64, flag core.Flag, dims ...string) dataset.Row {
	return dataset.Row{Measure: measure, Period: period, Region: region, Industry: industry, Value: value, Flag: flag, Dims: dims}
}

func anyRows(t *rapid.T, dims bool) []dataset.Row {
	one := rapid.Custom(func(t *rapid.T) dataset.Row {
		r := row(
			rapid.SampledFrom([]string{"employees", "sales"}).Draw(t, "measure"),
			rapid.SampledFrom([]string{"2022", "2022-H1", "2022-Q1", "2022-12", "2023"}).Draw(t, "period"),
			rapid.SampledFrom([]string{"00", "11", "평택시", "", "'"}).Draw(t, "region"),
			rapid.SampledFrom([]string{core.Total, "C26", "01110", "10~34"}).Draw(t, "industry"),
			float64(rapid.IntRange(-8, 8).Draw(t, "value"))/4,
			rapid.SampledFrom([]core.Flag{core.NoFlag, core.Missing, core.Suppressed, core.None, core.Unreliable, core.Estimated}).Draw(t, "flag"))
		if !r.Flag.Defined() {
			r.Value = fact.NA()
		}
		if dims {
			r.Dims = []string{rapid.SampledFrom([]string{core.Total, "1-4", "5+"}).Draw(t, "size")}
		}
		return r
	})
	return rapid.SliceOfNDistinct(one, 1, 50, func(r dataset.Row) string {
		return strings.Join(append(r.Dims, r.Measure, r.Period, r.Region, r.Industry), "|")
	}).Draw(t, "rows")
}

// inOrder sorts rows as the file does.
func inOrder(rows []dataset.Row) []dataset.Row {
	out := slices.Clone(rows)
	slices.SortFunc(out, func(a, b dataset.Row) int {
		return slices.Compare(
			append([]string{a.Measure, a.Period, a.Region, a.Industry}, a.Dims...),
			append([]string{b.Measure, b.Period, b.Region, b.Industry}, b.Dims...))
	})
	return out
}

var sameNumbers = cmp.Options{cmpopts.EquateNaNs(), cmpopts.EquateEmpty()}

func TestSQLReadsWhatWasWritten(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		rows := anyRows(rt, true)
		v := w.store(t, rows, "규모.\"'x")
		page, total, err := w.engine.Rows(t.Context(), v, dataset.RowQuery{Limit: dataset.MaxPage})
		if err != nil {
			rt.Fatal(err)
		}
		if total != int64(len(rows)) {
			rt.Fatalf("total %d of %d rows", total, len(rows))
		}
		if diff := cmp.Diff(inOrder(rows), page, sameNumbers); diff != "" {
			rt.Fatalf("page (-want +got):\n%s", diff)
		}
		var all []dataset.Row
		for r, err := range w.engine.All(t.Context(), v, dataset.RowQuery{}) {
			if err != nil {
				rt.Fatal(err)
			}
			all = append(all, r)
		}
		if diff := cmp.Diff(page, all, sameNumbers); diff != "" {
			rt.Fatalf("export (-page +export):\n%s", diff)
		}
	})
}

func table() []dataset.Row {
	var rows []dataset.Row
	n := 0
	for _, m := range []string{"employees", "sales"} {
		for _, p := range []string{"2023", "2024"} {
			for _, r := range []string{"11", "26", "41220"} {
				for _, i := range []string{"C", "G"} {
					n++
					rows = append(rows, row(m, p, r, i, float64(n*7%24), core.NoFlag))
				}
			}
		}
	}
	rows[3].Flag, rows[3].Value = core.Suppressed, fact.NA()
	rows[5].Flag = core.Estimated
	return rows
}

func TestFiltersAndOrder(t *testing.T) {
	w := newWorld(t)
	v := w.store(t, table())
	tests := []struct {
		name  string
		query dataset.RowQuery
		total int64
		first string // region, industry, period, measure of the first row
	}{
		{"everything", dataset.RowQuery{}, 24, "11 C 2023 employees"},
		{"second page", dataset.RowQuery{Offset: 23, Limit: 5}, 24, "41220 G 2024 sales"},
		{"beyond the end", dataset.RowQuery{Offset: 99}, 24, ""},
		{"region", dataset.RowQuery{Region: "41220"}, 8, "41220 C 2023 employees"},
		{"industry and period", dataset.RowQuery{Industry: "G", Period: "2024"}, 6, "11 G 2024 employees"},
		{"measure", dataset.RowQuery{Measure: "sales"}, 12, "11 C 2023 sales"},
		{"flag", dataset.RowQuery{Flag: core.Suppressed}, 1, "26 G 2023 employees"},
		{"plain values", dataset.RowQuery{Flag: dataset.Plain}, 22, "11 C 2023 employees"},
		{"by value", dataset.RowQuery{Sort: "value"}, 24, "41220 G 2024 sales"},        // 24·7 mod 24 = 0
		{"by value, down", dataset.RowQuery{Sort: "-value"}, 24, "41220 C 2023 sales"}, // 17·7 mod 24 = 23
		{"by region, down", dataset.RowQuery{Sort: "-region"}, 24, "41220 C 2023 employees"},
		{"by flag", dataset.RowQuery{Sort: "flag"}, 24, "41220 G 2023 employees"},
		{"by measure, down", dataset.RowQuery{Sort: "-measure"}, 24, "11 C 2023 sales"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page, total, err := w.engine.Rows(t.Context(), v, tt.query)
			if err != nil {
				t.Fatal(err)
			}
			first := ""
			if len(page) > 0 {
				r := page[0]
				first = strings.Join([]string{r.Region, r.Industry, r.Period, r.Measure}, " ")
			}
			if total != tt.total || first != tt.first {
				t.Errorf("total %d, first %q; want %d, %q", total, first, tt.total, tt.first)
			}
		})
	}
}

func TestExportFilters(t *testing.T) {
	w := newWorld(t)
	v := w.store(t, table())
	n := 0
	for r, err := range w.engine.All(t.Context(), v, dataset.RowQuery{Region: "26", Measure: "sales", Flag: dataset.Plain}) {
		if err != nil || r.Region != "26" || r.Measure != "sales" {
			t.Errorf("%+v, %v", r, err)
		}
		n++
	}
	if n != 4 {
		t.Errorf("%d rows, want 4", n)
	}
	for range w.engine.All(t.Context(), v, dataset.RowQuery{}) {
		break // a consumer that has seen enough
	}
}

// What a user types is a value, never a piece of a statement.
func TestInjectionFindsNothing(t *testing.T) {
	w := newWorld(t)
	v := w.store(t, table())
	for _, evil := range []string{
		"' OR 1=1 --", `" OR ""="`, "11'; DROP TABLE observations; --", "$2", "%", "_", "\\", "11\x00", "'; COPY (SELECT 1) TO '/tmp/x'; --",
	} {
		for name, q := range map[string]dataset.RowQuery{
			"region": {Region: evil}, "industry": {Industry: evil}, "period": {Period: evil}, "measure": {Measure: evil}, "flag": {Flag: core.Flag(evil)},
		} {
			page, total, err := w.engine.Rows(t.Context(), v, q)
			if err != nil || total != 0 || len(page) != 0 {
				t.Errorf("%s %q: %d rows, %v", name, evil, total, err)
			}
		}
		if _, _, err := w.engine.Rows(t.Context(), v, dataset.RowQuery{Sort: evil}); core.CodeOf(err) != core.Invalid {
			t.Errorf("sort %q: %v", evil, err)
		}
	}
}

func TestPathsOutsideTheLake(t *testing.T) {
	w := newWorld(t)
	v := w.store(t, table())
	elsewhere := filepath.Join(filepath.Dir(w.lake.Root()), "secret.parquet")
	data, err := os.ReadFile(filepath.Join(w.lake.Root(), v.ID, lake.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(elsewhere, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"../secret.parquet", elsewhere, v.ID + "/../../secret.parquet", "*/observations.parquet", "http://127.0.0.1/x.parquet"} {
		stolen := v
		stolen.Files = slices.Clone(v.Files)
		stolen.Files[0].Path = path
		if _, _, err := w.engine.Rows(t.Context(), stolen, dataset.RowQuery{}); core.CodeOf(err) != core.Unavailable {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestQueryLimits(t *testing.T) {
	w := newWorld(t)
	v := w.store(t, table())
	for _, q := range []dataset.RowQuery{{Limit: dataset.MaxPage + 1}, {Limit: -1}, {Offset: -1}} {
		if _, _, err := w.engine.Rows(t.Context(), v, q); core.CodeOf(err) != core.Invalid {
			t.Errorf("%+v: %v", q, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := w.engine.Rows(ctx, v, dataset.RowQuery{}); core.CodeOf(err) != core.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestDamageIsNamed(t *testing.T) {
	w := newWorld(t)
	v := w.store(t, table())
	path := filepath.Join(w.lake.Root(), v.ID, lake.FileName)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[4 : len(data)/3]) // pages, not the footer
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.engine.Rows(t.Context(), v, dataset.RowQuery{})
	if err == nil || !strings.Contains(core.MessageOf(err).Ko, v.ID) {
		t.Errorf("damaged: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := w.engine.Coverage(t.Context(), v, 0); core.CodeOf(err) != core.Unavailable {
		t.Errorf("gone: %v", err)
	}
}

func TestManyReadersAtOnce(t *testing.T) {
	w := newWorld(t)
	a, b := w.store(t, table()), w.store(t, table()[:7])
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			v, want := a, int64(24)
			if i%2 == 1 {
				v, want = b, 7
			}
			for range 5 {
				if _, total, err := w.engine.Rows(t.Context(), v, dataset.RowQuery{}); err != nil || total != want {
					t.Error(fmt.Sprint(total, " rows, ", err))
				}
			}
		})
	}
	wg.Wait()
}

// A page counted from the end of an order holds what a page counted from its
// beginning does: pages of any size, put together, are the whole.
func TestPagesPutTogetherAreTheWhole(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		rows := anyRows(rt, false)
		v := w.store(t, rows)
		q := dataset.RowQuery{
			Sort:    rapid.SampledFrom(append(dataset.RowSorts(), "")).Draw(rt, "sort"),
			Measure: rapid.SampledFrom([]string{"", "sales"}).Draw(rt, "measure"),
			Limit:   dataset.MaxPage,
		}
		whole, total, err := w.engine.Rows(t.Context(), v, q)
		if err != nil || total != int64(len(whole)) {
			rt.Fatalf("%d of %d rows, %v", len(whole), total, err)
		}
		var together []dataset.Row
		q.Limit = rapid.IntRange(1, 20).Draw(rt, "limit")
		for q.Offset = 0; q.Offset < len(whole); q.Offset += q.Limit {
			page, _, err := w.engine.Rows(t.Context(), v, q)
			if err != nil {
				rt.Fatal(err)
			}
			together = append(together, page...)
		}
		if diff := cmp.Diff(whole, together, sameNumbers); diff != "" {
			rt.Fatalf("(-whole +together):\n%s", diff)
		}
	})
}

// What a caller does to a page does not reach the next one who asks.
func TestKeptAnswersAreTheirOwn(t *testing.T) {
	w := newWorld(t)
	v := w.store(t, table())
	q := dataset.RowQuery{Region: "26", Sort: "-value"}
	first, _, err := w.engine.Rows(t.Context(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(first)
	slices.Reverse(first)
	again, total, err := w.engine.Rows(t.Context(), v, q)
	if diff := cmp.Diff(want, again, sameNumbers); err != nil || total != 8 || diff != "" {
		t.Errorf("%d rows, %v (-want +got):\n%s", total, err, diff)
	}
}
