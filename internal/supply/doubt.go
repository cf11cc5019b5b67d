package supply

// doubtsStop reports whether the full sweep might decide otherwise about
// another step. One move surely above the tolerance makes another step sure;
// with none above it, every move must be surely beneath. What was left hides at
// most what a firm has missed so far.
func (c *Cascade) doubtsStop() bool {
	limit := c.tolerance * (1 + slack)
	doubts := false
	for _, d := range c.frontier.decisive {
		missed := caution * c.missed(d.firm)
		if missed < c.tolerance*slack {
			missed = 0 // rounding
		}
		if d.move-missed > limit {
			return false
		}
		doubts = doubts || d.move+missed > limit
	}
	return doubts
}

// missed is what a firm would have lost more, at most, had its partners left
// nothing.
func (c *Cascade) missed(firm uint32) float64 {
	n, r := c.net, &c.net.records[firm]
	var down float64
	for _, supplier := range n.boughtFrom[r.bought:r.boughtEnd] {
		s := &c.state[supplier]
		down += max(0, c.effect(s, &n.records[supplier])-s.downSent)
	}
	if r.sales == 0 {
		return down
	}
	short := -c.state[firm].lostSales
	for e := n.sold[firm]; e < n.sold[firm+1]; e++ {
		customer := n.soldTo[e]
		if e >= r.soldShared && e < r.soldNon {
			customer = n.inputCustomer[customer]
		}
		told := c.state[customer].upSent
		if c.frontier.waited {
			told = c.state[customer].up
		}
		short += float64(n.soldWeight[e]) * told
	}
	return max(down, short/r.sales)
}
