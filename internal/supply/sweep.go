package supply

import "context"

// sweep holds the buffers of the full sweep.
type sweep struct {
	effect     []float64 // by firm: its downstream loss times its replaceability
	remaining  []float64 // by industry: output that is left downstream
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
	var move float64
	for i := range n.ids {
		w.down[i] = max(c.downLoss[i], n.inputLoss(i, w.effect))
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

// inputLoss is what a firm loses downstream when suppliers fall short by effect:
// the worst of its essential industries, or all its non-essential purchases.
func (n *Network) inputLoss(firm int, effect []float64) float64 {
	var worst float64
	e := n.bought[firm]
	for e < n.boughtNon[firm] {
		var short, all float64
		for end := n.inputEnd(firm, e); e < end; e++ {
			w := float64(n.boughtWeight[e])
			short += w * effect[n.boughtFrom[e]]
			all += w
		}
		worst = max(worst, short/all)
	}
	var short float64
	for ; e < n.boughtIgnored[firm]; e++ {
		short += float64(n.boughtWeight[e]) * effect[n.boughtFrom[e]]
	}
	if short == 0 {
		return min(1, worst)
	}
	return min(1, max(worst, short/n.purchases[firm]))
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
