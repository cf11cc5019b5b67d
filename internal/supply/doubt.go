package supply

// doubtsStop reports whether the full sweep might decide otherwise about
// another step. One move surely above the tolerance makes another step sure;
// with none above it, every move must be surely beneath. A firm that moved by x
// in the run moved by at least x less what it lacked before, and at most x and
// what it lacks now, in the full sweep.
func (c *Cascade) doubtsStop() bool {
	l := &c.frontier.left
	limit := c.tolerance * (1 + slack)
	doubts := max(l.down, l.up) > limit
	for _, d := range c.frontier.decisive {
		if d.down-l.downBefore > limit || d.up-l.upBefore > limit {
			return false
		}
		doubts = doubts || d.down+l.down > limit ||
			d.up+l.up > limit && d.up+min(l.up, l.upBefore+c.missed(d.firm)) > limit
	}
	return doubts
}

// missed is what a firm would have lost more upstream had its customers left
// nothing untold.
func (c *Cascade) missed(firm uint32) float64 {
	sales := c.net.sales[firm]
	if sales == 0 {
		return 0
	}
	short := c.lostSales(firm, func(s *state) float64 { return s.upSent })
	return max(0, min(1, short/sales)-c.state[firm].up)
}
