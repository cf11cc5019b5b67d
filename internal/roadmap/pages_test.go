package roadmap_test

import (
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/roadmap"
)

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
