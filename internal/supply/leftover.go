package supply

// leftover bounds what a run left untold, so that a hub need not tell 100,000
// customers of a loss that costs most of them next to nothing.
//
// Let D and u be the losses of the full sweep and d and v those of the run, at
// the same step; they agree until the second step. The run's are never larger:
// it passes on the same things, or less of them. How much less is bounded twice.
//
// By firm. A firm's downstream loss is the worst of averages of its suppliers'
// effects, its upstream loss an average of its customers' losses, so that what
// partners leave untold, or lack themselves, takes away at most the largest of
// it. With r the largest loss left untold in a step, what a firm lacks after
// step t is at most
//
//	E(t) = E(t−1) + r(2) + … + r(t),
//
// downstream with the rise of replaceability on top. If no firm lacks more than
// E, an industry that has lost the share x of its output has lost at most x + E,
// and σ is at most (1−x)/(1−x−E) =: s times what the run takes it for: that adds
// (s−1) times the largest effect. These bounds make the steps sure, see goesOn;
// for moves upstream there are closer ones, see rise.
//
// By output. What customers lack downstream in the end is, with the inputs of
// every firm added up, at most what was left untold times its reach over the
// steps that remained: the worst of several inputs never rises by more than all
// of them do. Where σ is more than in an economy that has lost nothing, by at
// most 1/(1−x−E), reach grows by that for every step but the first; and as a
// loss grows in proportion to σ, D ≤ s^steps · (d + lack). What suppliers lack
// upstream is known in sum: u is linear but for firms that were struck, whose
// loss x stays what the shock made it when y comes back to them. Had it become
// x + y, u would be the sum of all powers of the averages applied to x; it is
// less by the powers, each for the steps that remained, applied to min(x, y).
type leftover struct {
	any bool // something was left untold

	// Per firm: E downstream and upstream, downstream a step ago too; the largest
	// losses left untold in this step, and their sum over the steps; the largest
	// effect.
	down, up         float64
	downBefore       float64
	downStep, upStep float64
	downSum, upSum   float64
	effect           float64

	// By step, from the shock on: how much more than in the run a firm may move
	// upstream. See rise.
	moves []float64

	// In output: what was left untold downstream times its reach, by step, from
	// the second, and by the steps that may remain, less one; the sales that
	// suppliers were not told they lose.
	worth   [upSteps]worths
	direct  float64
	returns []returned
}

// returned is the upstream loss that comes back to a firm that was struck.
type returned struct {
	firm        uint32
	step        int
	least, most float64
}

// rounding is how much the sums of reach, kept to seven digits, may be short.
const rounding = 1e-6

// open notes what comes back, in a step, to the firms that were struck.
func (l *leftover) open(c *Cascade, step int) {
	for k, loss := range c.struck {
		i := c.touched[k]
		sales := c.net.sales[i]
		if sales == 0 {
			continue
		}
		back := c.lostSales(i, func(s *state) float64 { return s.up }) / sales
		if most := min(loss, back+l.up); most > 0 {
			l.returns = append(l.returns, returned{i, step, min(loss, back), most})
		}
	}
}

func (l *leftover) leaveDown(step int, size float64, all *horizons, told *worths) {
	l.any = true
	l.downStep = max(l.downStep, size)
	for k, worth := range all {
		l.worth[step-2][k] += size * max(0, float64(worth)*(1+rounding)-told[k])
	}
}

func (l *leftover) leaveUp(size, untold float64) {
	l.any = true
	l.upStep = max(l.upStep, size)
	l.direct += size * max(0, untold)
}

// close takes E one step further.
func (l *leftover) close(c *Cascade) {
	l.downBefore = l.down
	l.downSum += l.downStep
	l.upSum += l.upStep
	stretch, _ := c.stretch()
	l.down += l.downSum + (stretch-1)*l.effect
	l.up += l.upSum
	if c.partial {
		l.moves = append(l.moves, l.up)
	} else {
		l.moves = append(l.moves, l.upSum)
	}
	l.downStep, l.upStep = 0, 0
}

// stretch is by how much replaceability may be more than the run takes it for,
// and more than in an economy that has lost nothing. Both are beyond use when an
// industry may be gone.
func (c *Cascade) stretch() (known, fresh float64) {
	missed := c.frontier.left.down
	if missed == 0 {
		return 1, 1
	}
	var worst float64
	for k, lost := range c.frontier.lostOutput {
		if lost > 0 {
			worst = max(worst, lost/c.net.industryOutput[k])
		}
	}
	left := max(1-worst-missed, 1e-9)
	return max(1, (1-worst)/left), 1 / left
}

// lostSales is the sales that a firm misses when its customers lose what loss
// tells of them.
func (c *Cascade) lostSales(firm uint32, loss func(*state) float64) float64 {
	n, r := c.net, &c.net.records[firm]
	var short float64
	for e := n.sold[firm]; e < n.sold[firm+1]; e++ {
		customer := n.soldTo[e]
		if e >= r.soldShared && e < r.soldNon {
			customer = n.inputCustomer[customer]
		}
		short += float64(n.soldWeight[e]) * loss(&c.state[customer])
	}
	return short
}
