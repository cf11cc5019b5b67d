package supply

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
		s, firm := &c.state[i], &n.records[i]
		if r := c.effect(s, firm) - s.downSent; r > 0 && firm.soldIgnored > firm.sold {
			f.downs = append(f.downs, residual{i, firm.soldIgnored, r})
			down += int(firm.soldIgnored - firm.sold)
		}
		if r := s.up - s.upSent; r > 0 && firm.boughtEnd > firm.bought {
			f.ups = append(f.ups, residual{i, firm.boughtEnd, r})
			up += int(firm.boughtEnd - firm.bought)
		}
	}
	if f.care < passing && down+up > littleWork {
		c.leave(step, budget/float64(down+up))
	}
	down, up = 0, 0
	for _, r := range f.downs {
		down += int(r.end - n.records[r.firm].sold)
	}
	for _, r := range f.ups {
		up += int(r.end - n.records[r.firm].bought)
	}
	if many*down > n.Edges() {
		c.passAllDown()
	} else {
		for _, r := range f.downs {
			c.passDown(r)
		}
	}
	if many*up > n.Edges() && len(f.credits) == 0 {
		c.passAllUp()
	} else {
		for _, r := range f.ups {
			c.passUp(r)
		}
	}
}

// leave takes those residuals off the lists that are left: perEdge is what
// passing one on must be worth for each of its edges.
func (c *Cascade) leave(step int, perEdge float64) {
	n, f := c.net, &c.frontier
	kept := f.downs[:0]
	for _, r := range f.downs {
		firm := &n.records[r.firm]
		if r.size < f.thin && r.size*firm.reachDown < perEdge*float64(r.end-firm.sold) {
			f.left = true
			continue
		}
		kept = append(kept, r)
	}
	f.downs = kept
	kept = f.ups[:0]
	for _, r := range f.ups {
		firm := &n.records[r.firm]
		switch {
		case f.care == crediting && f.small:
			r.end = c.credit(r, int32(step)) //nolint:gosec // steps are few
		case r.size*float64(firm.dependence) < f.thin && r.size*float64(firm.reachUp) < perEdge*float64(r.end-firm.bought):
			f.left, f.waited = true, true
			continue
		}
		kept = append(kept, r)
	}
	f.ups = kept
}

// effect is what a firm's loss makes its customers go without: σ times the loss.
func (c *Cascade) effect(s *state, firm *record) float64 {
	if s.down == 0 {
		return 0
	}
	remaining := c.net.industryOutput[firm.industry] - c.frontier.lostOutput[firm.industry]
	return s.down * replaceability(firm.sales, remaining)
}

// passDown tells customers.
func (c *Cascade) passDown(r residual) {
	n, f, firm := c.net, &c.frontier, &c.net.records[r.firm]
	c.state[r.firm].downSent += r.size
	effect := c.state[r.firm].downSent
	for _, customer := range n.soldTo[firm.sold:firm.soldShared] {
		if s := &c.state[customer]; effect > s.short {
			s.short = effect
			c.visit(customer, s)
		}
	}
	weights := n.soldWeight[firm.soldShared:firm.soldNon]
	for k, input := range n.soldTo[firm.soldShared:firm.soldNon] {
		if f.shortInput[input] == 0 {
			f.inputs = append(f.inputs, input)
		}
		f.shortInput[input] += float64(weights[k]) * r.size
		customer := n.inputCustomer[input]
		if s, loss := &c.state[customer], f.shortInput[input]/n.inputSum[input]; loss > s.short {
			s.short = loss
			c.visit(customer, s)
		}
	}
	weights = n.soldWeight[firm.soldNon:firm.soldIgnored]
	for k, customer := range n.soldTo[firm.soldNon:firm.soldIgnored] {
		s := &c.state[customer]
		s.shortNon += float64(weights[k]) * r.size
		c.visit(customer, s)
	}
}

// passUp tells suppliers.
func (c *Cascade) passUp(r residual) {
	n := c.net
	c.state[r.firm].upSent += r.size
	from := n.records[r.firm].bought
	weights := n.boughtWeight[from:r.end]
	for k, supplier := range n.boughtFrom[from:r.end] {
		s := &c.state[supplier]
		s.lostSales += float64(weights[k]) * r.size
		c.visit(supplier, s)
	}
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
