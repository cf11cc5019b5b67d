package inout

import (
	"context"

	"naru/internal/core"
)

// Ties are which ties of an extracted sector are cut.
type Ties string

// The ties.
const (
	AllTies      Ties = "all"      // it sells nothing to anybody, so that it makes and buys nothing
	BackwardTies Ties = "backward" // it buys its inputs elsewhere
	ForwardTies  Ties = "forward"  // it sells nothing to other sectors
)

// Extraction is what the economy would lose (가설적 추출법).
type Extraction struct {
	Before, After []float64 // output by sector; Before is the table's own final demand run through the model
	Loss          []float64 // Before − After
	Own           float64   // loss of the extracted sectors themselves
	Others        float64   // loss of all the others
	Total         float64
	Share         float64 // Total by the sum of Before
}

// Extract takes a share (0 … 1] of sectors away and solves again with what is
// left: the hypothetical extraction of Dietzenbacher, van der Linden and Steenge
// (1993, Economic Systems Research 5(2)), in part as in Dietzenbacher and Lahr (2013,
// Economic Systems Research 25(3)). Final demand is the table's output less its
// intermediate sales. AllTies shrink what the sectors sell, to others and to final
// demand, so that they make and buy that much less; BackwardTies shrink what they
// buy, ForwardTies what they sell to sectors, themselves included.
func (m *Model) Extract(ctx context.Context, sectors []int, share float64, ties Ties) (Extraction, error) {
	if m.Table.Output == nil {
		return Extraction{}, core.Fail(core.Invalid,
			"총산출이 없어 추출 효과를 계산할 수 없습니다.", "Extraction needs the table's output.")
	}
	if !(share > 0 && share <= 1) {
		return Extraction{}, core.Fail(core.Invalid, "추출 비율은 0보다 크고 1 이하입니다: %g.", "The share extracted is above 0 and at most 1, not %g.", share)
	}
	out := make([]bool, m.n)
	for _, k := range sectors {
		if k < 0 || k >= m.n {
			return Extraction{}, core.Fail(core.Invalid, "부문 번호 %d은(는) 없습니다.", "There is no sector number %d.", k)
		}
		out[k] = true
	}
	whole, room := m.inputs(), m.inputs().room()
	before := append([]float64(nil), m.Table.Output...)
	f := make([]float64, m.n)
	whole.into(f, before, room)
	for k := range f {
		f[k] = before[k] - f[k]
	}
	rest, demand := m.without(out, share, ties, f)
	s, err := m.solve(ctx, rest, demand)
	if err != nil {
		return Extraction{}, err
	}
	e := Extraction{Before: before, After: s.X, Loss: make([]float64, m.n)}
	sum := 0.0
	for k := range before {
		e.Loss[k] = before[k] - s.X[k]
		sum += before[k]
		if out[k] {
			e.Own += e.Loss[k]
		} else {
			e.Others += e.Loss[k]
		}
	}
	e.Total = e.Own + e.Others
	e.Share = e.Total / sum
	return e, nil
}

// without is A and the final demand after the sectors have shrunk.
func (m *Model) without(out []bool, share float64, ties Ties, f []float64) (product, []float64) {
	p := m.inputs()
	p.left, p.right = append([]float64(nil), p.left...), append([]float64(nil), p.right...)
	f = append([]float64(nil), f...)
	for k, gone := range out {
		switch {
		case !gone:
		case ties == BackwardTies:
			p.right[k] *= 1 - share
		case ties == ForwardTies:
			p.left[k] *= 1 - share
		default:
			p.left[k] *= 1 - share
			f[k] *= 1 - share
		}
	}
	return p, f
}

// SupplyShock is what a change of primary inputs does to those who buy, by the
// Ghosh model read as prices and volumes at fixed allocation (Ghosh 1958;
// Dietzenbacher 1997, Journal of Regional Science 37(4)).
type SupplyShock struct {
	Solution // X is the change of output by sector

	Change   []float64 // of primary inputs
	Indirect []float64 // X − Change
	Sum      Parts
}

// SupplyShock solves x′(I − B) = v′ for a change of primary inputs v by sector, such
// as the value added that a sector cannot make.
func (m *Model) SupplyShock(ctx context.Context, change []float64) (SupplyShock, error) {
	if len(change) != m.n {
		return SupplyShock{}, core.Fail(core.Invalid,
			"공급 변화가 %d개입니다. 부문은 %d개입니다.", "There are %d values of change for %d sectors.", len(change), m.n)
	}
	p, err := m.allocation()
	if err != nil {
		return SupplyShock{}, err
	}
	for k, dead := range m.dead {
		if dead && change[k] != 0 {
			return SupplyShock{}, core.Fail(core.Invalid,
				"부문 ‘%s’은(는) 총산출이 0이어서 공급을 바꿀 수 없습니다.",
				"Sector ‘%s’ has zero output; its supply cannot change.", m.Table.Sectors[k].Code)
		}
	}
	s, err := m.solve(ctx, p.transpose(), change)
	if err != nil {
		return SupplyShock{}, err
	}
	out := SupplyShock{Solution: s, Change: change, Indirect: make([]float64, m.n), Sum: parts(m.all, change, s.X)}
	for k, x := range s.X {
		out.Indirect[k] = x - change[k]
	}
	return out, nil
}
