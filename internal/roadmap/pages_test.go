package roadmap_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/docgen/xlsx"
	"naru/internal/roadmap"
)

// large is a plan of 500 tasks in chains of five, each with twelve lines of
// budget, over ten years, 40 industries and 20 KPIs.
func large() roadmap.Plan {
	r := frame()
	r.To = 2036
	r.Spans, r.Ceilings = roadmap.DefaultSpans(r.From, r.To), map[roadmap.Source]map[int]int64{}
	r.Strategies, r.KPIs = nil, nil
	for i := range 10 {
		r.Strategies = append(r.Strategies, roadmap.Strategy{ID: fmt.Sprint("s", i), Title: fmt.Sprint("전략 ", i)})
	}
	for i := range 20 {
		r.KPIs = append(r.KPIs, roadmap.KPI{
			ID: fmt.Sprint("k", i), Title: fmt.Sprint("지표 ", i), Direction: roadmap.Up,
			Baseline: &roadmap.Point{Year: 2026, Value: 1}, Targets: map[int]float64{2036: 100},
		})
	}
	r.Goals[0].KPIs = nil
	for _, s := range roadmap.Sources() {
		r.Ceilings[s] = map[int]int64{2030: 1000}
	}
	p := roadmap.Plan{Roadmap: r}
	for i := range 500 {
		from := q(2027, 1) + roadmap.Quarter(i%5*8)
		x := task(fmt.Sprintf("%d-%d", i/50+1, i%50+1), from, from+6)
		x.Strategy, x.KPIs = fmt.Sprint("s", i/50), []roadmap.Contribution{{KPI: fmt.Sprint("k", i%20), Amount: new(float64(1))}}
		x.Need, x.Content = strings.Repeat("필요성 ", 50), strings.Repeat("내용 ", 100)
		x.Industries = []roadmap.Industry{{System: core.KSIC10, Code: fmt.Sprint(i%40 + 10)}}
		for y := range 3 {
			for _, s := range roadmap.Sources() {
				x.Budget = append(x.Budget, line(s, from.Year()+y, new(int64(1000*i+y))))
			}
		}
		if i%5 > 0 {
			x.After = []roadmap.Dependency{finish(p.Tasks[i-1].ID, 0)}
		}
		if i > 100 && i%7 == 0 {
			x.After = append(x.After, start(p.Tasks[i-99].ID, 0))
		}
		p.Tasks = append(p.Tasks, x)
	}
	return p
}

