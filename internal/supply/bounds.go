package supply

import "math"

// precise is the share of the result that its error may have, with room for
// rounding in the one percent that is promised.
const precise = 0.0095

// cheap is the share of the loss that is not worth looking through an edge for.
const cheap = 1e-9

// bounds holds the output that is lost between two bounds.
//
// A firm loses max(D, u). It is at most max(d, v) + (D−d) + (u−v), which gives
// the upper bound. It is at least max(d, u), and u − max(d, v) is at least u − v
// less what overlaps, min(u−v, d−v) where d is more than v: the lower bound is
// max(d, v) and all that is lacking upstream, less the overlap.
type bounds struct {
	low, high float64
}

// areWithin reports whether the middle is wrong by no more than so much of what is
// lost.
func (b bounds) areWithin(share float64) bool { return b.high-b.low <= 2*share*b.low }

// account is what makes up the bounds.
type account struct {
	known           float64 // Σ out·max(d, v)
	down            float64 // Σ out·d
	upLeast, upMost float64 // Σ out·(u−v)
	downMost        float64 // Σ out·(D−d)
	overlap         float64 // at most
}

func (a *account) bounds() bounds {
	return bounds{a.known + a.upLeast - min(a.upLeast, a.overlap), a.known + a.upMost + a.downMost}
}

// bounds tells between what output the full sweep's loss lies after a run that
// left something out. When reach does not look so far ahead that may be anywhere.
func (c *Cascade) bounds(steps int) bounds {
	if steps-1 > upSteps {
		return bounds{0, math.Inf(1)}
	}
	var a account
	c.accountUp(&a, steps)
	c.accountDown(&a, steps)
	b := a.bounds()
	if !b.areWithin(precise) && a.downMost+a.upMost-a.upLeast < 2*precise*a.known {
		c.accountOverlap(&a)
		b = a.bounds()
	}
	return b
}

// accountUp takes the reach of the shock, less the reach of what came back, less
// what is known.
func (c *Cascade) accountUp(a *account, steps int) {
	n, l := c.net, &c.frontier.left
	for k, loss := range c.struck {
		i := c.touched[k]
		all := loss * (n.sales[i] + n.reach.upTo(i, steps-1))
		a.upLeast += all * (1 - rounding)
		a.upMost += all * (1 + rounding)
	}
	for _, x := range l.returns {
		worth := n.upAt(x.firm, steps-1-x.step)
		a.upLeast -= x.most * worth
		a.upMost -= x.least * worth
	}
	var known float64
	for _, i := range c.touched {
		s := &c.state[i]
		known += s.sales * s.up
		a.down += s.sales * s.down
		a.known += s.sales * max(s.down, s.up)
		a.overlap += s.sales * max(0, min(s.down-s.up, l.up))
	}
	a.upLeast, a.upMost = max(0, a.upLeast-known), max(0, a.upMost-known)
}

func (c *Cascade) accountDown(a *account, steps int) {
	known, fresh := c.stretch()
	for step := 2; step < steps; step++ {
		remained := steps - step
		seen := min(remained, downSteps)
		a.downMost += c.frontier.left.worth[step-2][seen-1] *
			math.Pow(c.net.reach.growth, float64(remained-seen)) * math.Pow(fresh, float64(remained-1))
	}
	growth := math.Pow(known, float64(steps-1))
	a.downMost = growth*a.downMost + (growth-1)*a.down
}

// accountOverlap bounds the overlap by more work: it finds what was left untold
// to the firms that lost more downstream. What these lack still is what others
// lacked before them: all that is lacking, less what was left untold itself.
func (c *Cascade) accountOverlap(a *account) {
	l := &c.frontier.left
	struck, others := c.touched[:len(c.struck)], c.touched[len(c.struck):]
	told := l.direct
	for _, i := range struck {
		told -= max(0, c.lostSales(i, c.sentUp)-c.state[i].lostSales)
	}
	indirect := max(0, a.upMost-told) + c.landed(others, cheap*a.known)
	var room float64
	for _, i := range struck {
		s := &c.state[i]
		room += s.sales * max(0, min(s.down-s.up, l.up))
	}
	for _, i := range others {
		s := &c.state[i]
		if s.down <= s.up || s.sales == 0 {
			continue
		}
		more := s.down - s.up
		found := max(0, min(1, s.lostSales/s.sales)-s.up)
		a.upLeast -= s.sales * found
		a.upMost -= s.sales * found
		a.known += s.sales * max(0, found-more)
		room += s.sales * max(0, min(more-found, l.up))
	}
	a.upLeast, a.upMost = max(0, a.upLeast), max(0, a.upMost)
	a.overlap = min(indirect, room)
}

// landed sets the lost sales of those firms that lost more downstream to what
// they miss by all that their customers have lost. It passes over customers who
// are not worth their edges and gives what these might have added.
func (c *Cascade) landed(firms []uint32, perEdge float64) (passedOver float64) {
	n, asked := c.net, c.frontier.asked
	for _, i := range firms {
		if s := &c.state[i]; s.down > s.up {
			asked[i/64] |= 1 << (i % 64)
			s.lostSales = 0
		}
	}
	for _, i := range c.touched {
		sent, b := c.sentUp(&c.state[i]), &n.buyers[i]
		from, end := b.from, b.end
		if x := sent * b.purchases; x < perEdge*float64(end-from) {
			passedOver += x
			continue
		}
		weights := n.boughtWeight[from:end]
		for k, supplier := range n.boughtFrom[from:end] {
			if asked[supplier/64]>>(supplier%64)&1 != 0 {
				c.state[supplier].lostSales += float64(weights[k]) * sent
			}
		}
	}
	for _, i := range firms {
		asked[i/64] = 0
	}
	return passedOver
}
