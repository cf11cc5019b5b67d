package supply

// collect lists what has been lost and not yet passed on.
func (c *Cascade) collect() {
	n, f := c.net, &c.frontier
	f.downs = f.downs[:0]
	f.visited = f.visited[:0]
	f.clock++
	f.left.effect = 0
	for _, i := range f.losers {
		s, firm := &c.state[i], &n.records[i]
		effect := c.effect(s, firm)
		f.left.effect = max(f.left.effect, effect)
		if r := effect - s.downSent; r > 0 && firm.soldIgnored > firm.sold {
			f.downs = append(f.downs, residual{i, r})
		}
	}
}

// effect is what a firm's loss makes its customers go without: σ times the loss.
func (c *Cascade) effect(s *state, firm *record) float64 {
	if s.down == 0 {
		return 0
	}
	remaining := c.net.industryOutput[firm.industry] - c.frontier.lostOutput[firm.industry]
	return s.down * replaceability(firm.sales, remaining)
}

// passHeavy tells partners what costs them at least heavy, and losses that are
// more than slight whatever they cost, and notes what it leaves out.
func (c *Cascade) passHeavy(step int, heavy, slight float64) {
	n, f := c.net, &c.frontier
	f.left.open(c, step)
	least := func(size float64) float64 {
		if size > slight {
			return 0
		}
		return heavy / size
	}
	for _, r := range f.downs {
		least, all := least(r.size), &n.reach.down[r.firm]
		var told worths
		if float64(all[sortedFor]) >= least {
			told = c.passDown(r, least)
		} else {
			c.state[r.firm].downSent += r.size
		}
		if least > 0 {
			f.left.leaveDown(step, r.size, all, &told)
		}
	}
	for _, r := range f.wave(step - 1) {
		least, b := least(r.size), &n.buyers[r.firm]
		var told float64
		all := b.from == b.end
		if !all && float64(b.largest) >= least {
			told, all = c.passUp(b, r.size, least)
		}
		if !all {
			f.left.leaveUp(r.size, b.purchases-told)
		}
	}
	f.left.close(c)
}

// worths is the sum of what a unit of loss is worth, by steps, less one.
type worths [downSteps]float64

func (w *worths) add(worth *horizons, share float64) {
	for k, x := range worth {
		w[k] += share * float64(x)
	}
}

// passDown tells the customers to whom a unit of the firm's shortfall is worth
// at least so much, and gives what it is worth to all of them when that is more
// than nothing.
func (c *Cascade) passDown(r residual, least float64) (told worths) {
	n, f, firm := c.net, &c.frontier, &c.net.records[r.firm]
	c.state[r.firm].downSent += r.size
	effect := c.state[r.firm].downSent
	for _, customer := range n.soldTo[firm.sold:firm.soldShared] {
		if least > 0 {
			worth := &n.records[customer].worth
			if float64(worth[sortedFor]) < least {
				break
			}
			told.add(worth, 1)
		}
		if s := &c.state[customer]; effect > s.short {
			s.short = effect
			c.visit(customer, s)
		}
	}
	weights := n.soldWeight[firm.soldShared:firm.soldNon]
	for k, input := range n.soldTo[firm.soldShared:firm.soldNon] {
		w, customer := float64(weights[k]), n.inputCustomer[input]
		if least > 0 {
			worth, share := &n.records[customer].worth, w/n.inputSum[input]
			if share*float64(worth[sortedFor]) < least {
				break
			}
			told.add(worth, share)
		}
		if f.shortInput[input] == 0 {
			f.inputs = append(f.inputs, input)
		}
		f.shortInput[input] += w * r.size
		if s, loss := &c.state[customer], f.shortInput[input]/n.inputSum[input]; loss > s.short {
			s.short = loss
			c.visit(customer, s)
		}
	}
	weights = n.soldWeight[firm.soldNon:firm.soldIgnored]
	for k, customer := range n.soldTo[firm.soldNon:firm.soldIgnored] {
		w := float64(weights[k])
		if least > 0 {
			worth, share := &n.records[customer].worth, w/n.records[customer].purchases
			if share*float64(worth[sortedFor]) < least {
				break
			}
			told.add(worth, share)
		}
		s := &c.state[customer]
		s.shortNon += w * r.size
		c.visit(customer, s)
	}
	return told
}

// passUp tells the suppliers from whom the firm buys for at least so much, and
// gives the sum of that and whether it is all.
func (c *Cascade) passUp(b *buyer, size, least float64) (told float64, all bool) {
	weights := c.net.boughtWeight[b.from:b.end]
	for k, supplier := range c.net.boughtFrom[b.from:b.end] {
		w := float64(weights[k])
		if w < least {
			return told, false
		}
		told += w
		s := &c.state[supplier]
		s.lostSales += w * size
		c.visit(supplier, s)
	}
	return told, true
}
