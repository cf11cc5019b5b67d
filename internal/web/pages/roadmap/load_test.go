package roadmap

import (
	"fmt"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/pagestest"
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

// Every page of a plan of many tasks answers and shows them; what they cost is
// measured by `make bench`.
func TestPagesOfAPlanOfManyTasks(t *testing.T) {
	d := newDesk(t)
	const tasks = 40
	id := d.loaded(tasks)
	home := "/roadmaps/" + id
	for path, rows := range map[string]string{"": `data-task="`, "?zoom=quarter&group=start": `data-task="`, "/board": `class="card`} {
		if n := strings.Count(d.Page(home+path).Body.String(), rows); n < tasks {
			t.Errorf("%s shows %d of %d tasks", path, n, tasks)
		}
	}
	task := d.plan(id).Tasks[tasks/2].ID
	for _, path := range []string{"/budget", "/kpi", "/whatif", "/versions", "/tasks/" + task, "/tasks/" + task + "/edit", "/edit"} {
		pagestest.Holds(t, path, pagestest.Text(d.Page(home+path)), "큰 로드맵")
	}
}
