package inout_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/refdata"
)

// Miller and Blair (2009), section 2.3: two sectors.
func millerBlair() *inout.Table {
	return &inout.Table{
		Sectors: []inout.Sector{{Code: "1"}, {Code: "2"}},
		Flows:   []float64{150, 500, 200, 100},
		Output:  []float64{1000, 2000},
	}
}

func model(tb testing.TB, t *inout.Table) *inout.Model {
	tb.Helper()
	m, err := inout.NewModel(t, inout.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(tb testing.TB) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return v
	}
}

// near compares vectors; NA equals NA.
func near(tb testing.TB, what string, got, want []float64, tolerance float64) {
	tb.Helper()
	if len(got) != len(want) {
		tb.Fatalf("%s has %d values, want %d", what, len(got), len(want))
	}
	for k := range want {
		if math.IsNaN(got[k]) != math.IsNaN(want[k]) || math.Abs(got[k]-want[k]) > tolerance*max(1, math.Abs(want[k])) {
			tb.Errorf("%s[%d] = %v, want %v", what, k, got[k], want[k])
		}
	}
}

func TestMillerAndBlair(t *testing.T) {
	m := model(t, millerBlair())
	near(t, "A", m.A(), []float64{.15, .25, .2, .05}, 1e-15)
	near(t, "B", must(m.B())(t), []float64{.15, .5, .1, .05}, 1e-15)
	near(t, "L", must(m.Leontief(t.Context()))(t), []float64{1.254125, .330033, .264026, 1.122112}, 1e-6)
	g := must(m.Ghosh(t.Context()))(t)
	near(t, "first column of G", []float64{g[0], g[2]}, []float64{1.254125, .132013}, 1e-6)
	i := must(m.Impact(t.Context(), []float64{600, 1500}))(t)
	near(t, "x", i.X, []float64{1247.5248, 1841.5842}, 1e-7)
	if i.Residual > 1e-9 || i.By != inout.ByBiCGSTAB {
		t.Errorf("residual %g by %s", i.Residual, i.By)
	}
	near(t, "indirect", i.Indirect, []float64{647.5248, 341.5842}, 1e-6)
}

func TestGermany1995(t *testing.T) {
	rows := refdata.Rows(t, "golden/germany_1995_6sector.csv")
	codes := []string{"CPA_A", "CPA_B-E", "CPA_F", "CPA_G-I", "CPA_J-N", "CPA_O-T"}
	cell := map[[2]string]float64{}
	for _, r := range rows[1:] {
		if v, err := strconv.ParseFloat(r[4], 64); err == nil {
			cell[[2]string{r[0], r[5]}] = v
		}
	}
	table := square(codes, cell, "P1")
	m := model(t, table)
	l := must(m.Linkages(t.Context()))(t)
	near(t, "backward", l.ColumnSums, []float64{1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782}, 5e-5)
	near(t, "forward (Ghosh)", l.GhoshSums, []float64{2.1126, 1.6910, 1.3558, 1.5849, 2.1037, 1.2106}, 5e-5)
}

// square takes the flows among codes and the row of output out of cells.
func square(codes []string, cell map[[2]string]float64, output string) *inout.Table {
	t := &inout.Table{}
	for _, i := range codes {
		t.Sectors = append(t.Sectors, inout.Sector{Code: i})
		t.Output = append(t.Output, cell[[2]string{output, i}])
		for _, j := range codes {
			t.Flows = append(t.Flows, cell[[2]string{i, j}])
		}
	}
	return t
}

func korea(tb testing.TB, year string) *inout.Table {
	tb.Helper()
	cell := map[[2]string]float64{}
	for _, r := range refdata.Rows(tb, "korea/wiod_korea_domestic_io_35x35.csv")[1:] {
		if r[0] == year {
			v, err := strconv.ParseFloat(r[3], 64)
			if err != nil {
				tb.Fatal(err)
			}
			cell[[2]string{r[1], r[2]}] = v
		}
	}
	codes := make([]string, 35)
	for k := range codes {
		codes[k] = "c" + strconv.Itoa(k+1)
	}
	t := square(codes, cell, "OUTPUT")
	for _, name := range []string{"FINAL_DOMESTIC", "EXPORT_INTERMEDIATE", "EXPORT_FINAL"} {
		s := inout.Series{Name: name}
		for _, c := range codes {
			s.Values = append(s.Values, cell[[2]string{c, name}])
		}
		t.Final = append(t.Final, s)
	}
	for _, c := range codes {
		t.Imports = append(t.Imports, cell[[2]string{"IMPORTED_INTERMEDIATE", c}])
	}
	closed, err := t.CloseValueAdded("value added")
	if err != nil {
		tb.Fatal(err)
	}
	return closed
}

