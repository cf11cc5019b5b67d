package supply

// goesOn reports whether the full sweep makes another step after a run that left
// something out, and whether that is sure. One move surely above the tolerance
// makes another step sure; with none above it, every move must be surely beneath.
// A firm that moved downstream by x in the run moved by at least x less what it
// lacked before, and at most x and what it lacks now, in the full sweep. Upstream
// see rise; where that leaves a doubt, the move is traced back to its origin.
func (c *Cascade) goesOn(step int) (more, sure bool) {
	l, f := &c.frontier.left, &c.frontier
	limit := c.tolerance * (1 + slack)
	for _, d := range f.decisive {
		if d.down-l.downBefore > limit || d.up > limit {
			return true, true
		}
	}
	if max(l.down, l.mayMove()) > limit {
		return false, false
	}
	f.weighed.budget = c.net.Edges()/traced + tracedAtLeast
	sure = true
	for _, d := range f.decisive {
		sure = sure && d.down+l.down <= limit
		if d.up+l.mayMove() <= limit {
			continue
		}
		least, most := c.trace(d.firm, step, limit)
		if least > limit {
			return true, true
		}
		sure = sure && most <= limit
	}
	return false, sure
}

// mayMove is how much more a firm may have moved upstream than in the run.
func (l *leftover) mayMove() float64 { return l.moves[len(l.moves)-1] }
