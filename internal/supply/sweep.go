package supply

import "context"

// sweep holds the buffers of the full sweep.
type sweep struct {
	downLoss, upLoss []float64 // the state
	down, up         []float64 // the next one
	effect           []float64 // by firm: its downstream loss times its replaceability
	remaining        []float64 // by industry: output that is left downstream
	shortInput       []float64 // by shared input: purchases missing
	shortNon         []float64 // by firm: non-essential purchases missing
}

// fullSweep gives the buffers of the full sweep, which few cascades need.
func (c *Cascade) fullSweep() *sweep {
	n, w := c.net, &c.sweep
	if w.effect == nil {
		for _, buffer := range []*[]float64{&w.downLoss, &w.upLoss, &w.down, &w.up, &w.effect, &w.shortNon} {
			*buffer = make([]float64, n.Firms())
		}
		w.remaining, w.shortInput = make([]float64, len(n.industries)), make([]float64, len(n.inputSum))
	}
	return w
}

// Sweep computes a shock by the formula as published, every firm in every step.
// It is the reference that Firm and Shock are held against, and far slower.
func (c *Cascade) Sweep(ctx context.Context, left []float64) (Result, error) {
	if err := c.strike(left); err != nil {
		return Result{}, err
	}
	w := c.fullSweep()
	var move float64
	for i, x := range left {
		w.downLoss[i], w.upLoss[i] = 1-x, 1-x
		move = max(move, 1-x)
	}
	e := end{1, move}
	if !c.settled(move) {
		var err error
		if e, err = c.sweepToEnd(ctx, w, 1); err != nil {
			return Result{}, err
		}
	}
	return c.result(e), nil
}

// sweepToEnd sweeps from the state in w until no firm moves by more than the
// tolerance, and takes over the state. Steps are those so far.
func (c *Cascade) sweepToEnd(ctx context.Context, w *sweep, steps int) (end, error) {
	e := end{steps, 1}
	for ; !c.settled(e.moved); e.steps++ {
		if err := ctx.Err(); err != nil {
			return end{}, stopped(err)
		}
		e.moved = c.sweepOnce(w)
	}
	c.reset()
	for i := range c.state {
		if w.downLoss[i] > 0 || w.upLoss[i] > 0 {
			c.state[i].down, c.state[i].up = w.downLoss[i], w.upLoss[i]
			c.touched = append(c.touched, uint32(i))
		}
	}
	return e, nil
}

// sweepOnce takes every firm one step further and gives the largest move.
func (c *Cascade) sweepOnce(w *sweep) float64 {
	n := c.net
	clear(w.remaining)
	for i, loss := range w.downLoss {
		w.remaining[n.industry[i]] += n.sales[i] * (1 - loss)
	}
	for i, loss := range w.downLoss {
		w.effect[i] = loss * replaceability(n.sales[i], w.remaining[n.industry[i]])
	}
	n.inputLoss(w.down, w.effect, w.shortInput, w.shortNon)
	n.demandLoss(w.up, w.upLoss)
	var move float64
	for i := range w.down {
		w.down[i] = max(w.downLoss[i], w.down[i])
		if short := w.up[i]; short > 0 {
			w.up[i] = max(w.upLoss[i], min(1, short/n.sales[i]))
		} else {
			w.up[i] = w.upLoss[i]
		}
		move = max(move, w.down[i]-w.downLoss[i], w.up[i]-w.upLoss[i])
	}
	w.downLoss, w.down = w.down, w.downLoss
	w.upLoss, w.up = w.up, w.upLoss
	return move
}

// replaceability is σ: the firm's output as a share of what is left in its
// industry, at most 1. With nothing left nobody can stand in: 1.
func replaceability(sales, remaining float64) float64 {
	if remaining <= sales {
		return 1
	}
	return sales / remaining
}

// inputLoss brings what every firm loses downstream when its suppliers fall
// short by effect, into worst: the worst of its essential industries, or the
// share of all purchases that its non-essential suppliers do not deliver.
func (n *Network) inputLoss(worst, effect, shortInput, shortNon []float64) {
	clear(worst)
	clear(shortInput)
	clear(shortNon)
	for s, x := range effect {
		if x == 0 {
			continue
		}
		n.addShort(uint32(s), x, worst, shortInput, shortNon)
	}
	for input, short := range shortInput {
		customer := n.inputCustomer[input]
		worst[customer] = max(worst[customer], short/n.inputSum[input])
	}
	for i, short := range shortNon {
		if short > 0 {
			worst[i] = max(worst[i], short/n.purchases[i])
		}
		worst[i] = min(1, worst[i])
	}
}

// addShort adds what the customers of one firm go without when it falls short
// by x: to worst for sole inputs, else to what is missing of an input or of the
// non-essential purchases.
func (n *Network) addShort(firm uint32, x float64, worst, shortInput, shortNon []float64) {
	shared, non, ignored := n.soldShared[firm], n.soldNon[firm], n.soldIgnored[firm]
	for _, customer := range n.soldTo[n.sold[firm]:shared] {
		worst[customer] = max(worst[customer], x)
	}
	weights := n.soldWeight[shared:non]
	for k, input := range n.soldTo[shared:non] {
		shortInput[input] += float64(weights[k]) * x
	}
	weights = n.soldWeight[non:ignored]
	for k, customer := range n.soldTo[non:ignored] {
		shortNon[customer] += float64(weights[k]) * x
	}
}

// demandLoss brings the sales that every firm misses when its customers lose loss
// into short: none for a firm without customers.
func (n *Network) demandLoss(short, loss []float64) {
	clear(short)
	for customer, x := range loss {
		if x == 0 {
			continue
		}
		from, end := n.bought[customer], n.bought[customer+1]
		weights := n.boughtWeight[from:end]
		for k, supplier := range n.boughtFrom[from:end] {
			short[supplier] += float64(weights[k]) * x
		}
	}
}