func TestKoreaClosesAfterImports(t *testing.T) {
	for _, year := range []string{"1995", "2011"} {
		m := model(t, korea(t, year))
		in := must(m.Inducements(t.Context()))(t)
		if !(in.Closure < 1e-11) {
			t.Errorf("%s: v·L + m·L differs from 1 by %g", year, in.Closure)
		}
		if len(m.Faults.Of(inout.FaultZeroOutput)) != 1 || !m.SetAside(34) || !math.IsNaN(in.Production[34]) {
			t.Errorf("%s: c35 is not flagged: %v", year, m.Faults)
		}
	}
}

// What the categories of final demand induce adds up to what the model makes of all
// of it, and their shares to 1.
func TestFinalDemandOfKorea(t *testing.T) {
	table := korea(t, "2011")
	m := model(t, table)
	whole := must(m.Impact(t.Context(), table.TotalFinal()))(t)
	sum, shares := map[inout.Measure]float64{}, map[inout.Measure]float64{}
	for _, e := range must(m.FinalInducements(t.Context()))(t) {
		for measure, v := range e.Induced {
			sum[measure] += v
			shares[measure] += e.Dependence[measure]
		}
		near(t, e.Name, []float64{e.Coefficient[inout.MeasureValueAdded] + e.Coefficient[inout.MeasureImports]}, []float64{1}, 1e-10)
	}
	for _, measure := range []inout.Measure{inout.MeasureOutput, inout.MeasureValueAdded, inout.MeasureImports} {
		near(t, string(measure), []float64{sum[measure], shares[measure]}, []float64{whole.Sums[measure].Total, 1}, 1e-10)
	}
}

func TestZeroOutputDisturbsNobody(t *testing.T) {
	whole := korea(t, "2011")
	without := &inout.Table{Sectors: whole.Sectors[:34], Output: whole.Output[:34]}
	for i := range 34 {
		without.Flows = append(without.Flows, whole.Flows[i*35:i*35+34]...)
	}
	a, b := must(model(t, whole).Linkages(t.Context()))(t), must(model(t, without).Linkages(t.Context()))(t)
	near(t, "backward", a.Backward[:34], b.Backward, 1e-10)
	near(t, "forward", a.Forward[:34], b.Forward, 1e-10)
	near(t, "Ghosh", a.ForwardGhosh[:34], b.ForwardGhosh, 1e-10)
	if !math.IsNaN(a.Backward[34]) {
		t.Error("c35 has a linkage")
	}
}

func TestGyeonggiPublished(t *testing.T) {
	p := &inout.Published{
		Level: core.T("시도", "province"), Region: "경기", Year: core.Year(2020),
		Money: core.T("10억원", "billion won"), EmploymentPer: 1e9,
	}
	for _, r := range refdata.Rows(t, "korea/bok_gyeonggi_2020_83_inducement.csv")[1:] {
		v := make([]float64, 6)
		for k := range v {
			v[k], _ = strconv.ParseFloat(r[2+k], 64)
		}
		p.Sectors = append(p.Sectors, inout.PublishedSector{
			Sector:     inout.Sector{Code: r[0], Name: core.T(r[1], "")},
			Production: inout.Pair{Inside: v[0], Outside: v[1]}, ValueAdded: inout.Pair{Inside: v[2], Outside: v[3]}, Employment: inout.Pair{Inside: v[4], Outside: v[5]},
		})
	}
	// 06 석탄 and 55 항공운송 are printed as (1, 0, 0, 0, 0, 0).
	fs := p.Check()
	if len(p.Sectors) != 83 || len(fs) != 2 || len(fs.Of(inout.FaultZeroOutput)) != 2 || fs[0].Sector != "06" || fs[1].Sector != "55" {
		t.Fatalf("%d sectors, %v", len(p.Sectors), fs)
	}
	// 100억원 of 의약품: 1.2893, .4149 of production and 3.2066, 2.2010 jobs per 10억원.
	i := must(p.Impact(map[string]float64{"20": 1e10}))(t)
	near(t, "effects", []float64{i.Production.Inside, i.Production.Outside, i.ValueAdded.Sum(), i.Employment.Inside, i.Employment.Outside},
		[]float64{12.893e9, 4.149e9, 7.8e9, 32.066, 22.01}, 1e-12)
	if _, err := p.Impact(map[string]float64{"20": 1, "99": 1}); err == nil || !strings.Contains(err.Error(), "99") {
		t.Errorf("an unknown sector: %v", err)
	}
	if _, err := p.Impact(map[string]float64{"20": 1, "55": 1}); err == nil || !strings.Contains(err.Error(), "55") || strings.Contains(err.Error(), "20") {
		t.Errorf("a sector that the region does not have: %v", err)
	}
}
