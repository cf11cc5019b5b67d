package supply

// credit is an upstream loss of a firm at a step that reach will answer for.
type credit struct {
	firm uint32
	step int32
	size float64
}

// credit leaves the suppliers who lose no more than a thin share to reach, and
// gives the end of those who are to be told.
func (c *Cascade) credit(r residual, step int32) uint32 {
	n, f := c.net, &c.frontier
	first := n.records[r.firm].bought
	e := first
	if r.size*float64(n.records[r.firm].dependence) >= f.thin {
		for e < r.end && !c.isThin(r, e) {
			e++
		}
	}
	if e == r.end {
		return e
	}
	f.left = true
	f.credits = append(f.credits, credit{r.firm, step, r.size})
	f.estimate += r.size * float64(n.records[r.firm].reachUp)
	for told := first; told < e; told++ {
		supplier := n.boughtFrom[told]
		lost := float64(n.boughtWeight[told]) * r.size
		f.direct += lost
		f.credits = append(f.credits, credit{supplier, step + 1, -lost / n.records[supplier].sales})
		f.estimate -= lost / n.records[supplier].sales * float64(n.records[supplier].reachUp)
	}
	return e
}

// isThin reports whether what a purchase's supplier loses is thin.
func (c *Cascade) isThin(r residual, purchase uint32) bool {
	n, f := c.net, &c.frontier
	return float64(n.boughtWeight[purchase])*r.size < f.thin*n.records[n.boughtFrom[purchase]].sales
}

// addCredits adds what the credits are worth, less what overlaps with losses
// downstream, and tells whether that is sure: losses that return to the firms
// that failed count for nothing, and the overlap is guessed from a loss spread
// over all firms alike; both must be small.
func (c *Cascade) addCredits(r *Result, struck float64) bool {
	n, f := c.net, &c.frontier
	worth := -f.direct
	for _, x := range f.credits {
		worth += x.size * n.reach.upTo(x.firm, r.Steps-int(x.step))
	}
	everywhere := worth / n.output
	var overlap float64
	for _, i := range c.touched {
		if extra := c.state[i].down - c.state[i].up; extra > 0 {
			overlap += n.sales[i] * min(extra, everywhere)
		}
	}
	lost := r.ESRI*n.output + worth - overlap
	if r.Steps > upSteps && worth > doubtful*lost {
		return false
	}
	returns := worth * struck / n.output * float64(r.Steps) / 2
	r.ESRI = lost / n.output
	return overlap+returns <= doubtful*lost && lost <= n.output
}
