package roadmap_test

import (
	"fmt"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// lines writes a budget as city 2027 50, national 2028 ?.
func lines(t roadmap.Task) string {
	var out []string
	for _, l := range t.Budget {
		sum := "?"
		if l.Won != nil {
			sum = fmt.Sprint(*l.Won)
		}
		out = append(out, fmt.Sprint(l.Source, " ", l.Year, " ", sum))
	}
	return strings.Join(out, ", ")
}

func edits(list ...roadmap.Edit) roadmap.Scenario {
	for i := range list {
		list[i].ID = fmt.Sprint("e", i)
	}
	return roadmap.Scenario{Roadmap: "r", Name: "가정", Edits: list}
}

// Money goes by the years that the start goes. Two quarters later A still begins
// in 2027 and keeps its money where it is; B waits for A, begins a year later
// with three quarters more, and takes its money and steps along.
func TestAShiftMovesFollowersAndMoney(t *testing.T) {
	t.Parallel()
	a := task("A", q(2027, 1), q(2027, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(101))), line(roadmap.City, 2029, new(int64(40))), line(roadmap.National, 2027, nil)}
	a.Milestones = []roadmap.Milestone{{ID: "m", Title: "준공", At: q(2027, 4)}}
	a.KPIs = []roadmap.Contribution{{KPI: "k1", Amount: new(float64(3))}}
	b := task("B", q(2028, 1), q(2028, 4), finish("A", 0))
	b.Steps = map[int]string{2028: "착공"}
	b.Budget = []roadmap.BudgetLine{line(roadmap.Private, 2028, new(int64(8)))}
	c := task("C", q(2028, 1), q(2028, 2))
	p := plan(a, b, c)

	moved := edits(roadmap.Edit{Do: roadmap.Shift, Task: "A", Quarters: 2, Followers: true})
	after := moved.Apply(&p)
	got := []string{lines(after.Tasks[0]), lines(after.Tasks[1])}
	want := []string{"city 2027 101, city 2029 40, national 2027 ?", "private 2028 8"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i, want := range [][2]roadmap.Quarter{{q(2027, 3), q(2028, 2)}, {q(2028, 3), q(2029, 2)}, {q(2028, 1), q(2028, 2)}} {
		if x := after.Tasks[i]; x.Start != want[0] || x.End != want[1] {
			t.Errorf("%s: %s–%s", x.ID, x.Start, x.End)
		}
	}
	if after.Tasks[0].Milestones[0].At != q(2028, 2) || after.Tasks[1].Steps[2028] != "착공" {
		t.Errorf("%+v", after.Tasks)
	}
	if p.Tasks[0].Start != q(2027, 1) || p.Tasks[0].Milestones[0].At != q(2027, 4) {
		t.Error("the plan itself was changed")
	}
	o := p.Play(moved)
	if len(o.Tasks) != 2 || o.End != [2]roadmap.Quarter{q(2028, 4), q(2029, 2)} {
		t.Errorf("%+v", o.Tasks)
	}
	years := o.KPIs[0].Years // 2027 …: the contribution comes in 2027 before, in 2028 after
	if *years[0].Sum.Before != 3 || *years[0].Sum.After != 0 || *years[1].Sum.After != 3 {
		t.Errorf("%+v", years[:2])
	}

	alone := edits(roadmap.Edit{Do: roadmap.Shift, Task: "A", Quarters: 2})
	o = p.Play(alone)
	if len(o.Late[0]) != 0 || len(o.Late[1]) != 1 || o.Late[1][0].By != 2 {
		t.Errorf("without followers B comes 2 quarters too early: %+v", o.Late)
	}
}

func TestHalfTheMoneyIsHalfTheContribution(t *testing.T) {
	t.Parallel()
	a, b := task("A", q(2027, 1), q(2028, 4)), task("B", q(2027, 1), q(2028, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(100))), line(roadmap.City, 2028, new(int64(101)))}
	a.KPIs = []roadmap.Contribution{{KPI: "k1", Amount: new(float64(201))}}
	b.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(10))), line(roadmap.City, 2028, nil)}
	p := plan(a, b)
	half := edits(roadmap.Edit{Do: roadmap.Cut, Task: "A", Percent: new(float64(50))})
	o := p.Play(half)
	// 101/2 rounds to 51, so that 50 stays.
	if got := lines(o.After.Tasks[0]); got != "city 2027 50, city 2028 50" {
		t.Error(got)
	}
	if y := o.KPIs[0].Years[1]; *y.Sum.Before != 201 || *y.Sum.After != 100 || *y.Sum.Delta() != -101 {
		t.Errorf("%v %v", *y.Sum.Before, *y.Sum.After)
	}
	line := edits(roadmap.Edit{Do: roadmap.Cut, Task: "B", Source: roadmap.City, Year: 2027, Won: new(int64(99))})
	if got := lines(line.Apply(&p).Tasks[1]); got != "city 2027 0, city 2028 ?" {
		t.Error(got)
	}
	// With money that is not known, a cut makes the contribution unknown.
	p.Tasks[1].KPIs = []roadmap.Contribution{{KPI: "k1", Amount: new(float64(5))}}
	o = p.Play(line)
	if y := o.KPIs[0].Years[1]; y.Sum.After != nil || y.Sum.Delta() != nil || o.KPIs[0].Unknown != 1 {
		t.Errorf("%+v", y)
	}
}

