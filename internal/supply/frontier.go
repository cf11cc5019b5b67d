package supply

import (
	"context"
	"math"
)

// frontier passes losses on from the firms that lost, instead of asking every
// firm in every step. What a firm has lost but not yet passed on is carried as a
// residual. Small ones wait until they have grown, as long as all that wait can
// change the result by little; the many thin ones that a small shock sends
// upstream, where losses simply add up, are credited to reach instead. Steps stay
// those of the full sweep; a run that is in doubt about one is made again with
// finer residuals, in the end with none.
//
// Sums are kept in the unit of the weights and only grow.
type frontier struct {
	shortInput []float64 // by shared input: purchases missing
	inputs     []uint32  // shared inputs with something missing
	lostOutput []float64 // by industry: output lost downstream

	clock   uint32   // of steps, over all runs
	began   uint32   // clock at the start of this run
	visited []uint32 // firms visited in this step

	downs, ups []residual
	care       care
	grain      float64    // finer runs leave less: 1, or a power of finer
	small      bool       // the shock is small so far
	thin       float64    // a loss beneath it may be left
	everywhere bool       // sums of all firms may have changed in this run
	left       bool       // something was left in this run
	waited     bool       // some of it upstream, to be told later
	decisive   []decision // the moves of the last step that decide about another
	credits    []credit   // upstream losses that were left, with what was passed on all the same
	direct     float64    // sales that the credits count and that were passed on
	estimate   float64    // of what the credits are worth so far
}

// care is what becomes of small residuals.
type care uint8

const (
	crediting care = iota // those upstream are credited while the shock is small, others wait
	carrying              // all wait
	passing               // none waits: the steps are those of the full sweep
)

// doubt is what may be wrong with a result that left residuals.
type doubt uint8

const (
	none            doubt = iota
	doubtfulCredits       // what the credits are worth
	doubtfulStop          // whether the full sweep stops at the same step
)

// residual is a loss that has not been passed on.
type residual struct {
	firm uint32
	end  uint32 // edges up to this one are told
	size float64
}

// decision is a move of a firm that is close to the tolerance, or above it.
type decision struct {
	firm uint32
	move float64
}

const (
	// waiting is the share of the loss so far that all residuals that wait may
	// amount to.
	waiting = 5e-3
	// thin is the share of the last step's largest move beneath which a loss may
	// be left: no single loss that decides about another step is overlooked.
	thin = 2e-3
	// small is the share of all output up to which a shock is small: its waves
	// upstream rarely meet anything but firms that have lost nothing.
	small = 1e-2
	// near is how close to the tolerance, as a share of it, a move may be
	// before it is doubtful whether the full sweep would stop there too.
	near = 0.05
	// caution is how much more than a firm is known to have missed it may have
	// missed, for its partners have missed something too.
	caution = 4
	// A run whose stop is doubtful is made again, leaving only residuals that
	// are finer by this much, and when it is doubtful still, none.
	finer  = 1. / 8
	finest = finer * finer
	// doubtful is the share of the result that an uncertain part may have.
	doubtful = 7e-3
	// many is the part of all edges from which on going through all of them in
	// their order is quicker than going from firm to firm.
	many = 3
	// littleWork is the number of edges that are not worth leaving any.
	littleWork = 1 << 10
)

func (n *Network) newFrontier() frontier {
	return frontier{shortInput: make([]float64, len(n.inputSum)), lostOutput: make([]float64, len(n.industries))}
}

func (f *frontier) reset() {
	if f.everywhere {
		clear(f.shortInput)
	}
	for _, g := range f.inputs {
		f.shortInput[g] = 0
	}
	f.inputs = f.inputs[:0]
	clear(f.lostOutput)
	f.everywhere = false
	f.left, f.waited, f.credits, f.direct, f.estimate = false, false, f.credits[:0], 0, 0
	f.clock++
	f.began = f.clock
}

// spread runs the shock that has been hit until it settles, with more care as
// long as the result is doubtful.
func (c *Cascade) spread(ctx context.Context) (Result, error) {
	f := &c.frontier
	f.care, f.grain = crediting, 1
	for {
		r, doubt, err := c.run(ctx)
		switch {
		case err != nil || doubt == none:
			return r, err
		case doubt == doubtfulCredits:
			f.care = carrying
		case f.grain > finest:
			f.grain *= finer
		default:
			f.care = passing
		}
		c.restart()
	}
}

// run takes steps until the shock settles and tells what is doubtful about the
// result.
func (c *Cascade) run(ctx context.Context) (Result, doubt, error) {
	n, f := c.net, &c.frontier
	var move, lost, struck float64
	for k, i := range c.touched {
		c.state[i].seen = f.clock
		loss := c.struck[k]
		move = max(move, loss)
		struck += n.sales[i] + n.purchases[i]
		lost += n.sales[i] * loss
		f.lostOutput[n.industry[i]] += n.sales[i] * loss
	}
	steps := 1
	for ; !c.settled(move); steps++ {
		if err := ctx.Err(); err != nil {
			return Result{}, none, stopped(err)
		}
		f.thin = thin * f.grain * move
		f.small = struck+lost+f.estimate < small*c.tolerance*n.output
		c.passOn(steps, waiting*f.grain*min(lost+f.estimate, 4*c.tolerance*n.output))
		var more float64
		move, more = c.settle()
		lost += more
		if f.left && math.Abs(move-c.tolerance) < c.tolerance*near && c.doubtsStop() {
			return Result{}, doubtfulStop, nil
		}
	}
	r := c.result(steps)
	if len(f.credits) > 0 && !c.addCredits(&r, struck) {
		return Result{}, doubtfulCredits, nil
	}
	return r, none, nil
}

// visit notes a firm that something has happened to in this step.
func (c *Cascade) visit(firm uint32, s *state) {
	f := &c.frontier
	if s.seen == f.clock {
		return
	}
	if s.seen < f.began {
		c.touched = append(c.touched, firm)
	}
	s.seen = f.clock
	f.visited = append(f.visited, firm)
}

// settle brings the visited firms up to date and gives the largest move and the
// output that is lost beyond what was.
func (c *Cascade) settle() (move, lost float64) {
	f := &c.frontier
	f.decisive = f.decisive[:0]
	decisive := c.tolerance * (1 - near)
	for _, i := range f.visited {
		s, r := &c.state[i], &c.net.records[i]
		down, up := max(s.down, s.short), s.up
		if s.shortNon > 0 {
			down = max(down, s.shortNon/r.purchases)
		}
		if s.lostSales > 0 {
			up = max(up, s.lostSales/r.sales)
		}
		down, up = min(1, down), min(1, up)
		rise := max(down-s.down, up-s.up)
		if rise > decisive {
			f.decisive = append(f.decisive, decision{i, rise})
		}
		move = max(move, rise)
		lost += r.sales * (max(down, up) - max(s.down, s.up))
		f.lostOutput[r.industry] += r.sales * (down - s.down)
		s.down, s.up = down, up
	}
	return move, lost
}
