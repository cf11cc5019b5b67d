package lake_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/lake"
)

var _ dataset.Lake = (*lake.Lake)(nil)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestEveryStateOfACellSurvives(t *testing.T) {
	rows := []observation{
		obs("employees", "2024", "11", "C", 12.5, core.NoFlag),
		obs("employees", "2024", "11", "D", 0, core.NoFlag),
		obs("employees", "2024", "11", "E", 0, core.None),
		obs("employees", "2024", "11", "F", na, core.Suppressed),
		obs("employees", "2024", "11", "G", na, core.Missing),
		obs("employees", "2024", "11", "H", 7, core.Unreliable),
		obs("employees", "2024", "11", "I", na, core.Unreliable),
		obs("employees", "2024", "11", "J", 3, core.Estimated),
		obs("employees", "2024", "26", "C", math.MaxFloat64, core.NoFlag),
	}
	l := openLake(t)
	cube, err := l.Cube(t.Context(), store(t, l, "v1", batchOf(t, "", rows...)), "employees")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		v, flag := cube.At(r.Region, r.Industry, core.Year(2024))
		if fact.IsNA(v) {
			v = na
		}
		if v != r.Value || flag != r.Flag {
			t.Errorf("%s %s: got %v %q, want %v %q", r.Region, r.Industry, v, flag, r.Value, r.Flag)
		}
	}
	if v, flag := cube.At("26", "J", core.Year(2024)); !fact.IsNA(v) || flag != core.Missing {
		t.Errorf("a cell without a row is %v %q, not missing", v, flag)
	}
	want := core.Measure{ID: "employees", Title: core.T("지표 employees", "measure employees"), Unit: core.T("명", "persons"), Add: true}
	if diff := cmp.Diff(want, cube.Measure); diff != "" {
		t.Errorf("measure (-want +got):\n%s", diff)
	}
	if cube.RegionSystem != core.MOIS || cube.IndustrySystem != core.KSIC11 {
		t.Errorf("code systems: %s, %s", cube.RegionSystem, cube.IndustrySystem)
	}
}

func TestPeriodsOfEachFrequencyComeBackInOrderOfTime(t *testing.T) {
	var rows []observation
	for _, p := range []string{"2024-12", "2024-Q1", "2023", "2024-H2", "2024", "2024-02", "2024-Q4", "2024-H1"} {
		rows = append(rows, obs("employees", p, "11", "C", 1, core.NoFlag))
	}
	l := openLake(t)
	cube, err := l.Cube(t.Context(), store(t, l, "v1", batchOf(t, "", rows...)), "employees")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range cube.Periods {
		got = append(got, p.String())
	}
	// A year begins where its first half, quarter and month do; longer comes first.
	want := []string{"2023", "2024", "2024-H1", "2024-Q1", "2024-02", "2024-H2", "2024-Q4", "2024-12"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("periods (-want +got):\n%s", diff)
	}
}

func TestCubeHoldsTheRowsOfItsMeasure(t *testing.T) {
	l := openLake(t)
	version := 0
	rapid.Check(t, func(rt *rapid.T) {
		rows := anyRows(rt, false)
		version++
		v := store(t, l, "v"+strings.Repeat("x", version%40)+rapid.StringMatching(`[a-z]{20}`).Draw(rt, "id"), batchOf(t, "", rows...))
		for _, m := range []string{"employees", "sales", "급여"} {
			mine := slices.DeleteFunc(slices.Clone(rows), func(o observation) bool { return o.Measure != m })
			cube, err := l.Cube(t.Context(), v, m)
			if len(mine) == 0 {
				if core.CodeOf(err) != core.NotFound {
					rt.Fatalf("measure %s is not there, yet: %v", m, err)
				}
				continue
			}
			if err != nil {
				rt.Fatal(err)
			}
			checkCube(rt, cube, mine)
		}
	})
}