func TestDropAndDelay(t *testing.T) {
	t.Parallel()
	a, b := task("A", q(2027, 1), q(2028, 2)), task("B", q(2028, 3), q(2028, 4), finish("A", 0))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(10))), line(roadmap.City, 2028, new(int64(20))), line(roadmap.National, 2028, new(int64(5)))}
	p := plan(a, b)
	late := edits(roadmap.Edit{Do: roadmap.Delay, Source: roadmap.City, Year: 2028, Years: 2})
	after := late.Apply(&p)
	if got := lines(after.Tasks[0]); got != "city 2027 10, national 2028 5, city 2030 20" {
		t.Error(got)
	}
	if after.Tasks[0].End != q(2030, 2) {
		t.Errorf("ends %s, want 2030-Q2", after.Tasks[0].End)
	}
	gone := edits(roadmap.Edit{Do: roadmap.Drop, Task: "A"})
	o := p.Play(gone)
	if len(o.Tasks) != 1 || !o.Tasks[0].Dropped || o.Budget[1].Total.Won != 0 || o.After.Check() != nil {
		t.Errorf("%+v", o.Tasks)
	}
}

func TestScenariosThatCannotBePlayed(t *testing.T) {
	t.Parallel()
	p := plan(task("A", q(2027, 1), q(2027, 4)))
	for path, e := range map[string]roadmap.Edit{
		"edits[0].task":     {Do: roadmap.Drop, Task: "Z"},
		"edits[0].quarters": {Do: roadmap.Shift, Task: "A"},
		"edits[0]":          {Do: roadmap.Cut, Task: "A"},
		"edits[0].percent":  {Do: roadmap.Cut, Task: "A", Percent: new(float64(101))},
		"edits[0].won":      {Do: roadmap.Cut, Task: "A", Won: new(int64(-1))},
		"edits[0].years":    {Do: roadmap.Delay, Source: roadmap.City, Years: 4000},
		"edits[0].source":   {Do: roadmap.Delay, Years: 1},
		"edits[0].do":       {Do: "melt"},
	} {
		x := edits(e)
		if fields := fieldsOf(x.Validate(&p)); fields[path] == "" {
			t.Errorf("%s: %v", path, fields)
		}
	}
}

// 800 million won of 2027 are 800 million of 2028 whichever way the task came
// there, in one step of a year or in two of half a year.
func TestMoneyMovesWithTheYearOfTheStart(t *testing.T) {
	t.Parallel()
	a := task("A", q(2027, 1), q(2027, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.National, 2027, new(int64(800_000_000)))}
	p := plan(a)
	half := roadmap.Edit{Do: roadmap.Shift, Task: "A", Quarters: 2}
	for name, want := range map[string]struct {
		edits roadmap.Scenario
		lines string
	}{
		"half a year":       {edits(half), "national 2027 800000000"},
		"half a year twice": {edits(half, half), "national 2028 800000000"},
		"a year":            {edits(roadmap.Edit{Do: roadmap.Shift, Task: "A", Quarters: 4}), "national 2028 800000000"},
	} {
		if got := lines(want.edits.Apply(&p).Tasks[0]); got != want.lines {
			t.Errorf("%s: %s, want %s", name, got, want.lines)
		}
	}
}

