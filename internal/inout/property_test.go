package inout_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"naru/internal/inout"
)

// table draws a productive table whose outputs are above the sums of columns and rows.
func table(t *rapid.T) *inout.Table {
	n := rapid.IntRange(1, 9).Draw(t, "n")
	out := &inout.Table{Output: make([]float64, n), Employment: make([]float64, n), Imports: make([]float64, n)}
	cell := rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(0, 100))
	added := inout.Series{Name: "value added"}
	for i := range n {
		out.Sectors = append(out.Sectors, inout.Sector{Code: strconv.Itoa(i)})
		for range n {
			out.Flows = append(out.Flows, cell.Draw(t, "z"))
		}
	}
	for j := range n {
		for i := range n {
			out.Output[j] += out.At(i, j)
		}
		out.Imports[j] = rapid.Float64Range(0, 50).Draw(t, "m")
		inputs, sales := out.Output[j]+out.Imports[j], 0.0
		for i := range n {
			sales += out.At(j, i)
		}
		v := max(0, sales-inputs) + rapid.Float64Range(1, 200).Draw(t, "v")
		added.Values = append(added.Values, v)
		out.Output[j] += out.Imports[j] + v
		out.Employment[j] = rapid.Float64Range(0, 9).Draw(t, "l")
	}
	out.ValueAdded = []inout.Series{added}
	return out
}

// textbook is (I − A)⁻¹ by gonum's inverse.
func textbook(t *rapid.T, a []float64, n int) []float64 {
	m := mat.NewDense(n, n, append([]float64(nil), a...))
	m.Scale(-1, m)
	for k := range n {
		m.Set(k, k, 1+m.At(k, k))
	}
	var inverse mat.Dense
	if err := inverse.Inverse(m); err != nil {
		t.Fatal(err)
	}
	return inverse.RawMatrix().Data
}

func agree(t *rapid.T, what string, got, want float64) {
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-8*max(1, math.Abs(want)) {
		t.Fatalf("%s = %v, want %v", what, got, want)
	}
}

func TestFastIsTextbook(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		tab := table(r)
		n := tab.Len()
		m := model(t, tab)
		want := textbook(r, m.A(), n)
		inverse := must(m.Leontief(t.Context()))(t)
		links := must(m.Linkages(t.Context()))(t)
		in := must(m.Inducements(t.Context()))(t)
		ghosh := must(m.Ghosh(t.Context()))(t)
		f := make([]float64, n)
		for k := range f {
			f[k] = rapid.Float64Range(-10, 100).Draw(r, "f")
		}
		impact := must(m.Impact(t.Context(), f))(t)
		for i := range n {
			var row, column, x, jobs, ghoshRow float64
			for j := range n {
				agree(r, "L", inverse[i*n+j], want[i*n+j])
				agree(r, "G", ghosh[i*n+j], want[i*n+j]*tab.Output[j]/tab.Output[i])
				if inverse[i*n+j] < -1e-12 || i == j && inverse[i*n+j] < 1-1e-12 {
					r.Fatalf("L(%d,%d) = %g is below the identity", i, j, inverse[i*n+j])
				}
				row += want[i*n+j]
				column += want[j*n+i]
				jobs += tab.Employment[j] / tab.Output[j] * want[j*n+i]
				x += want[i*n+j] * f[j]
				ghoshRow += ghosh[i*n+j]
			}
			agree(r, "row sum", links.RowSums[i], row)
			agree(r, "column sum", links.ColumnSums[i], column)
			agree(r, "Ghosh sum", links.GhoshSums[i], ghoshRow)
			agree(r, "production", in.Production[i], column)
			agree(r, "employment", in.Employment.Induced[i], jobs)
			agree(r, "x", impact.X[i], x)
			agree(r, "indirect", impact.Indirect[i], x-f[i])
		}
		agree(r, "closure", in.Closure, 0)
		for _, v := range [][]float64{links.Backward, links.Forward, links.ForwardGhosh} {
			sum := 0.0
			for _, x := range v {
				sum += x
			}
			agree(r, "mean", sum/float64(n), 1)
		}
	})
}

func TestUnitsAndOrderDoNotMatter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		tab := table(r)
		n := tab.Len()
		scale := rapid.SampledFrom([]float64{1e-6, .5, 1000}).Draw(r, "scale")
		order := rapid.Permutation(seq(n)).Draw(r, "order")
		other := &inout.Table{}
		for _, i := range order {
			other.Sectors = append(other.Sectors, tab.Sectors[i])
			other.Output = append(other.Output, tab.Output[i]*scale)
			for _, j := range order {
				other.Flows = append(other.Flows, tab.At(i, j)*scale)
			}
		}
		a, b := must(model(t, tab).Linkages(t.Context()))(t), must(model(t, other).Linkages(t.Context()))(t)
		for k, i := range order {
			agree(r, "backward", b.Backward[k], a.Backward[i])
			agree(r, "forward", b.Forward[k], a.Forward[i])
			agree(r, "Ghosh", b.ForwardGhosh[k], a.ForwardGhosh[i])
		}
	})
}

