package roadmap_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/roadmap"
)

// Baseline 10 in 2026, targets 20 in 2028 and 40 in 2032: 15 in 2027, 30 in 2030.
func TestTracking(t *testing.T) {
	t.Parallel()
	p := plan()
	p.Roadmap.KPIs[0].Typed = map[int]roadmap.Typed{2028: {Value: 18, Note: "자체 조사"}}
	got := p.Tracks(roadmap.Actuals{"k1": {Observed: []roadmap.Observed{{Year: 2025, Value: 9}, {Year: 2027, Value: 15}, {Year: 2028, Value: 99}}}})[0]
	for year, want := range map[int]struct {
		target       float64
		interpolated bool
		standing     roadmap.Standing
		attained     float64
	}{
		2026: {math.NaN(), false, roadmap.Unknown, math.NaN()},
		2027: {15, true, roadmap.OnTrack, 1},
		2028: {20, false, roadmap.Behind, 0.8},
		2030: {30, true, roadmap.Unknown, math.NaN()},
		2032: {40, false, roadmap.Unknown, math.NaN()},
	} {
		i := year - got.Years[0].Year
		if year == 2026 {
			i = 1
		}
		y := got.Years[i]
		if y.Year != year || !near(y.Target, want.target) || y.Interpolated != want.interpolated || y.Standing != want.standing || !near(y.Attained, want.attained) {
			t.Errorf("%d: %+v", year, y)
		}
		if y.Standing == roadmap.Unknown && y.Reason.IsZero() {
			t.Errorf("%d: unknown without a reason", year)
		}
	}
	if got.Standing != roadmap.Behind || got.Latest.Year != 2028 || !got.Latest.ByHand || got.Rule.Ko == "" {
		t.Errorf("%+v", got.Latest)
	}
}

func TestLowerIsBetter(t *testing.T) {
	t.Parallel()
	p := plan()
	p.Roadmap.KPIs[0].Direction = roadmap.Down
	p.Roadmap.KPIs[0].Targets = map[int]float64{2028: 4}
	p.Roadmap.KPIs[0].Typed = map[int]roadmap.Typed{2027: {Value: 7, Note: "x"}, 2028: {Value: 5, Note: "x"}}
	got := p.Tracks(nil)[0]
	if got.Years[0].Standing != roadmap.OnTrack || got.Years[1].Standing != roadmap.Behind {
		t.Errorf("%+v", got.Years)
	}
}

func near(got *float64, want float64) bool {
	if got == nil {
		return math.IsNaN(want)
	}
	return math.Abs(*got-want) < 1e-12
}

func TestAYearWithoutATargetSaysWhy(t *testing.T) {
	t.Parallel()
	p := plan()
	p.Roadmap.KPIs[0].Typed = map[int]roadmap.Typed{2024: {Value: 8, Note: "조사"}, 2026: {Value: 10, Note: "조사"}, 2033: {Value: 41, Note: "조사"}}
	tracks := p.Tracks(nil)
	said := map[int]string{}
	for _, y := range tracks[0].Years {
		said[y.Year] = y.Reason.Ko
	}
	for year, want := range map[int]string{2024: "기준값을 잡은 해(2026년)보다 앞선 해입니다. 첫 목표는 2028년", 2026: "기준값을 잡은 해입니다. 첫 목표는 2028년", 2027: "실적이 없습니다", 2033: "마지막 목표(2032년) 뒤"} {
		if !strings.Contains(said[year], want) {
			t.Errorf("%d: %q, want %q", year, said[year], want)
		}
	}
	none := roadmap.KPI{Typed: p.Roadmap.KPIs[0].Typed}
	p.Roadmap.KPIs[0] = none
	if got := p.Tracks(nil)[0].Newest.Reason; !strings.Contains(got.Ko, "목표를 적지 않았습니다") {
		t.Error(got)
	}
}

func TestAdvance(t *testing.T) {
	t.Parallel()
	a, b, c := task("A", q(2026, 1), q(2026, 4)), task("B", q(2027, 1), q(2027, 4)), task("C", q(2026, 1), q(2026, 4))
	a.Status, b.Status, c.Status = roadmap.Done, roadmap.Running, roadmap.Stopped
	b.Progress = &roadmap.Report{Percent: 20, On: "2027-07-01"}
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(300)))}
	b.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(100)))}
	p := plan(a, b, c)
	// (300·100 + 100·20)/400 = 80; by the dates (300·100 + 100·181/365·100)/400.
	now := time.Date(2027, 7, 1, 0, 0, 0, 0, core.Seoul)
	got := p.Advance(now)
	if got.By != roadmap.ByBudget || !near(got.Percent, 80) || !near(got.Expected, (300*100+100*181.0/365*100)/400) || got.Stopped != 1 {
		t.Errorf("%+v %v %v", got, *got.Percent, *got.Expected)
	}
	p.Tasks[1].Budget[0].Won = nil
	got = p.Advance(now) // now by count: (100 + 20)/2
	if got.By != roadmap.ByCount || !near(got.Percent, 60) {
		t.Errorf("%+v", got)
	}
	p.Tasks[1].Progress = nil
	got = p.Advance(now) // nobody reported on B: only A counts, and it is said
	if !near(got.Percent, 100) || got.Unknown != 1 || got.Counted != 1 {
		t.Errorf("%+v", got)
	}
	empty := plan()
	if got := empty.Advance(now); got.Percent != nil || got.Text.En == "" {
		t.Errorf("%+v", got)
	}
}
