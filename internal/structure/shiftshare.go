package structure

import "naru/internal/core"

// Parts are how one cell's change, or one region's, splits between two periods,
// in the unit of the values. A part that is not defined is NA.
type Parts struct {
	Start, End  float64
	National    float64 // what growth at the reference's rate would have given
	Mix         float64 // what its industries' reference growth gave beyond that
	Competitive float64 // what the region did otherwise than the reference
	Allocation  float64 // Esteban-Marquillas only: specialised where it is better, or not
	Change      float64 // End − Start
}

// ShiftShare is a decomposition of the change of every cell, with its sums.
type ShiftShare struct {
	Regions, Industries []string
	Cells               []Parts // row-major by region
	Sums                []Parts // by region; NA where a cell's part is
}

// Reference is what a region is compared with.
type Reference int

// The references.
const (
	ReferenceTotal  Reference = iota // the whole, the region itself included
	ReferenceOthers                  // the whole less the region itself
)

// Moment is a table with the wholes it is compared with, at one time.
type Moment struct {
	Table   Table
	Margins Margins
}

// Dunn is the classical shift-share from one moment to another:
// national e·g; mix e·(g_i − g); competitive e1 − e0·(1 + g_i). The three sum to
// the change. The change of an industry that the reference did not have at the
// start is all competitive.
//
// Source: Dunn (1960), Papers of the Regional Science Association 6.
func Dunn(from, to Moment, ref Reference) (ShiftShare, error) {
	return decompose(from, to, ref, func(p *Parts, w wholes) {
		if w.absent {
			p.Competitive = p.Change
			return
		}
		p.National = p.Start * w.g
		p.Mix = p.Start * (w.gi - w.g)
		p.Competitive = p.End - p.Start*(1+w.gi)
	})
}

// EstebanMarquillas splits the competitive part by the homothetic value
// e' = E_r·E_i/E: competitive e'·(g_ri − g_i); allocation (e0 − e')·(g_ri − g_i).
// Both are NA where e0 = 0, for then the cell has no rate of growth.
//
// Source: Esteban-Marquillas (1972), Regional and Urban Economics 2(3).
func EstebanMarquillas(from, to Moment, ref Reference) (ShiftShare, error) {
	return decompose(from, to, ref, func(p *Parts, w wholes) {
		if w.absent && p.Start > 0 {
			p.Competitive = p.Change
			return
		}
		lead := Growth(p.Start, p.End) - w.gi
		p.National = p.Start * w.g
		p.Mix = p.Start * (w.gi - w.g)
		p.Competitive = w.homothetic * lead
		p.Allocation = (p.Start - w.homothetic) * lead
	})
}

// Dynamic is the sum of the Dunn parts of every step between consecutive
// moments, first to last, so that a structure which changes on the way is not
// judged by its first year alone. It needs at least two moments.
//
// Source: Barff and Knight (1988), Growth and Change 19(2).
func Dynamic(moments []Moment, ref Reference) (ShiftShare, error) {
	if len(moments) < 2 {
		return ShiftShare{}, core.Fail(core.Invalid,
			"동태적 변이할당에는 시점이 둘 이상 있어야 합니다.",
			"Dynamic shift-share needs at least two periods.")
	}
	var out ShiftShare
	for k := 1; k < len(moments); k++ {
		step, err := Dunn(moments[k-1], moments[k], ref)
		if err != nil {
			return ShiftShare{}, err
		}
		if k == 1 {
			out = step
			continue
		}
		for c := range out.Cells {
			p, q := &out.Cells[c], step.Cells[c]
			p.National += q.National
			p.Mix += q.Mix
			p.Competitive += q.Competitive
			p.End = q.End
			p.Change = p.End - p.Start
		}
	}
	out.sumUp()
	return out, nil
}

// At is the split of region r in industry i, by position.
func (s *ShiftShare) At(r, i int) Parts { return s.Cells[r*len(s.Industries)+i] }

// wholes are what a cell is compared with: the reference's growth g, the
// industry's growth g_i there, the value the cell would have at the start with
// the reference's structure, and whether the reference had no such industry.
type wholes struct {
	g, gi, homothetic float64
	absent            bool
}

func decompose(from, to Moment, ref Reference, split func(*Parts, wholes)) (ShiftShare, error) {
	if !from.Table.sameShape(to.Table) {
		return ShiftShare{}, core.Fail(core.Invalid,
			"두 시점의 지역이나 산업이 다릅니다. 같은 지역과 산업으로 맞추어 주십시오.",
			"The two periods have different regions or industries; align them first.")
	}
	t := from.Table
	n := len(t.Industries)
	out := ShiftShare{Regions: t.Regions, Industries: t.Industries, Cells: make([]Parts, len(t.V))}
	own := 0.0 // how much of the region itself is taken out of the reference
	if ref == ReferenceOthers {
		own = 1
	}
	for r := range t.Regions {
		region := from.Margins.Regions[r]
		all0 := from.Margins.All - own*region
		g := Growth(all0, to.Margins.All-own*to.Margins.Regions[r])
		for i := range n {
			p := Parts{Start: t.At(r, i), End: to.Table.At(r, i)}
			p.Change = p.End - p.Start
			e0 := from.Margins.Industries[i] - own*p.Start
			e1 := to.Margins.Industries[i] - own*p.End
			split(&p, wholes{g: g, gi: Growth(e0, e1), homothetic: region * ratio(e0, all0), absent: e0 == 0})
			p.National, p.Mix, p.Competitive, p.Allocation = unsigned(p.National), unsigned(p.Mix), unsigned(p.Competitive), unsigned(p.Allocation)
			out.Cells[r*n+i] = p
		}
	}
	out.sumUp()
	return out, nil
}

// unsigned takes the sign off a zero: 0 times a decline is −0, which nobody
// should have to read.
func unsigned(x float64) float64 { return x + 0 }

func (s *ShiftShare) sumUp() {
	n := len(s.Industries)
	s.Sums = make([]Parts, len(s.Regions))
	for r := range s.Regions {
		for _, c := range s.Cells[r*n : (r+1)*n] {
			p := &s.Sums[r]
			p.Start += c.Start
			p.End += c.End
			p.National += c.National
			p.Mix += c.Mix
			p.Competitive += c.Competitive
			p.Allocation += c.Allocation
			p.Change += c.Change
		}
	}
}
