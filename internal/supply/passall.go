package supply

// passOn tells all customers and suppliers everything.
func (c *Cascade) passOn(step int) {
	n, f := c.net, &c.frontier
	var down, up int // edges
	for _, r := range f.downs {
		down += int(n.soldIgnored[r.firm] - n.sold[r.firm])
	}
	ups := f.wave(step - 1)
	for _, r := range ups {
		up += int(n.bought[r.firm+1] - n.bought[r.firm])
	}
	if many*down > n.Edges() {
		c.passAllDown()
	} else {
		for _, r := range f.downs {
			c.passDown(r, 0)
		}
	}
	if many*up > n.Edges() {
		c.passAllUp()
	} else {
		for _, r := range ups {
			c.passUp(r.firm, r.size, 0)
		}
	}
	f.forget()
}

// passAllDown tells all customers everything anew, in the order of the edges,
// when so many firms have something to tell that this is quicker.
func (c *Cascade) passAllDown() {
	n, f := c.net, &c.frontier
	w := c.fullSweep()
	f.everywhere = true
	for i := range c.state {
		s := &c.state[i]
		s.downSent = c.effect(s, &n.records[i])
		w.effect[i] = s.downSent
	}
	n.inputLoss(w.down, w.effect, f.shortInput, w.shortNon)
	for i := range c.state {
		s := &c.state[i]
		s.shortNon = w.shortNon[i]
		if w.down[i] > s.down {
			s.short = max(s.short, w.down[i])
			c.visit(uint32(i), s)
		}
	}
}

// passAllUp tells all suppliers everything anew.
func (c *Cascade) passAllUp() {
	n, w := c.net, c.fullSweep()
	for i := range c.state {
		s := &c.state[i]
		s.upSent = s.up
		w.upLoss[i] = s.up
	}
	for i := range c.state {
		s := &c.state[i]
		s.lostSales = n.demandShort(i, w.upLoss)
		if s.lostSales > s.up*n.sales[i] {
			c.visit(uint32(i), s)
		}
	}
}
