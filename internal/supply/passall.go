package supply

import "context"

// many is the part of all edges, both ways, from which on sweeping through all
// firms in their order is quicker than going from firm to firm.
const many = 3

// passOn tells all customers and suppliers everything.
func (c *Cascade) passOn(step int) {
	f := &c.frontier
	for _, r := range f.downs {
		c.passDown(r, 0)
	}
	for _, r := range f.wave(step - 1) {
		c.passUp(&c.net.buyers[r.firm], r.size, 0)
	}
	f.forget()
}

// isBusy reports whether so many firms have something to tell in a step that it
// is quicker to sweep.
func (c *Cascade) isBusy(step int) bool {
	n, f := c.net, &c.frontier
	edges := 0
	for _, r := range f.downs {
		edges += int(n.soldIgnored[r.firm] - n.sold[r.firm])
	}
	for _, r := range f.wave(step - 1) {
		edges += int(n.bought[r.firm+1] - n.bought[r.firm])
	}
	return many*edges > 2*n.Edges()
}

// sweepOn takes a run that has left nothing untold to its end by full sweeps.
func (c *Cascade) sweepOn(ctx context.Context, steps int) (end, error) {
	w := c.fullSweep()
	for i := range c.state {
		w.downLoss[i], w.upLoss[i] = c.state[i].down, c.state[i].up
	}
	return c.sweepToEnd(ctx, w, steps)
}
