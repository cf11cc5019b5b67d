package roadmap

import (
	"fmt"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/roadmap"
)

// loaded makes a roadmap of so many tasks, each waiting for an earlier one.
func (d *desk) loaded(tasks int) string {
	d.t.Helper()
	who := core.LocalOperator(core.DefaultAgency)
	r := roadmap.Roadmap{Title: "큰 로드맵", Region: "41220", From: 2025, To: 2034}
	for i := range 8 {
		r.Strategies = append(r.Strategies, roadmap.Strategy{ID: fmt.Sprintf("s%d", i), Title: fmt.Sprintf("전략 %d", i+1)})
		r.KPIs = append(r.KPIs, roadmap.KPI{
			ID: fmt.Sprintf("k%d", i), Title: fmt.Sprintf("지표 %d", i+1), Unit: "개", Direction: roadmap.Up,
			Baseline: &roadmap.Point{Year: 2024, Value: 10}, Targets: map[int]float64{2030: 50},
		})
	}
	r, err := d.Roadmaps.Create(d.t.Context(), who, r)
	if err != nil {
		d.t.Fatal(err)
	}
	var before string
	for i := range tasks {
		start := roadmap.QuarterOf(2025, 1) + roadmap.Quarter(i%36)
		won := int64(i+1) * 1_000_000
		x := roadmap.Task{
			Roadmap: r.ID, Strategy: fmt.Sprintf("s%d", i%8), Title: fmt.Sprintf("과제 이름이 조금 긴 것 %d", i), Owner: "진흥원", Start: start, End: start + 3,
			Budget: []roadmap.BudgetLine{{Source: roadmap.City, Year: start.Year(), Won: &won}, {Source: roadmap.National, Year: start.Year()}},
			KPIs:   []roadmap.Contribution{{KPI: fmt.Sprintf("k%d", i%8)}},
		}
		if i%2 == 1 {
			x.After = []roadmap.Dependency{{Task: before}}
		}
		saved, err := d.Roadmaps.SaveTask(d.t.Context(), who, x, "")
		if err != nil {
			d.t.Fatal(err)
		}
		before = saved.ID
	}
	return r.ID
}

// TestPagesUnderLoad tells the processor time of each page with 500 tasks where
// NARU_TEST_TIMES asks for it; without, a small plan must do.
func TestPagesUnderLoad(t *testing.T) {
	tasks, rounds := 40, 1
	if os.Getenv("NARU_TEST_TIMES") != "" {
		tasks, rounds = 500, 200
	}
	d := newDesk(t)
	id := d.loaded(tasks)
	task := d.plan(id).Tasks[tasks/2].ID
	for _, path := range []string{"", "?zoom=quarter&group=start", "/board", "/budget", "/kpi", "/whatif", "/versions", "/tasks/" + task, "/tasks/" + task + "/edit", "/edit"} {
		times := make([]time.Duration, rounds)
		size := 0
		for i := range rounds {
			began := worked(t)
			size = d.Page("/roadmaps/" + id + path).Body.Len()
			times[i] = worked(t) - began
		}
		slices.Sort(times)
		t.Logf("%-32s %4d kB  median %6.1f ms  p99 %6.1f ms", path, size/1000, ms(times[rounds/2]), ms(times[(rounds-1)*99/100]))
	}
}

// worked is the processor time that the process has used so far.
func worked(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
