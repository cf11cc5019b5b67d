package inout_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/inout"
)

func whole(err error) bool {
	var e *core.Error
	return errors.As(err, &e) && e.Message.Ko != "" && !strings.Contains(e.Message.Ko+e.Message.En, "%!")
}

func TestFaultsAreNamed(t *testing.T) {
	na := math.NaN()
	for name, c := range map[string]struct {
		spoil  func(*inout.Table)
		kind   inout.FaultKind
		sector string
		fatal  bool
	}{
		"not square":           {func(t *inout.Table) { t.Flows = t.Flows[:3] }, inout.FaultShape, "", true},
		"short vector":         {func(t *inout.Table) { t.Employment = []float64{1} }, inout.FaultShape, "", true},
		"duplicate":            {func(t *inout.Table) { t.Sectors[1].Code = "1" }, inout.FaultDuplicate, "1", true},
		"blank flow":           {func(t *inout.Table) { t.Flows[1] = na }, inout.FaultBlank, "1", true},
		"infinite flow":        {func(t *inout.Table) { t.Flows[2] = math.Inf(1) }, inout.FaultSize, "2", true},
		"no output":            {func(t *inout.Table) { t.Output = nil }, inout.FaultOutput, "", true},
		"blank output":         {func(t *inout.Table) { t.Output[1] = na }, inout.FaultBlank, "2", true},
		"negative output":      {func(t *inout.Table) { t.Output[0] = -1 }, inout.FaultOutput, "1", true},
		"negative flow":        {func(t *inout.Table) { t.Flows[3] = -5 }, inout.FaultNegative, "2", false},
		"zero output":          {func(t *inout.Table) { t.Output[0] = 0 }, inout.FaultZeroOutput, "1", false},
		"flows without output": {func(t *inout.Table) { t.Output[0] = 0 }, inout.FaultDead, "1", false},
		"inputs beyond output": {func(t *inout.Table) { t.Output[0] = 350 }, inout.FaultUnproductive, "1", false},
		"unknown employment":   {func(t *inout.Table) { t.Employment = []float64{1, na} }, inout.FaultUnknown, "2", false},
		"a row that falls short": {func(t *inout.Table) {
			t.Final = []inout.Series{{Name: "f", Values: []float64{350, 1690}}}
		}, inout.FaultRowMargin, "2", false},
		"a column that falls short": {func(t *inout.Table) {
			t.Scope = inout.Total
			t.ValueAdded = []inout.Series{{Name: "v", Values: []float64{640, 1400}}}
		}, inout.FaultColumnMargin, "1", false},
	} {
		t.Run(name, func(t *testing.T) {
			table := millerBlair()
			c.spoil(table)
			faults := table.Check()
			found := faults.Of(c.kind)
			if len(found) != 1 || found[0].Sector != c.sector || found[0].Fatal() != c.fatal {
				t.Fatalf("%+v", faults)
			}
			if c.fatal != (faults.Err() != nil) || c.fatal && !whole(faults.Err()) {
				t.Errorf("error: %v", faults.Err())
			}
			if m := found[0].Message; m.Ko == "" || strings.Contains(m.Ko+m.En, "%!") {
				t.Errorf("message: %v", m)
			}
		})
	}
}

func TestGapsAreMeasured(t *testing.T) {
	table := millerBlair()
	table.Final = []inout.Series{{Name: "f", Values: []float64{350, 1690}}}
	if gap := table.Check().Of(inout.FaultRowMargin)[0].Gap; gap != -10 {
		t.Errorf("gap %g, want -10", gap)
	}
	table.Final[0].Values[1] = 1701 // within the rounding of three cells in whole numbers
	if faults := table.Check(); len(faults) != 0 {
		t.Errorf("rounding is told: %v", faults)
	}
}

func TestUnknownMeasuresAreNA(t *testing.T) {
	table := millerBlair()
	table.Employment = []float64{20, math.NaN()}
	m := model(t, table)
	e := must(m.Effect(t.Context(), table.Employment))(t)
	i := must(m.Impact(t.Context(), []float64{600, 1500}))(t)
	for _, v := range []float64{e.Induced[0], e.Multiplier[1], i.Employment[0], i.Sums[inout.MeasureEmployment].Total} {
		if !math.IsNaN(v) {
			t.Errorf("%v is not NA", v)
		}
	}
	near(t, "x", i.X, []float64{1247.5248, 1841.5842}, 1e-7)
}

func TestImpactIsSplit(t *testing.T) {
	table := millerBlair()
	table.Employment = []float64{20, 10}
	i := must(model(t, table).Impact(t.Context(), []float64{600, 1500}))(t)
	jobs := i.Sums[inout.MeasureEmployment]
	near(t, "jobs", []float64{jobs.Direct, jobs.Total, jobs.Indirect},
		[]float64{12 + 7.5, .02*1247.52475247 + .005*1841.58415841, .02*647.52475247 + .005*341.58415841}, 1e-9)
}

