package roadmap_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

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

// What each view of 500 tasks costs.
func BenchmarkViews(b *testing.B) {
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
		b.Run(view.name, func(b *testing.B) {
			for b.Loop() {
				view.make()
			}
		})
	}
}