// checkCube compares a cube with the rows it was made of, cell by cell.
func checkCube(t *rapid.T, cube *fact.Cube, rows []observation) {
	want := map[[3]string]observation{}
	axes := [3]map[string]bool{{}, {}, {}}
	for _, r := range rows {
		want[[3]string{r.Region, r.Industry, r.Period}] = r
		axes[0][r.Region], axes[1][r.Industry], axes[2][r.Period] = true, true, true
	}
	if len(cube.Regions) != len(axes[0]) || len(cube.Industries) != len(axes[1]) || len(cube.Periods) != len(axes[2]) {
		t.Fatalf("axes %d × %d × %d, want %d × %d × %d", len(cube.Regions), len(cube.Industries), len(cube.Periods), len(axes[0]), len(axes[1]), len(axes[2]))
	}
	for _, r := range cube.Regions {
		for _, i := range cube.Industries {
			for _, p := range cube.Periods {
				o, ok := want[[3]string{r, i, p.String()}]
				if !ok {
					o = observation{Value: na, Flag: core.Missing}
				}
				v, flag := cube.At(r, i, p)
				if fact.IsNA(v) {
					v = na
				}
				if v != o.Value || flag != o.Flag {
					t.Fatalf("%q %q %s: got %v %q, want %v %q", r, i, p, v, flag, o.Value, o.Flag)
				}
			}
		}
	}
}

