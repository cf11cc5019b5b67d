package demo

import (
	"math"
	"testing"
)

// Every column and every row adds up to the output, and nothing is negative:
// the table is as whole as an office's.
func TestTransactionsAddUp(t *testing.T) {
	t.Parallel()
	x := newTransactions(newWorld(Standard))
	n := len(x.sectors)
	if n < 60 {
		t.Fatalf("only %d divisions", n)
	}
	for i := range n {
		row, column := x.final[i], x.imports[i]+x.value[i]
		for j := range n {
			if x.flows[i*n+j] < 0 {
				t.Fatalf("%s sells %d to %s", x.sectors[i].code, x.flows[i*n+j], x.sectors[j].code)
			}
			row += x.flows[i*n+j]
			column += x.flows[j*n+i]
		}
		if row != x.output[i] || column != x.output[i] {
			t.Errorf("%s: row %d, column %d, output %d", x.sectors[i].code, row, column, x.output[i])
		}
		if x.final[i] <= 0 || x.value[i] <= 0 || x.imports[i] < 0 || x.wages[i] <= 0 || x.wages[i] >= x.value[i] {
			t.Errorf("%s: final demand %d, value added %d, imports %d, wages %d", x.sectors[i].code, x.final[i], x.value[i], x.imports[i], x.wages[i])
		}
	}
}

// What a won sets in motion is at least itself inside, more in the nation, and
// gives at most a won of value added.
func TestInducementIsThatOfAProvince(t *testing.T) {
	t.Parallel()
	w := newWorld(Standard)
	x := newTransactions(w)
	whole, inside, err := x.induced(t.Context(), w.places.index[gyeonggi], w)
	if err != nil {
		t.Fatal(err)
	}
	for j, s := range x.sectors {
		if inside.absent[j] {
			continue
		}
		in, all := inside.production[j], whole.production[j]
		if !(in >= 1 && all > in && all < 5) {
			t.Errorf("%s: production %v inside of %v", s.code, in, all)
		}
		if v := whole.value[j]; !(v > inside.value[j] && v <= 1+1e-9) {
			t.Errorf("%s: value added %v inside of %v", s.code, inside.value[j], v)
		}
		if !(inside.jobs[j] > 0 && whole.jobs[j] > inside.jobs[j]) || math.IsInf(whole.jobs[j], 0) {
			t.Errorf("%s: jobs %v inside of %v", s.code, inside.jobs[j], whole.jobs[j])
		}
	}
}

func TestRootIsWhole(t *testing.T) {
	t.Parallel()
	for _, x := range []int64{0, 1, 2, 3, 4, 8, 9, 99, 100, 1 << 40, 1<<40 - 1} {
		if r := root(x); r*r > x || (r+1)*(r+1) <= x {
			t.Errorf("root of %d is %d", x, r)
		}
	}
}
