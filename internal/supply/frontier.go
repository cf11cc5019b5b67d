package supply

import "context"

// frontier passes losses on from the firms that lost, instead of asking every
// firm in every step. A loss is told to the partners whom it costs much; what
// goes untold is bounded, see leftover. Steps stay those of the full sweep; a
// run whose bounds are too wide, or that is in doubt about a step, is made again
// leaving out less, in the end nothing.
//
// Sums are kept in the unit of the weights and only grow.
type frontier struct {
	shortInput []float64 // by shared input: purchases missing
	inputs     []uint32  // shared inputs with something missing
	lostOutput []float64 // by industry: output lost downstream

	clock   uint32   // of steps, over all runs
	began   uint32   // clock at the start of this run
	visited []uint32 // firms visited in this step

	losers []uint32   // firms with a downstream loss
	downs  []residual // what has been lost downstream and not yet passed on
	rises  []rise     // moves upstream, step after step
	waves  []int      // by step, the shock first: where its rises start

	thrift   thrift
	care     int // how often this shock was run before, each time leaving out less
	left     leftover
	decisive []decision // moves of the last step that decide about another
	asked    []uint64   // a bit by firm, see landed
	weighed  weighed
}

// thrift says what a first run leaves out.
type thrift struct {
	heavy  float64 // share of the loss so far that a loss must cost a partner to be told
	slight float64 // a larger loss is told to all partners
	firms  int     // when so many have lost downstream, leaving out does not pay
}

// residual is a loss that has not been passed on.
type residual struct {
	firm uint32
	size float64
}

// decision is a firm whose moves are close to the tolerance, or above it.
type decision struct {
	firm     uint32
	down, up float64
}

const (
	// heavy, over the number of firms, and slight, as a share of the tolerance,
	// make the thrift of a first run, and so does dense, a part of all firms.
	heavy  = 4.
	slight = 1. / 8
	dense  = 3
	// few firms are told everything.
	few = 64
	// early is how much finer the first losses are told that may be left out, and
	// the second: they have a longer way to go.
	earliest = 1. / 6
	early    = 1. / 2
	// Each further run leaves out less by finer, which brings the bounds closer to
	// each other by about closer; the exact one leaves nothing.
	finer  = 1. / 5
	closer = 2.
	exact  = 4
)

func (n *Network) newFrontier(tolerance float64) frontier {
	firms := n.Firms()
	t := thrift{heavy / float64(firms), slight * tolerance, firms / dense}
	if firms < few {
		t = thrift{}
	}
	return frontier{
		shortInput: make([]float64, len(n.inputSum)), lostOutput: make([]float64, len(n.industries)),
		asked:   make([]uint64, firms/64+1),
		weighed: weighed{shares: make([]float64, firms)},
		thrift:  t,
	}
}

func (f *frontier) reset() {
	for _, g := range f.inputs {
		f.shortInput[g] = 0
	}
	f.inputs = f.inputs[:0]
	f.losers, f.rises, f.waves = f.losers[:0], f.rises[:0], f.waves[:0]
	clear(f.lostOutput)
	f.left = leftover{returns: f.left.returns[:0], moves: f.left.moves[:0]}
	f.clock++
	f.began = f.clock
}

// spread runs the shock that has been hit until it settles, with more care as
// long as the result is not sure to be within a percent of the full sweep's.
func (c *Cascade) spread(ctx context.Context) (Result, error) {
	for c.frontier.care = 0; ; c.frontier.care++ {
		e, sure, err := c.run(ctx)
		if err != nil {
			return Result{}, err
		}
		if sure && !c.frontier.left.any {
			return c.result(e), nil
		}
		if sure {
			b := c.bounds(e.steps)
			if b.areWithin(precise) {
				return e.result((b.low + b.high) / 2 / c.net.output), nil
			}
			for near := precise * closer; !b.areWithin(near) && c.frontier.care < exact-1; near *= closer {
				c.frontier.care++
			}
		}
		c.restart()
	}
}

// run takes steps until the shock settles, and tells whether these are surely
// those of the full sweep.
func (c *Cascade) run(ctx context.Context) (e end, sure bool, err error) {
	n, f := c.net, &c.frontier
	t := f.thrift
	for range f.care {
		t.heavy, t.slight = t.heavy*finer, t.slight*finer
	}
	var lost float64
	e = end{steps: 1}
	f.waves = append(f.waves, 0)
	f.left.moves = append(f.left.moves, 0)
	for k, i := range c.touched {
		c.state[i].seen = f.clock
		loss := c.struck[k]
		e.moved = max(e.moved, loss)
		lost += n.sales[i] * loss
		f.lostOutput[n.industry[i]] += n.sales[i] * loss
		f.losers = append(f.losers, i)
		c.rise(i, &c.state[i], loss)
	}
	for more := !c.settled(e.moved); more; e.steps++ {
		if err := ctx.Err(); err != nil {
			return end{}, false, stopped(err)
		}
		c.collect()
		switch worth := t.heavy * lost; {
		case f.care >= exact || e.steps > upSteps+1:
			if !f.left.any && c.isBusy(e.steps) {
				e, err = c.sweepOn(ctx, e.steps)
				return e, true, err
			}
			c.passOn(e.steps)
		case e.steps == 1:
			c.passHeavy(e.steps, 0, 0)
		case e.steps == 2:
			c.passHeavy(e.steps, earliest*worth, t.slight)
		case e.steps == 3:
			c.passHeavy(e.steps, early*worth, t.slight)
		default:
			c.passHeavy(e.steps, worth, t.slight)
		}
		if f.left.any && (len(f.losers) > t.firms || e.steps > upSteps+1) {
			f.care = exact - 1
			return end{}, false, nil
		}
		var loss float64
		e.moved, loss = c.settle()
		lost += loss
		more, sure = !c.settled(e.moved), true
		if f.left.any {
			more, sure = c.goesOn(e.steps)
		}
		if !sure {
			return end{}, false, nil
		}
	}
	return e, true, nil
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
	f.waves = append(f.waves, len(f.rises))
	decisiveDown, decisiveUp := c.tolerance-f.left.down, c.tolerance-f.left.mayMove()
	for _, i := range f.visited {
		s := &c.state[i]
		down, up := max(s.down, s.short), s.up
		if s.shortNon > 0 {
			down = max(down, s.shortNon/c.net.records[i].purchases)
		}
		if s.lostSales > 0 {
			up = max(up, s.lostSales/s.sales)
		}
		down, up = min(1, down), min(1, up)
		riseDown, riseUp := down-s.down, up-s.up
		if f.left.any && (riseDown > decisiveDown || riseUp > decisiveUp) {
			f.decisive = append(f.decisive, decision{i, riseDown, riseUp})
		}
		move = max(move, riseDown, riseUp)
		lost += s.sales * (max(down, up) - max(s.down, s.up))
		if riseDown > 0 {
			f.lostOutput[c.net.records[i].industry] += s.sales * riseDown
			if s.down == 0 {
				f.losers = append(f.losers, i)
			}
		}
		if riseUp > 0 {
			c.rise(i, s, riseUp)
		}
		s.down, s.up = down, up
	}
	return move, lost
}