func TestSameObservationsGiveTheSameBytes(t *testing.T) {
	l := openLake(t)
	rapid.Check(t, func(rt *rapid.T) {
		rows := anyRows(rt, true)
		id := rapid.StringMatching(`[a-z]{24}`).Draw(rt, "id")
		a := store(t, l, id+"-a", batchOf(t, "size", rows...))
		b := store(t, l, id+"-b", batchOf(t, "size", shuffled(rows, rapid.Uint64().Draw(rt, "seed"))...))
		if a.Files[0].SHA256 != b.Files[0].SHA256 {
			rt.Fatal("the order of rows changed the file")
		}
		if err := l.Verify(t.Context(), a); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestFurtherDimensions(t *testing.T) {
	row := func(size string, v float64) observation {
		return observation{Measure: "employees", Period: "2024", Region: "11", Industry: "C", Dim: size, Value: v}
	}
	tests := []struct {
		name   string
		sizes  []string
		chosen map[string]string
		want   float64
		code   core.Code
		says   string
	}{
		{name: "total", sizes: []string{"1-4", core.Total, "5-9"}, want: 1},
		{name: "empty label", sizes: []string{"1-4", "5-9", ""}, want: 2},
		{name: "total before empty", sizes: []string{"", core.Total}, want: 1},
		{name: "only label", sizes: []string{"1-4"}, want: 0},
		{name: "chosen", sizes: []string{"1-4", core.Total, "5-9"}, chosen: map[string]string{"규모": "5-9"}, want: 2},
		{name: "no total", sizes: []string{"1-4", "5-9"}, code: core.Invalid, says: "1-4, 5-9"},
		{name: "unknown label", sizes: []string{"1-4"}, chosen: map[string]string{"규모": "10+"}, code: core.NotFound, says: "10+"},
		{name: "unknown dimension", sizes: []string{"1-4"}, chosen: map[string]string{"성별": "여"}, code: core.NotFound, says: "성별"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var rows []observation
			for i, s := range tt.sizes {
				rows = append(rows, row(s, float64(i)))
			}
			l := openLake(t)
			cube, err := l.CubeOf(t.Context(), store(t, l, "v1", batchOf(t, "규모", rows...)), "employees", tt.chosen)
			if tt.code != "" {
				if core.CodeOf(err) != tt.code || !strings.Contains(core.MessageOf(err).Ko, tt.says) {
					t.Fatalf("got %v, want %s that says %q", err, tt.code, tt.says)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := cube.At("11", "C", core.Year(2024)); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestWriteRefuses(t *testing.T) {
	one := obs("employees", "2024", "41220", "C", 1, core.NoFlag)
	twice := one
	twice.Value = 2
	short := batchOf(t, "", one)
	short.Region = nil
	beyond := batchOf(t, "", one)
	beyond.Industry[0] = 9
	old := batchOf(t, "", one)
	old.Periods[0] = core.Year(1492)
	binary := batchOf(t, "", one)
	binary.Regions[0] = "\xc6\xf2" // CP949
	dims := batchOf(t, "size", one)
	dims.Dims = append(dims.Dims, fact.Dim{Name: "SIZE", Labels: []string{""}, Code: []uint32{0}})
	tests := []struct {
		name  string
		batch *fact.Batch
		code  core.Code
		says  string
	}{
		{"a cell twice", batchOf(t, "", one, twice), core.Invalid, "employees 2024 41220 C"},
		{"nothing", batchOf(t, ""), core.Invalid, "관측값"},
		{"a short column", short, core.Internal, ""},
		{"a code beyond its dictionary", beyond, core.Internal, ""},
		{"a period that cannot be read back", old, core.Invalid, "1492"},
		{"bytes that are no text", binary, core.Invalid, "부호화"},
		{"dimensions that SQL cannot tell apart", dims, core.Invalid, "SIZE"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := openLake(t)
			_, err := l.Write(t.Context(), "v1", tt.batch, nil)
			if core.CodeOf(err) != tt.code || !strings.Contains(core.MessageOf(err).Ko, tt.says) {
				t.Errorf("got %v, want %s that says %q", err, tt.code, tt.says)
			}
			empty(t, l)
		})
	}
}

func TestVersionIDsCannotLeaveTheLake(t *testing.T) {
	l := openLake(t)
	for _, id := range []string{"", ".", "..", "../x", "a/b", `a\b`, ".writing-x", "a b", "a'b", strings.Repeat("a", 65)} {
		if _, err := l.Write(t.Context(), id, wide(t, 1), nil); core.CodeOf(err) != core.Invalid {
			t.Errorf("id %q: %v", id, err)
		}
	}
	empty(t, l)
	for _, path := range []string{"../x", "/etc/passwd", "v1/../../x"} {
		v := dataset.Version{ID: "v1", Files: []dataset.LakeFile{{Path: path}}}
		if _, err := l.Cube(t.Context(), v, "employees"); core.CodeOf(err) != core.Unavailable {
			t.Errorf("path %q: %v", path, err)
		}
	}
}

func TestAVersionIsWrittenOnce(t *testing.T) {
	l := openLake(t)
	v := store(t, l, "v1", wide(t, 2))
	if _, err := l.Write(t.Context(), "v1", wide(t, 3), nil); core.CodeOf(err) != core.Conflict {
		t.Errorf("second write: %v", err)
	}
	if err := l.Verify(t.Context(), v); err != nil {
		t.Error(err)
	}
}

func TestProgressEndsAtTheNumberOfRows(t *testing.T) {
	l := openLake(t)
	b := wide(t, 120)
	var told []int64
	files, err := l.Write(t.Context(), "v1", b, func(rows int64) { told = append(told, rows) })
	if err != nil {
		t.Fatal(err)
	}
	// Each measure has 4,800 rows, enough for a row group of its own.
	if diff := cmp.Diff([]int64{4800, 9600}, told); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	if files[0].Rows != 9600 || files[0].Path != "v1/observations.parquet" {
		t.Errorf("record: %+v", files[0])
	}
}

func TestACancelledWriteLeavesNothing(t *testing.T) {
	l := openLake(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := l.Write(ctx, "v1", wide(t, 120), func(int64) { cancel() })
	if core.CodeOf(err) != core.Cancelled || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	empty(t, l)
}

func TestKeepRemovesLeftoversOnly(t *testing.T) {
	l := openLake(t)
	kept := store(t, l, "kept", wide(t, 2))
	store(t, l, "orphan", wide(t, 2))
	put := func(path string) {
		t.Helper()
		full := filepath.Join(l.Root(), path)
		if err := os.MkdirAll(filepath.Dir(full), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(".writing-v9-123/observations.parquet") // the process died while writing
	put("someone/letter.txt")                   // not ours
	put("readme.txt")
	if err := os.Mkdir(filepath.Join(l.Root(), ".writing-v8-1"), 0o750); err != nil { // died before the first byte
		t.Fatal(err)
	}
	removed, err := l.Keep(t.Context(), []string{"kept", "withdrawn-long-ago"})
	if err != nil || removed != 3 {
		t.Errorf("removed %d, %v", removed, err)
	}
	if diff := cmp.Diff([]string{"kept", "readme.txt", "someone"}, names(t, l)); diff != "" {
		t.Errorf("left (-want +got):\n%s", diff)
	}
	if _, err := l.Cube(t.Context(), kept, "sales"); err != nil {
		t.Error(err)
	}
}

func TestReadersDoNotDisturbEachOther(t *testing.T) {
	l := openLake(t)
	v := store(t, l, "v1", wide(t, 120))
	want, err := l.Cube(t.Context(), v, "sales")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := l.Cube(t.Context(), v, "sales")
			if err != nil {
				t.Error(err)
				return
			}
			if !slices.Equal(got.V, want.V) {
				t.Error("two readers saw different cubes")
			}
		})
	}
	wg.Wait()
}

func names(t *testing.T, l *lake.Lake) []string {
	t.Helper()
	entries, err := os.ReadDir(l.Root())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func empty(t *testing.T, l *lake.Lake) {
	t.Helper()
	if left := names(t, l); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
