package supply

import (
	"context"
	"math"
)

// frontier passes losses on from the firms that lost, instead of asking every
// firm in every step. What a firm has lost but not yet passed on is carried as
// a residual: small ones wait, until they have grown or the run ends, as long as
// all that wait together can change the result by no more than waiting.
//
// Sums are kept in the unit of the weights and grow only, step by step the same
// as in the full sweep.
type frontier struct {
	downSent, upSent []float64 // by firm: what its customers and suppliers have been told
	short            []float64 // by firm: worst loss of an essential input so far
	shortNon         []float64 // by firm: non-essential purchases missing
	lostSales        []float64 // by firm: sales missing
	shortInput       []float64 // by shared input: purchases missing
	inputs           []uint32  // shared inputs with something missing
	lostOutput       []float64 // by industry: output lost downstream

	clock   uint32   // of steps, over all runs
	began   uint32   // clock at the start of this run
	seen    []uint32 // by firm: the last step that visited it
	visited []uint32 // firms visited in this step

	downs, ups []residual
	care       care
	grain      float64  // finer runs leave less: 1, or a power of finer
	small      bool     // the shock is small so far
	thin       float64  // a loss beneath it may be left
	everywhere bool     // sums of all firms may have changed in this run
	left       bool     // something was left in this run
	credits    []credit // upstream losses that were left, with what was passed on all the same
	direct     float64  // sales that the credits count and that were passed on
	estimate   float64  // of what the credits are worth so far
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

// credit is an upstream loss of a firm at a step that reach will answer for.
type credit struct {
	firm uint32
	step int32
	size float64
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
	// A run whose stop is doubtful is made again, leaving only residuals that
	// are finer by this much, and when it is doubtful still, none.
	finer  = 1. / 8
	finest = finer
	// doubtful is the share of the result that an uncertain part may have.
	doubtful = 7e-3
	// many is the part of all edges from which on going through all of them in
	// their order is quicker than going from firm to firm.
	many = 2
	// littleWork is the number of edges that are not worth leaving any.
	littleWork = 1 << 10
)

func (n *Network) newFrontier() frontier {
	firms := n.Firms()
	return frontier{
		downSent: make([]float64, firms), upSent: make([]float64, firms),
		short: make([]float64, firms), shortNon: make([]float64, firms), lostSales: make([]float64, firms),
		shortInput: make([]float64, len(n.inputSum)), lostOutput: make([]float64, len(n.industries)),
		seen: make([]uint32, firms),
	}
}

func (f *frontier) reset(touched []uint32) {
	for _, i := range touched {
		f.downSent[i], f.upSent[i] = 0, 0
		f.short[i], f.shortNon[i], f.lostSales[i] = 0, 0, 0
	}
	if f.everywhere {
		clear(f.shortInput)
	}
	for _, g := range f.inputs {
		f.shortInput[g] = 0
	}
	f.inputs = f.inputs[:0]
	clear(f.lostOutput)
	f.everywhere = false
	f.left, f.credits, f.direct, f.estimate = false, f.credits[:0], 0, 0
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
	for _, i := range c.touched {
		f.seen[i] = f.clock
		move = max(move, c.downLoss[i])
		struck += n.sales[i] + n.purchases[i]
		lost += n.sales[i] * c.downLoss[i]
		f.lostOutput[n.industry[i]] += n.sales[i] * c.downLoss[i]
	}
	steps := 1
	for ; !c.settled(move); steps++ {
		if err := ctx.Err(); err != nil {
			return Result{}, none, stopped(err)
		}
		f.thin = thin * f.grain * move
		f.small = struck+lost+f.estimate < small*c.tolerance*n.output
		c.passOn(steps, waiting*f.grain*min(lost+f.estimate, c.tolerance*n.output))
		var more float64
		move, more = c.settle()
		lost += more
		if f.left && math.Abs(move-c.tolerance) < c.tolerance*near*f.grain {
			return Result{}, doubtfulStop, nil
		}
	}
	r := c.result(steps)
	if len(f.credits) > 0 && !c.addCredits(&r, struck) {
		return Result{}, doubtfulCredits, nil
	}
	return r, none, nil
}

// addCredits adds what the credits are worth, less what overlaps with losses
// downstream, and tells whether that is sure: losses that return to the firms
// that failed count for nothing, and the overlap is guessed from a loss spread
// over all firms alike; both must be small.
func (c *Cascade) addCredits(r *Result, struck float64) bool {
	n, f := c.net, &c.frontier
	worth := -f.direct
	for _, x := range f.credits {
		worth += x.size * n.reach.upTo(x.firm, r.Steps-int(x.step))
	}
	everywhere := worth / n.output
	var overlap float64
	for _, i := range c.touched {
		if extra := c.downLoss[i] - c.upLoss[i]; extra > 0 {
			overlap += n.sales[i] * min(extra, everywhere)
		}
	}
	lost := r.ESRI*n.output + worth - overlap
	if r.Steps > upSteps && worth > doubtful*lost {
		return false
	}
	returns := worth * struck / n.output * float64(r.Steps) / 2
	r.ESRI = lost / n.output
	return overlap+returns <= doubtful*lost && lost <= n.output
}

// passOn tells customers and suppliers what has been lost since they were told,
// but for what is left: of downstream losses as many small ones as are together
// worth at most budget.
func (c *Cascade) passOn(step int, budget float64) {
	n, f := c.net, &c.frontier
	f.downs, f.ups = f.downs[:0], f.ups[:0]
	f.visited = f.visited[:0]
	f.clock++
	var down, up int // edges
	for _, i := range c.touched {
		if loss := c.downLoss[i]; loss > 0 {
			k := n.industry[i]
			effect := loss * replaceability(n.sales[i], n.industryOutput[k]-f.lostOutput[k])
			if r := effect - f.downSent[i]; r > 0 && n.soldIgnored[i] > n.sold[i] {
				f.downs = append(f.downs, residual{i, n.soldIgnored[i], r})
				down += int(n.soldIgnored[i] - n.sold[i])
			}
		}
		if r := c.upLoss[i] - f.upSent[i]; r > 0 && n.bought[i+1] > n.bought[i] {
			f.ups = append(f.ups, residual{i, n.bought[i+1], r})
			up += int(n.bought[i+1] - n.bought[i])
		}
	}
	if f.care < passing && down+up > littleWork {
		c.leave(step, budget/float64(down+up))
	}
	work := 0
	for _, r := range f.downs {
		work += int(r.end - n.sold[r.firm])
	}
	for _, r := range f.ups {
		work += int(r.end - n.bought[r.firm])
	}
	if len(f.credits) == 0 && work > n.Edges()/many {
		c.passAll()
		return
	}
	for _, r := range f.downs {
		c.passDown(r)
	}
	for _, r := range f.ups {
		c.passUp(r)
	}
}

// leave takes those residuals off the lists that are left: perEdge is what
// passing one on must be worth for each of its edges.
func (c *Cascade) leave(step int, perEdge float64) {
	n, f := c.net, &c.frontier
	kept := f.downs[:0]
	for _, r := range f.downs {
		if r.size < f.thin && r.size*n.reach.down[r.firm] < perEdge*float64(r.end-n.sold[r.firm]) {
			f.left = true
			continue
		}
		kept = append(kept, r)
	}
	f.downs = kept
	kept = f.ups[:0]
	for _, r := range f.ups {
		first := n.bought[r.firm]
		switch {
		case f.care == crediting && f.small:
			r.end = c.credit(r, int32(step)) //nolint:gosec // steps are few
		case c.isThin(r, first) && r.size*float64(n.reach.up[downSteps][r.firm]) < perEdge*float64(r.end-first):
			f.left = true
			continue
		}
		kept = append(kept, r)
	}
	f.ups = kept
}

// isThin reports whether what a purchase's supplier loses is thin.
func (c *Cascade) isThin(r residual, purchase uint32) bool {
	n, f := c.net, &c.frontier
	return float64(n.boughtWeight[purchase])*r.size < f.thin*n.sales[n.boughtFrom[purchase]]
}

func (c *Cascade) passDown(r residual) {
	n, f := c.net, &c.frontier
	i := r.firm
	f.downSent[i] += r.size
	effect := f.downSent[i]
	e := n.sold[i]
	for _, customer := range n.soldTo[e:n.soldShared[i]] {
		if effect > f.short[customer] {
			f.short[customer] = effect
			c.visit(customer)
		}
	}
	for e = n.soldShared[i]; e < n.soldNon[i]; e++ {
		input := n.soldTo[e]
		if f.shortInput[input] == 0 {
			f.inputs = append(f.inputs, input)
		}
		f.shortInput[input] += float64(n.soldWeight[e]) * r.size
		customer := n.inputCustomer[input]
		if loss := f.shortInput[input] / n.inputSum[input]; loss > f.short[customer] {
			f.short[customer] = loss
			c.visit(customer)
		}
	}
	for ; e < n.soldIgnored[i]; e++ {
		customer := n.soldTo[e]
		f.shortNon[customer] += float64(n.soldWeight[e]) * r.size
		c.visit(customer)
	}
}

// passUp tells suppliers.
func (c *Cascade) passUp(r residual) {
	n, f := c.net, &c.frontier
	f.upSent[r.firm] += r.size
	from := n.bought[r.firm]
	weights := n.boughtWeight[from:r.end]
	for k, supplier := range n.boughtFrom[from:r.end] {
		f.lostSales[supplier] += float64(weights[k]) * r.size
		c.visit(supplier)
	}
}

// credit leaves the suppliers who lose no more than a thin share to reach, and
// gives the end of those who are to be told.
func (c *Cascade) credit(r residual, step int32) uint32 {
	n, f := c.net, &c.frontier
	e := n.bought[r.firm]
	for e < r.end && !c.isThin(r, e) {
		e++
	}
	if e == r.end {
		return e
	}
	f.left = true
	f.credits = append(f.credits, credit{r.firm, step, r.size})
	f.estimate += r.size * float64(n.reach.up[downSteps][r.firm])
	for told := n.bought[r.firm]; told < e; told++ {
		supplier := n.boughtFrom[told]
		lost := float64(n.boughtWeight[told]) * r.size
		f.direct += lost
		f.credits = append(f.credits, credit{supplier, step + 1, -lost / n.sales[supplier]})
		f.estimate -= lost / n.sales[supplier] * float64(n.reach.up[downSteps][supplier])
	}
	return e
}

// passAll tells everybody everything anew, in the order of the edges, when so
// many firms have something to tell that this is quicker.
func (c *Cascade) passAll() {
	n, f := c.net, &c.frontier
	f.everywhere = true
	clear(f.shortInput)
	clear(f.shortNon)
	clear(f.lostSales)
	for i, loss := range c.downLoss {
		if loss == 0 {
			continue
		}
		k := n.industry[i]
		effect := loss * replaceability(n.sales[i], n.industryOutput[k]-f.lostOutput[k])
		f.downSent[i] = effect
		n.addShort(uint32(i), effect, f.short, f.shortInput, f.shortNon) //nolint:gosec // a firm's number
	}
	for i, loss := range c.upLoss {
		if loss == 0 {
			continue
		}
		f.upSent[i] = loss
		from, end := n.bought[i], n.bought[i+1]
		weights := n.boughtWeight[from:end]
		for k, supplier := range n.boughtFrom[from:end] {
			f.lostSales[supplier] += float64(weights[k]) * loss
		}
	}
	for input, short := range f.shortInput {
		if short > 0 {
			customer := n.inputCustomer[input]
			f.short[customer] = max(f.short[customer], short/n.inputSum[input])
		}
	}
	for i := range n.ids {
		c.visit(uint32(i)) //nolint:gosec // a firm's number
	}
}

// visit notes a firm that something has happened to in this step.
func (c *Cascade) visit(firm uint32) {
	f := &c.frontier
	at := f.seen[firm]
	if at == f.clock {
		return
	}
	f.seen[firm] = f.clock
	f.visited = append(f.visited, firm)
	if at < f.began {
		c.touched = append(c.touched, firm)
	}
}

// settle brings the visited firms up to date and gives the largest move and the
// output that is lost beyond what was.
func (c *Cascade) settle() (move, lost float64) {
	n, f := c.net, &c.frontier
	for _, i := range f.visited {
		wasDown, wasUp := c.downLoss[i], c.upLoss[i]
		down, up := max(wasDown, f.short[i]), wasUp
		if f.shortNon[i] > 0 {
			down = max(down, f.shortNon[i]/n.purchases[i])
		}
		if f.lostSales[i] > 0 {
			up = max(up, f.lostSales[i]/n.sales[i])
		}
		down, up = min(1, down), min(1, up)
		move = max(move, down-wasDown, up-wasUp)
		lost += n.sales[i] * (max(down, up) - max(wasDown, wasUp))
		f.lostOutput[n.industry[i]] += n.sales[i] * (down - wasDown)
		c.downLoss[i], c.upLoss[i] = down, up
	}
	return move, lost
}