func TestShiftsAddUpAndKeepTheMoneyOfEverySource(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := task("A", q(2027, 1)+roadmap.Quarter(rapid.IntRange(0, 9).Draw(t, "start")), 0)
		a.End = a.Start + roadmap.Quarter(rapid.IntRange(0, 9).Draw(t, "length"))
		sums := map[roadmap.Source]int64{}
		for year := 2026; year < 2033; year++ {
			for _, source := range []roadmap.Source{roadmap.National, roadmap.City} {
				if !rapid.Bool().Draw(t, "line") {
					continue
				}
				won := rapid.Int64Range(0, 10_000_000_000_000).Draw(t, "won")
				sums[source] += won
				a.Budget = append(a.Budget, line(source, year, &won))
				a.Steps = map[int]string{year: "할 일"}
			}
		}
		shift := func(by int) roadmap.Edit { return roadmap.Edit{Do: roadmap.Shift, Task: "A", Quarters: by} }
		x, y := rapid.IntRange(-20, 20).Draw(t, "first"), rapid.IntRange(-20, 20).Draw(t, "then")
		p := plan(a)
		twice, once, back := edits(shift(x), shift(y)), edits(shift(x+y)), edits(shift(x), shift(-x))
		if diff := cmp.Diff(once.Apply(&p).Tasks, twice.Apply(&p).Tasks); diff != "" {
			t.Fatalf("%d and %d is not %d: %s", x, y, x+y, diff)
		}
		if diff := cmp.Diff(lines(a), lines(back.Apply(&p).Tasks[0])); diff != "" {
			t.Fatalf("%d there and back: %s", x, diff)
		}
		for _, l := range twice.Apply(&p).Tasks[0].Budget {
			sums[l.Source] -= *l.Won
		}
		for source, left := range sums {
			if left != 0 {
				t.Fatalf("%s lost %d won", source, left)
			}
		}
	})
}

func TestRippleFollowsTheMoney(t *testing.T) {
	t.Parallel()
	a, b := task("A", q(2027, 1), q(2027, 4)), task("B", q(2027, 1), q(2027, 4))
	a.Budget = []roadmap.BudgetLine{line(roadmap.City, 2027, new(int64(1001)))}
	a.Industries = []roadmap.Industry{{System: core.KSIC10, Code: "26"}, {System: core.KSIC10, Code: "99"}}
	b.Budget = a.Budget
	p := plan(a, b)
	f := p.Ripple(&roadmap.Coefficients{Of: func(i roadmap.Industry) (roadmap.Ripple, core.Text) {
		if i.Code == "99" {
			return roadmap.Ripple{}, core.T("없음", "none")
		}
		return roadmap.Ripple{Production: roadmap.Spread{Inside: new(1.2), Outside: new(0.4), Total: new(1.6)}}, core.Text{}
	}})
	if f.Covered != 500 || f.Tasks != 1 || f.Plan.Won != 2002 || len(f.Reasons()) != 2 {
		t.Errorf("%+v", f)
	}
	if *f.Production.Inside != 600 || *f.Production.Total != 800 || f.Jobs.Total != nil {
		t.Errorf("%+v", f.Ripple)
	}
	want := "예산 2,002 원 가운데 산업연관으로 따라간 500 원(과제 1개)의 효과입니다. 들어 있지 않은 것: 산업에 이어진 부문이 없음 501 원(과제 1개), 산업을 적지 않음 1,001 원(과제 1개)."
	if got := f.Say(); got.Ko != want || got.En == "" {
		t.Errorf("%s\nwant %s", got.Ko, want)
	}
}
