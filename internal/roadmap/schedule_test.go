package roadmap_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func asCore(err error, into **core.Error) bool { return errors.As(err, into) }

// Worked by hand, in quarters from 2027-Q1 = 1:
//
//	A 1–2; B waits for the end of A and 1 more: 4–5, typed 4
//	C begins 2 after A began: 3–6, typed 2, so too early by 1
//	D waits for B and C: after 6 → 7–7, typed 7
//	E stands alone at 1–3
//
// The plan ends in 7. D 7, C latest 3 (6 before D), B latest 5 (slack 1), A: for
// C it may begin in 1, for B in 2: latest 1, slack 0. E latest 5, slack 4.
func TestScheduleWorkedByHand(t *testing.T) {
	t.Parallel()
	at := func(n int) roadmap.Quarter { return q(2027, 1) + roadmap.Quarter(n-1) }
	p := plan(
		task("A", at(1), at(2)),
		task("B", at(4), at(5), finish("A", 1)),
		task("C", at(2), at(5), start("A", 2)),
		task("D", at(7), at(7), finish("B", 0), finish("C", 0)),
		task("E", at(1), at(3)),
	)
	s := p.Schedule()
	var got []string
	for _, x := range s.Slots {
		got = append(got, fmt.Sprintf("%s %d–%d latest %d slack %d %v", x.Task.ID, x.Start-at(1)+1, x.End-at(1)+1, x.Latest-at(1)+1, x.Slack, x.Critical))
	}
	want := []string{
		"A 1–2 latest 1 slack 0 true",
		"B 4–5 latest 5 slack 1 false",
		"C 3–6 latest 3 slack 0 true",
		"D 7–7 latest 7 slack 0 true",
		"E 1–3 latest 5 slack 4 false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var path []string
	for _, x := range s.Path {
		path = append(path, x.ID)
	}
	if strings.Join(path, "") != "ACD" {
		t.Errorf("critical path %v, want A C D", path)
	}
	if len(s.Late) != 1 || s.Late[0].Task.ID != "C" || s.Late[0].By != 1 || s.Late[0].Needed != at(3) {
		t.Errorf("late: %+v", s.Late)
	}
	if text := s.Late[0].Text(); !strings.Contains(text.Ko, "2027년 3분기부터") || text.En == "" {
		t.Error(text)
	}
}

func TestACircleIsNamed(t *testing.T) {
	t.Parallel()
	p := plan(
		task("A", q(2027, 1), q(2027, 2), finish("C", 0)),
		task("B", q(2027, 1), q(2027, 2), finish("A", 0)),
		task("C", q(2027, 1), q(2027, 2), finish("B", 0)),
		task("D", q(2027, 1), q(2027, 2), finish("C", 0)), // waits for the circle, is not on it
		task("X", q(2027, 1), q(2027, 2), finish("Y", 0)),
		task("Y", q(2027, 1), q(2027, 2), start("X", 0)),
	)
	fields := fieldsOf(p.Check())
	if got := fields["tasks.A.after"]; !strings.Contains(got, "A 과제 A → B 과제 B → C 과제 C → A 과제 A") {
		t.Errorf("%q", got)
	}
	if got := fields["tasks.X.after"]; !strings.Contains(got, "X 과제 X → Y 과제 Y → X 과제 X") {
		t.Errorf("%q", got)
	}
	if len(fields) != 2 {
		t.Errorf("each circle is told once: %v", fields)
	}
	s := p.Schedule()
	if len(s.Tangled) != 6 || len(s.Cycles) != 2 || len(s.Slots) != 0 {
		t.Errorf("%d tangled, %d cycles", len(s.Tangled), len(s.Cycles))
	}
}

func TestUndatedTasksStandAside(t *testing.T) {
	t.Parallel()
	p := plan(task("A", 0, 0), task("B", q(2028, 1), q(2028, 1), finish("A", 0)))
	s := p.Schedule()
	if len(s.Undated) != 1 || len(s.Slots) != 1 || s.Slots[0].Earliest != 0 || len(s.Late) != 0 {
		t.Errorf("%+v", s)
	}
	empty := plan()
	if s := empty.Schedule(); s.End != 0 || s.Path != nil {
		t.Errorf("%+v", s)
	}
}

func anyPlan(t *rapid.T) roadmap.Plan {
	n := rapid.IntRange(0, 8).Draw(t, "tasks")
	var tasks []roadmap.Task
	for i := range n {
		from := q(2027, 1) + roadmap.Quarter(rapid.IntRange(0, 12).Draw(t, "start"))
		x := task(fmt.Sprintf("%d", i+1), from, from+roadmap.Quarter(rapid.IntRange(0, 5).Draw(t, "length")))
		for j := range i {
			if rapid.Bool().Draw(t, "waits") {
				kind := rapid.SampledFrom(roadmap.Links()).Draw(t, "kind")
				x.After = append(x.After, roadmap.Dependency{Task: fmt.Sprintf("%d", j+1), Kind: kind, Lag: rapid.IntRange(-2, 3).Draw(t, "lag")})
			}
		}
		tasks = append(tasks, x)
	}
	return plan(tasks...)
}

func TestScheduleLaws(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlan(t)
		s := p.Schedule()
		if len(s.Slots) != len(p.Tasks) {
			t.Fatalf("%d slots of %d tasks", len(s.Slots), len(p.Tasks))
		}
		critical := 0
		for _, x := range s.Slots {
			if x.Start < x.Task.Start || x.Start < x.Earliest || x.Slack < 0 || x.End > s.End {
				t.Fatalf("%+v", x)
			}
			if x.Critical {
				critical++
			}
		}
		if len(s.Slots) > 0 && critical == 0 {
			t.Fatal("no task is critical")
		}
		// With the dates that it gives, nothing is late and nothing moves.
		for i := range p.Tasks {
			x, _ := s.Slot(p.Tasks[i].ID)
			p.Tasks[i].Start, p.Tasks[i].End = x.Start, x.End
		}
		again := p.Schedule()
		if len(again.Late) != 0 || again.End != s.End {
			t.Fatalf("%+v", again.Late)
		}
	})
}