func TestDemandForASectorThatMakesNothing(t *testing.T) {
	table := millerBlair()
	table.Sectors = append(table.Sectors, inout.Sector{Code: "3"})
	table.Flows = []float64{150, 500, 0, 200, 100, 0, 0, 0, 0}
	table.Output = append(table.Output, 0)
	i := must(model(t, table).Impact(t.Context(), []float64{600, 1500, 10}))(t)
	near(t, "x", i.X, []float64{1247.5248, 1841.5842, math.NaN()}, 1e-7)
	if len(i.Ignored) != 1 || i.Ignored[0] != "3" {
		t.Errorf("ignored %v", i.Ignored)
	}
}

func TestSingularSystems(t *testing.T) {
	table := &inout.Table{Sectors: []inout.Sector{{Code: "a"}, {Code: "b"}}, Flows: []float64{5, 5, 5, 5}, Output: []float64{10, 10}}
	m := model(t, table)
	if _, err := m.Leontief(t.Context()); !whole(err) {
		t.Errorf("L: %v", err)
	}
	if _, err := m.Impact(t.Context(), []float64{1, 2}); !whole(err) {
		t.Errorf("impact: %v", err)
	}
}

// With I − A = [1 1; 3 1] and f = (1, 1) the first product is orthogonal to f, so that
// the iteration breaks down at once; x = (0, 1) by hand.
func TestFallsBackToLU(t *testing.T) {
	table := &inout.Table{
		Sectors: []inout.Sector{{Code: "a"}, {Code: "b"}}, Coefficients: true, Flows: []float64{0, -1, -3, 0},
	}
	i := must(model(t, table).Impact(t.Context(), []float64{1, 1}))(t)
	near(t, "x", i.X, []float64{0, 1}, 1e-12)
	if i.By != inout.ByLU || i.Residual > 1e-9 {
		t.Errorf("residual %g by %s", i.Residual, i.By)
	}
}

func TestStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := model(t, millerBlair())
	_, err := m.Impact(ctx, []float64{1, 1})
	_, err2 := m.Leontief(ctx)
	_, err3 := inout.RAS(ctx, []float64{1}, []string{"a"}, []float64{2}, []float64{2}, 0)
	for _, err := range []error{err, err2, err3} {
		if core.CodeOf(err) != core.Cancelled {
			t.Errorf("%v", err)
		}
	}
}

func TestProgressIsTold(t *testing.T) {
	var last, end int
	m := must(inout.NewModel(millerBlair(), inout.Options{Progress: func(done, total int) { last, end = done, total }}))(t)
	if _, err := m.Leontief(t.Context()); err != nil || end == 0 || last > end {
		t.Errorf("%d of %d, %v", last, end, err)
	}
}

func TestInducementNeedsADomesticTable(t *testing.T) {
	table := millerBlair()
	table.Scope = inout.Total
	table.CompetingImports = []float64{100, 0}
	if _, err := model(t, table).Inducements(t.Context()); !whole(err) {
		t.Errorf("%v", err)
	}
	// Supply of 1 at home is 1000 + 100 − 0: a share of 1/11 is imported.
	domestic := must(table.RemoveImports())(t)
	near(t, "Z_d", domestic.Flows, []float64{150 * 10. / 11, 500 * 10. / 11, 200, 100}, 1e-14)
	near(t, "imports", domestic.ImportedInputs(), []float64{150. / 11, 500. / 11}, 1e-14)
	closed := must(domestic.CloseValueAdded("v"))(t)
	m := model(t, closed)
	in := must(m.Inducements(t.Context()))(t)
	near(t, "closure", []float64{in.Closure}, []float64{0}, 1e-12)
	drawn := must(m.ImportInducement(must(m.Leontief(t.Context()))(t)))(t)
	near(t, "A_m L_d", []float64{drawn[0] + drawn[2], drawn[1] + drawn[3]}, in.Imports.Induced, 1e-12)
	table.Final = []inout.Series{{Name: "home", Values: []float64{350, 1700}}, {Name: "exports", Values: []float64{100, 0}}}
	domestic = must(table.RemoveImports("exports"))(t)
	// With exports of 100 the supply is 1000: a tenth is imported, of no export.
	near(t, "final demand at home", domestic.Final[0].Values, []float64{315, 1700}, 1e-14)
	near(t, "exports", domestic.Final[1].Values, []float64{100, 0}, 1e-14)
	near(t, "Z_d with exports", domestic.Flows, []float64{135, 450, 200, 100}, 1e-14)
	table.Final[1].Values = []float64{1100, 0}
	if _, err := table.RemoveImports("exports"); !whole(err) {
		t.Errorf("exports beyond supply: %v", err)
	}
}