// cpu is the processor time of the process so far.
func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Skip(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Told, not asserted: what each view of 500 tasks costs.
func TestViewsOfFiveHundredTasks(t *testing.T) {
	if os.Getenv("NARU_MEASURE") == "" {
		t.Skip("set NARU_MEASURE=1 to measure the views of a large plan")
	}
	p, other := large(), large()
	for i := range other.Tasks {
		other.Tasks[i].Start++
		other.Tasks[i].End++
	}
	shift := edits(roadmap.Edit{Do: roadmap.Shift, Task: p.Tasks[0].ID, Quarters: 2, Followers: true}, roadmap.Edit{Do: roadmap.Cut, Percent: new(float64(10))})
	for _, view := range []struct {
		name string
		make func()
	}{
		{"check", func() { _ = p.Check() }},
		{"schedule", func() { p.Schedule() }},
		{"gantt", func() { p.Gantt(noon) }},
		{"board", func() { p.Board(roadmap.BoardByStatus, noon) }},
		{"budgets", func() { p.Budgets() }},
		{"tracks", func() { p.Tracks(nil) }},
		{"advance", func() { p.Advance(noon) }},
		{"findings", func() { p.Findings() }},
		{"sheet", func() { _, _ = p.Sheet(p.Tasks[250].ID, noon) }},
		{"compare", func() { _, _ = roadmap.Compare(p, other) }},
		{"scenario", func() { p.Play(shift) }},
		{"form", func() { _ = xlsx.Form(&bytes.Buffer{}, p.TaskForm(), core.Korean) }},
	} {
		view.make()
		runtime.GC()
		const rounds = 10
		before := cpu(t)
		for range rounds {
			view.make()
		}
		t.Logf("%-10s %v of processor time", view.name, (cpu(t)-before)/rounds)
	}
}

func TestALargePlanFits(t *testing.T) {
	t.Parallel()
	p := large()
	must(t, p.Roadmap.Validate())
	for i := range p.Tasks {
		must(t, p.Tasks[i].Validate())
	}
	must(t, p.Check())
	g := p.Gantt(noon)
	bars := 0
	for _, l := range g.Lanes {
		bars += len(l.Bars)
	}
	if bars != 500 || len(g.Years) != 10 || g.Today != -1 {
		t.Errorf("%d bars, %d years, today %d", bars, len(g.Years), g.Today)
	}
}

func TestThePictureOfAPlan(t *testing.T) {
	t.Parallel()
	a, b, c := task("1-1", q(2027, 1), q(2027, 2)), task("1-2", q(2027, 3), q(2028, 4), finish("1-1", 0)), task("2-1", 0, 0)
	c.Strategy = "s2"
	a.Milestones = []roadmap.Milestone{{ID: "m", Title: "착공", At: q(2027, 2)}}
	p := plan(a, b, c)
	g := p.Gantt(time.Date(2027, 8, 15, 0, 0, 0, 0, core.Seoul))
	first, second, undated := g.Lanes[0].Bars[0], g.Lanes[0].Bars[1], g.Lanes[1].Bars[0]
	if first.Column != 0 || first.Span != 2 || !first.Critical || first.Milestones[0].Column != 1 || second.Column != 2 || second.Span != 6 || undated.Span != 0 {
		t.Errorf("%+v", g.Lanes)
	}
	if len(g.Arrows) != 1 || g.Arrows[0].FromColumn != 2 || g.Arrows[0].ToColumn != 2 || !g.Arrows[0].Critical || g.Arrows[0].Violated {
		t.Errorf("%+v", g.Arrows)
	}
	if g.Today != 2 || g.Within < 0.48 || g.Within > 0.5 { // 45 of 92 days
		t.Errorf("today %d + %v", g.Today, g.Within)
	}
	for _, words := range []string{"과제 3개", "1-1 과제 1-1 → 1-2 과제 1-2", "날짜가 없는 과제가 1개"} {
		if !strings.Contains(g.Text.Ko, words) {
			t.Errorf("%q lacks %q", g.Text.Ko, words)
		}
	}
}

func TestBoardAndSheet(t *testing.T) {
	t.Parallel()
	a, b := task("1-1", q(2026, 1), q(2026, 3)), task("1-2", q(2027, 1), q(2027, 4), finish("1-1", 1))
	b.Status = roadmap.Running
	b.Steps = map[int]string{2027: "설계"}
	b.Budget = []roadmap.BudgetLine{line(roadmap.City, 2028, new(int64(5))), line(roadmap.City, 2027, nil)}
	b.KPIs = []roadmap.Contribution{{KPI: "k1"}}
	p := plan(a, b)
	columns := p.Board(roadmap.BoardByStatus, noon)
	if len(columns) != 4 || len(columns[0].Cards) != 1 || !columns[0].Cards[0].Late || columns[1].Money != (roadmap.Sum{Won: 5, Unknown: 1, Lines: 2}) {
		t.Errorf("%+v", columns)
	}
	if columns[1].Cards[0].Percent != nil {
		t.Error("nobody reported: the percentage is not known")
	}
	if got := p.Board(roadmap.BoardByStrategy, noon); len(got) != 2 || len(got[0].Cards) != 2 {
		t.Errorf("%+v", got)
	}
	s, err := p.Sheet("1-2", noon)
	must(t, err)
	if len(s.Years) != 2 || s.Sums[0] != (roadmap.Sum{Unknown: 1, Lines: 1}) || s.Sums[1].Won != 5 || s.Rows[2].Total.Won != 5 || len(s.Goals) != 1 ||
		len(s.Before) != 1 || s.Before[0].Lag != 1 || len(s.KPIs) != 1 || s.KPIs[0].Amount != nil {
		t.Errorf("%+v", s)
	}
	other, err := p.Sheet("1-1", noon)
	must(t, err)
	if len(other.Next) != 1 || other.Next[0].Task.ID != "1-2" {
		t.Errorf("%+v", other.Next)
	}
	_, err = p.Sheet("9-9", noon)
	wantCode(t, err, core.NotFound)
}

// Plans are shared between requests: looking at one must not change it.
func TestViewsLeaveThePlanAlone(t *testing.T) {
	t.Parallel()
	p := large()
	before := string(text(p))
	first := p.Tasks[0].ID
	p.Schedule()
	p.Gantt(noon)
	p.Board(roadmap.BoardByStrategy, noon)
	p.Budgets()
	p.Tracks(nil)
	p.Advance(noon)
	p.Findings()
	p.TaskForm()
	_, err := p.Sheet(first, noon)
	must(t, err)
	five := edits(
		roadmap.Edit{Do: roadmap.Shift, Task: first, Quarters: 3, Followers: true}, roadmap.Edit{Do: roadmap.Cut, Percent: new(50.0)},
		roadmap.Edit{Do: roadmap.Delay, Source: roadmap.City, Year: 2027, Years: 1}, roadmap.Edit{Do: roadmap.Drop, Task: first},
	)
	o := p.Play(five)
	_, err = roadmap.Compare(o.Before, o.After)
	must(t, err)
	if string(text(p)) != before {
		t.Error("a view changed the plan")
	}
	if o.Budget[1].Total.Won >= o.Budget[0].Total.Won || len(o.Tasks) != 500 {
		t.Errorf("the scenario did nothing: %d tasks", len(o.Tasks))
	}
}
