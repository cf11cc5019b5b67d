package supply

import "context"

// sweep holds the buffers of the full sweep.
type sweep struct {
	effect     []float64 // by firm: its downstream loss times its replaceability
	remaining  []float64 // by industry: output that is left downstream
	shortInput []float64 // by shared input: purchases missing
	shortNon   []float64 // by firm: non-essential purchases missing
	down, up   []float64 // the next state
}

// Sweep computes a shock by the formula as published, every firm in every step.
// It is the reference that Firm and Shock are held against, and far slower.
func (c *Cascade) Sweep(ctx context.Context, left []float64) (Result, error) {
	if err := c.strike(left); err != nil {
		return Result{}, err
	}
	n := c.net
	if c.sweep.effect == nil {
		c.sweep = sweep{
			effect: make([]float64, n.Firms()), remaining: make([]float64, len(n.industries)),
			shortInput: make([]float64, len(n.inputSum)), shortNon: make([]float64, n.Firms()),
			down: make([]float64, n.Firms()), up: make([]float64, n.Firms()),
		}
	}
	var move float64
	for _, i := range c.touched {
		move = max(move, c.downLoss[i])
	}
	steps := 1
	for ; !c.settled(move); steps++ {
		if err := ctx.Err(); err != nil {
			return Result{}, stopped(err)
		}
		move = c.sweepOnce()
	}
	c.touched = c.touched[:0]
	for i := range n.ids {
		if c.downLoss[i] > 0 || c.upLoss[i] > 0 {
			c.touched = append(c.touched, uint32(i)) //nolint:gosec // a firm's number
		}
	}
	return c.result(steps), nil
}

// sweepOnce takes every firm one step further and gives the largest move.
func (c *Cascade) sweepOnce() float64 {
	n, w := c.net, &c.sweep
	clear(w.remaining)
	for i, loss := range c.downLoss {
		w.remaining[n.industry[i]] += n.sales[i] * (1 - loss)
	}
	for i, loss := range c.downLoss {
		w.effect[i] = loss * replaceability(n.sales[i], w.remaining[n.industry[i]])
	}
	n.inputLoss(w.down, w.effect, w.shortInput, w.shortNon)
	var move float64
	for i := range n.ids {
		w.down[i] = max(c.downLoss[i], w.down[i])
		w.up[i] = max(c.upLoss[i], n.demandLoss(i, c.upLoss))
		move = max(move, w.down[i]-c.downLoss[i], w.up[i]-c.upLoss[i])
	}
	c.downLoss, w.down = w.down, c.downLoss
	c.upLoss, w.up = w.up, c.upLoss
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
		n.addShort(uint32(s), x, worst, shortInput, shortNon) //nolint:gosec // a firm's number
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

// demandLoss is what a firm loses upstream when its customers lose loss: 0 for
// a firm without customers.
func (n *Network) demandLoss(firm int, loss []float64) float64 {
	var short float64
	for e := n.sold[firm]; e < n.sold[firm+1]; e++ {
		short += float64(n.soldWeight[e]) * loss[n.customerOf(firm, e)]
	}
	if short == 0 {
		return 0
	}
	return min(1, short/n.sales[firm])
}
