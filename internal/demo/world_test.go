package demo

import (
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/region"
)

// eachWorld looks at several: all must be sound, not only the one that is shown.
func eachWorld(t *testing.T, f func(t *testing.T, w *world)) {
	t.Helper()
	for _, seed := range []uint64{Standard, 0, 1<<64 - 1} {
		f(t, newWorld(seed))
	}
}

func TestAxesAreTheWholeMap(t *testing.T) {
	w := newWorld(Standard)
	classification, _ := industry.Builtin(core.KSIC11)
	count := map[industry.Level]int{}
	for _, n := range w.industries.list {
		count[classification.Level(n.code)]++
		if n.code != core.Total && n.name == n.code {
			t.Errorf("industry %s has no name", n.code)
		}
	}
	// The published size of KSIC rev. 11.
	for level, want := range map[industry.Level]int{industry.Section: 21, industry.Division: 77, industry.Group: 234} {
		if count[level] != want {
			t.Errorf("%d industries of level %d, want %d", count[level], level, want)
		}
	}
	if n := len(w.places.list); n != 1+17+31 {
		t.Errorf("%d regions", n)
	}
	if got := w.places.list[w.places.index[pyeongtaek]]; got.name != "경기도 평택시" || !got.city {
		t.Errorf("평택 is %+v", got)
	}
	// Every city has its line in the table of profiles, and no line is idle.
	profiled := map[string]bool{pyeongtaek: true}
	for _, c := range cities() {
		profiled[c.code] = true
	}
	for _, c := range region.Default().Cities(gyeonggi) {
		if !profiled[c.Code] {
			t.Errorf("no profile of %s", c.Name.Ko)
		}
		delete(profiled, c.Code)
	}
	if len(profiled) > 0 {
		t.Errorf("profiles of no city: %v", profiled)
	}
	for _, x := range traits() {
		if _, ok := w.places.index[x.region]; !ok {
			t.Errorf("trait of an unknown place: %+v", x)
		}
	}
	for _, x := range turns() {
		if _, ok := w.places.index[x.region]; x.region != "" && !ok {
			t.Errorf("turn of an unknown place: %+v", x)
		}
	}
}

func TestPartsSumToTheirWholes(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		t.Helper()
		classification, _ := industry.Builtin(core.KSIC11)
		regionParts := parts(len(w.places.list), func(i int) int { return w.places.list[i].above })
		industryParts := parts(len(w.industries.list), func(i int) int { return w.industries.list[i].above })
		for r := range w.places.list {
			for i, n := range w.industries.list {
				if ps := regionParts[r]; len(ps) > 0 {
					var sum series
					for _, p := range ps {
						sum.plus(w.at(p, i))
					}
					if sum != *w.at(r, i) {
						t.Fatalf("%s %s: the regions below do not sum to it", w.places.list[r].name, n.code)
					}
				}
				ps := industryParts[i]
				if len(ps) == 0 {
					continue
				}
				var sum series
				for _, p := range ps {
					sum.plus(w.at(r, p))
				}
				whole := w.at(r, i)
				if classification.Level(n.code) < industry.Group || n.code == core.Total {
					if sum != *whole {
						t.Fatalf("%s %s: the industries below do not sum to it", w.places.list[r].name, n.code)
					}
				}
				for y := range sum {
					for m := range sum[y] {
						if sum[y][m] > whole[y][m] {
							t.Fatalf("%s %s: the classes named exceed the group", w.places.list[r].name, n.code)
						}
					}
				}
			}
		}
	})
}

func (s *series) plus(x *series) {
	for t := range s {
		s[t].add(x[t])
	}
}

func parts(n int, above func(i int) int) [][]int {
	out := make([][]int, n)
	for i := range n {
		if a := above(i); a >= 0 {
			out[a] = append(out[a], i)
		}
	}
	return out
}

func TestNobodyWorksNowhere(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		t.Helper()
		for r := range w.places.list {
			for i := range w.industries.list {
				for y, f := range w.at(r, i) {
					sound := f == figures{} ||
						f[establishments] > 0 && f[employees] >= f[establishments] && f[sales] >= f[employees]
					if !sound {
						t.Fatalf("%s %s %d: %v", w.places.list[r].name, w.industries.list[i].code, FirstYear+y, f)
					}
				}
			}
		}
	})
}
