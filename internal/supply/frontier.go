package supply

import "context"

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
	withheld   bool // something waited in this run
	patient    bool // let small residuals wait
}

// residual is a loss that has not been passed on.
type residual struct {
	firm uint32
	size float64
}

const (
	// waiting is the share of the loss so far that all waiting residuals
	// together may amount to.
	waiting = 1e-3
	// clear is how far a move must be from the tolerance, as a share of it, to
	// be on the same side of it in the full sweep.
	doubt = 0.1
	// littleWork is the number of edges that are not worth waiting with.
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
	for _, g := range f.inputs {
		f.shortInput[g] = 0
	}
	f.inputs = f.inputs[:0]
	clear(f.lostOutput)
	f.withheld = false
	f.clock++
	f.began = f.clock
}

// spread runs the shock that has been hit until it settles.
func (c *Cascade) spread(ctx context.Context) (Result, error) {
	n, f := c.net, &c.frontier
	var move, lost float64
	for _, i := range c.touched {
		f.seen[i] = f.clock
		move = max(move, c.downLoss[i])
		lost += n.sales[i] * c.downLoss[i]
		f.lostOutput[n.industry[i]] += n.sales[i] * c.downLoss[i]
	}
	steps := 1
	for ; !c.settled(move); steps++ {
		if err := ctx.Err(); err != nil {
			return Result{}, stopped(err)
		}
		c.passOn(waiting * lost)
		var more float64
		move, more = c.settle()
		lost += more
	}
	return c.result(steps), nil
}

// passOn tells customers and suppliers what has been lost since they were told,
// leaving out what waits, worth at most budget.
func (c *Cascade) passOn(budget float64) {
	n, f := c.net, &c.frontier
	f.downs, f.ups = f.downs[:0], f.ups[:0]
	f.visited = f.visited[:0]
	f.clock++
	var work int
	for _, i := range c.touched {
		if loss := c.downLoss[i]; loss > 0 {
			k := n.industry[i]
			effect := loss * replaceability(n.sales[i], n.industryOutput[k]-f.lostOutput[k])
			if r := effect - f.downSent[i]; r > 0 {
				f.downs = append(f.downs, residual{i, r})
				work += int(n.soldIgnored[i] - n.sold[i])
			}
		}
		if r := c.upLoss[i] - f.upSent[i]; r > 0 {
			f.ups = append(f.ups, residual{i, r})
			work += int(n.bought[i+1] - n.bought[i])
		}
	}
	perEdge := budget / float64(work)
	if work <= littleWork {
		perEdge = -1
	}
	for _, r := range f.downs {
		if r.size*n.reach.down[r.firm] > perEdge*float64(n.soldIgnored[r.firm]-n.sold[r.firm]) {
			c.passDown(r)
		}
	}
	for _, r := range f.ups {
		if r.size*n.reach.up[r.firm] > perEdge*float64(n.bought[r.firm+1]-n.bought[r.firm]) {
			c.passUp(r)
		}
	}
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

func (c *Cascade) passUp(r residual) {
	n, f := c.net, &c.frontier
	f.upSent[r.firm] += r.size
	from, to := n.bought[r.firm], n.bought[r.firm+1]
	weights := n.boughtWeight[from:to]
	for k, supplier := range n.boughtFrom[from:to] {
		f.lostSales[supplier] += float64(weights[k]) * r.size
		c.visit(supplier)
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