func seq(n int) []int {
	out := make([]int, n)
	for k := range out {
		out[k] = k
	}
	return out
}

// Extraction of one sector has a closed form: loss_i = L_ik x_k / L_kk.
func TestExtractionFacts(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		tab := table(r)
		n := tab.Len()
		m := model(t, tab)
		k := rapid.IntRange(0, n-1).Draw(r, "k")
		inverse := must(m.Leontief(t.Context()))(t)
		e := must(m.Extract(t.Context(), []int{k}, 1, inout.AllTies))(t)
		sum := 0.0
		for i, loss := range e.Loss {
			agree(r, "loss", loss, inverse[i*n+k]*tab.Output[k]/inverse[k*n+k])
			sum += loss
		}
		agree(r, "after", e.After[k], 0)
		agree(r, "total", e.Total, sum)
		agree(r, "own and others", e.Own+e.Others, e.Total)
		half := must(m.Extract(t.Context(), []int{k}, .5, inout.AllTies))(t)
		if half.Total > e.Total+1e-6 {
			r.Fatalf("half a sector is missed more (%g) than all of it (%g)", half.Total, e.Total)
		}
		other := rapid.IntRange(0, n-1).Draw(r, "other")
		both := must(m.Extract(t.Context(), []int{k, other}, 1, inout.AllTies))(t)
		alone := must(m.Extract(t.Context(), []int{other}, 1, inout.AllTies))(t)
		if both.Total < max(e.Total, alone.Total)-1e-6 || both.Total > e.Total+alone.Total+1e-6 {
			r.Fatalf("together %g, alone %g and %g", both.Total, e.Total, alone.Total)
		}
		for _, ties := range []inout.Ties{inout.BackwardTies, inout.ForwardTies} {
			if part := must(m.Extract(t.Context(), []int{k}, 1, ties))(t); part.Total < -1e-6 {
				r.Fatalf("%s: a gain of %g", ties, -part.Total)
			}
		}
	})
}

// A supply shock of all primary inputs makes all output: v′ G = x′.
func TestSupplyShockOfEverything(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		tab := table(r)
		v := make([]float64, tab.Len())
		for k := range v {
			v[k] = tab.ValueAdded[0].Values[k] + tab.Imports[k]
		}
		s := must(model(t, tab).SupplyShock(t.Context(), v))(t)
		for k, x := range tab.Output {
			agree(r, "x", s.X[k], x)
		}
	})
}

// Large enough for several strips: any number of workers gives the same bits, and
// the solution is that of LU.
func TestSameBitsForAnyNumberOfWorkers(t *testing.T) {
	const n = 431
	draw := rand.New(rand.NewPCG(7, 11))
	tab := &inout.Table{Flows: make([]float64, n*n), Output: make([]float64, n), Sectors: make([]inout.Sector, n)}
	for k := range n {
		tab.Sectors[k].Code = strconv.Itoa(k)
	}
	for k := range tab.Flows {
		tab.Flows[k] = draw.ExpFloat64() * draw.ExpFloat64()
		tab.Output[k%n] += 1.6 * tab.Flows[k]
	}
	f := make([]float64, n)
	f[5], f[400] = 100, -30
	var first inout.Impact
	var links inout.Linkages
	for _, workers := range []int{1, 2, 3, 8} {
		m := must(inout.NewModel(tab, inout.Options{Workers: workers}))(t)
		i := must(m.Impact(t.Context(), f))(t)
		l := must(m.Linkages(t.Context()))(t)
		if workers == 1 {
			first, links = i, l
			inverse := must(m.Leontief(t.Context()))(t)
			for k := range n {
				near(t, "x", i.X[k:k+1], []float64{100*inverse[k*n+5] - 30*inverse[k*n+400]}, 1e-9)
			}
			continue
		}
		near(t, "x", i.X, first.X, 0)
		near(t, "backward", l.Backward, links.Backward, 0)
		near(t, "Ghosh", l.ForwardGhosh, links.ForwardGhosh, 0)
	}
}

func TestRASMeetsItsMargins(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(r, "n")
		z, target := make([]float64, n*n), make([]float64, n*n)
		codes, rows, columns := make([]string, n), make([]float64, n), make([]float64, n)
		for k := range z {
			z[k] = rapid.Float64Range(.1, 100).Draw(r, "z")
			target[k] = rapid.Float64Range(.1, 100).Draw(r, "target")
			rows[k/n] += target[k]
			columns[k%n] += target[k]
		}
		b := must(inout.RAS(t.Context(), z, codes, rows, columns, 1e-12))(t)
		for i := range n {
			var row, column float64
			for j := range n {
				row += b.Flows[i*n+j]
				column += b.Flows[j*n+i]
				agree(r, "r·z·s", b.Flows[i*n+j], b.R[i]*z[i*n+j]*b.S[j])
			}
			agree(r, "row", row, rows[i])
			agree(r, "column", column, columns[i])
		}
	})
}
