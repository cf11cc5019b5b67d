package supply

import (
	"context"
	"math"

	"naru/internal/core"
)

// DefaultTolerance is the move of a firm below which a cascade has settled.
const DefaultTolerance = 1e-2

// The tolerances that can be asked for.
const (
	MinTolerance = 1e-9
	MaxTolerance = 0.5
)

// slack keeps a move that equals the tolerance but for rounding from deciding
// whether there is one more step.
const slack = 1e-6

// Result is what a shock does to the network.
type Result struct {
	ESRI  float64 // share of all output lost, 0 … 1; NaN when there is no output to lose
	Steps int     // steps until no firm moved by more than the tolerance

	// Moved is the largest move of a firm in the last step, 0 … the tolerance: how
	// far the state was from standing still. What is left untold after Firm and
	// Shock may have moved a firm further, but not beyond the tolerance.
	Moved float64
}

// Cascade runs shocks over a network, one at a time, in buffers that it keeps:
// a run allocates nothing. It is not for use by two goroutines at once; make one
// for each.
//
// A firm's two losses are 1 − h of the formula: downstream, for want of inputs,
// and upstream, for want of customers.
type Cascade struct {
	net       *Network
	tolerance float64

	state    []state   // by firm
	touched  []uint32  // firms with a loss, or about to have one: first those that were struck
	struck   []float64 // what the shock itself took from them
	partial  bool      // it left something to one of them
	frontier frontier
	sweep    sweep
}

// state is how a firm stands, in one line of the processor's cache; see record.
// Sums are in the unit of the weights.
type state struct {
	down, up  float64 // losses
	downSent  float64 // what customers have been told
	short     float64 // worst loss of an essential input so far
	shortNon  float64 // non-essential purchases missing
	lostSales float64 // sales missing
	sales     float64 // all its sales, which do not change
	seen      uint32  // the last step that visited it
	rose      uint32  // its latest rise, by its place and one more; 0 before the first
}

// NewCascade makes a cascade. The tolerance is 1e-9 … 0.5; 0 is DefaultTolerance.
func (n *Network) NewCascade(tolerance float64) (*Cascade, error) {
	if tolerance == 0 {
		tolerance = DefaultTolerance
	}
	if !(tolerance >= MinTolerance && tolerance <= MaxTolerance) {
		return nil, core.Fail(core.Invalid,
			"허용오차 %g을(를) 쓸 수 없습니다. 1e-9에서 0.5 사이여야 합니다.",
			"The tolerance %g cannot be used; it must be from 1e-9 to 0.5.", tolerance)
	}
	c := &Cascade{
		net: n, tolerance: tolerance, state: make([]state, n.Firms()),
	}
	for i, sales := range n.sales {
		c.state[i].sales = sales
	}
	c.frontier = n.newFrontier(tolerance)
	return c, nil
}

// Firm lets one firm fail. The result is within 1% of Sweep's, and Steps the
// same; leftover proves it.
func (c *Cascade) Firm(ctx context.Context, firm int) (Result, error) {
	if firm < 0 || firm >= c.net.Firms() {
		return Result{}, core.Fail(core.NotFound, "%d번 기업이 없습니다.", "There is no firm number %d.", firm)
	}
	c.reset()
	c.hit(uint32(firm), 1) //nolint:gosec // a firm's number
	return c.spread(ctx)
}

// Shock lets firms keep the share left[i], 0 … 1, of what they can do: ψ of the
// formula. The result is within 1% of Sweep's, and Steps the same.
func (c *Cascade) Shock(ctx context.Context, left []float64) (Result, error) {
	if err := c.strike(left); err != nil {
		return Result{}, err
	}
	return c.spread(ctx)
}

// Losses are the downstream and the upstream loss of every firm after the last
// run, 0 … 1. After Firm and Shock they are what was passed on, which may leave
// out losses that the result counts.
func (c *Cascade) Losses() (down, up []float64) {
	down, up = make([]float64, len(c.state)), make([]float64, len(c.state))
	for i := range c.state {
		down[i], up[i] = c.state[i].down, c.state[i].up
	}
	return down, up
}

// strike starts a run with a shock vector.
func (c *Cascade) strike(left []float64) error {
	if len(left) != c.net.Firms() {
		return core.Fail(core.Invalid,
			"충격이 %d개입니다. 기업 %d개마다 하나씩 있어야 합니다.",
			"The shock has %d values; %d firms need one each.", len(left), c.net.Firms())
	}
	for i, x := range left {
		if !(x >= 0 && x <= 1) {
			return core.Fail(core.Invalid,
				"기업 ‘%s’에 남는 몫 %g은(는) 0과 1 사이여야 합니다.",
				"What firm ‘%s’ keeps is %g; it must be from 0 to 1.", c.net.ids[i], x)
		}
	}
	c.reset()
	for i, x := range left {
		if x < 1 {
			c.hit(uint32(i), 1-x)
		}
	}
	return nil
}

// reset clears what the last run left.
func (c *Cascade) reset() {
	c.clear()
	c.touched, c.struck, c.partial = c.touched[:0], c.struck[:0], false
}

// restart takes a run back to its shock.
func (c *Cascade) restart() {
	c.clear()
	c.touched = c.touched[:len(c.struck)]
	for k, i := range c.touched {
		c.state[i].down, c.state[i].up = c.struck[k], c.struck[k]
	}
}

func (c *Cascade) clear() {
	for _, i := range c.touched {
		s := &c.state[i]
		*s = state{sales: s.sales, seen: s.seen}
	}
	if f := &c.frontier; f.clock > math.MaxUint32/2 {
		for i := range c.state {
			c.state[i].seen = 0
		}
		f.clock = 0
	}
	c.frontier.reset()
}

// hit is the shock itself, which no later step undoes.
func (c *Cascade) hit(firm uint32, loss float64) {
	c.state[firm].down, c.state[firm].up = loss, loss
	c.touched = append(c.touched, firm)
	c.struck = append(c.struck, loss)
	c.partial = c.partial || loss < 1
}

// settled reports whether a step's largest move ends the run.
func (c *Cascade) settled(move float64) bool { return move <= c.tolerance*(1+slack) }

// end is how a run ended.
type end struct {
	steps int
	moved float64 // the largest move of the last step
}

func (e end) result(lost float64) Result {
	return Result{ESRI: min(1, lost), Steps: e.steps, Moved: e.moved}
}

// result adds up the output that is lost, firm by firm in the order given.
func (c *Cascade) result(e end) Result {
	if c.net.output == 0 {
		return e.result(math.NaN())
	}
	var lost float64
	for _, i := range c.touched {
		s := &c.state[i]
		lost += s.sales * max(s.down, s.up)
	}
	return e.result(lost / c.net.output)
}

// stopped is the error of a run that was cancelled.
func stopped(cause error) error {
	return core.Fail(core.Cancelled, "계산을 멈췄습니다.", "The calculation was stopped.").Because(cause)
}
