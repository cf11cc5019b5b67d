package supply

// weighed holds the buffers of trace.
type weighed struct {
	shares []float64 // by firm: its part in the move that is traced
	firms  []uint32  // those with a part in it
	now    []part
	budget int // edges that may still be looked through
}

// part is the part that a firm's move has in one that is traced.
type part struct {
	firm  uint32
	share float64
}

const (
	// traced is the part of all edges that may be looked through to tell whether
	// there is another step, and tracedAtLeast so many.
	traced        = 64
	tracedAtLeast = 4096
)

// cuts are the parts of a move that are worth tracing, coarse to fine.
var cuts = [...]float64{1. / 256, 1. / 4096, 0}

// trace tells between what bounds a firm's upstream move of a step lies in the
// full sweep. The move is an average of its customers' moves the step before,
// these are averages of their customers' moves, and so on back to a step from
// which nothing was left untold. It stops as soon as the bounds lie on one side
// of the limit, or the budget is used up.
func (c *Cascade) trace(firm uint32, step int, limit float64) (least, most float64) {
	for _, cut := range cuts {
		least, most = c.traceParts(firm, step, limit, cut)
		if least > limit || most <= limit || c.partial || c.frontier.weighed.budget <= 0 {
			break
		}
	}
	return least, most
}

// traceParts traces parts of at least cut. The others count with what they moved
// in the run and may have moved beyond.
func (c *Cascade) traceParts(firm uint32, step int, limit, cut float64) (least, most float64) {
	w, l := &c.frontier.weighed, &c.frontier.left
	w.now = append(w.now[:0], part{firm, 1})
	for {
		low, gap := least, most-least // with all parts as they stand
		for _, p := range w.now {
			size, sure := c.moved(p.firm, step)
			low += p.share * size
			if !sure {
				gap += p.share * l.moves[step]
			}
		}
		if l.moves[step] == 0 || c.partial || low > limit || low+gap <= limit {
			return low, low + gap
		}
		for _, p := range w.now {
			size, sure := c.moved(p.firm, step)
			switch {
			case sure: // it moves no more
			case p.share < cut || w.budget <= 0:
				least += p.share * size
				most += p.share * (size + l.moves[step])
			default:
				c.traceCustomers(p)
			}
		}
		w.now = w.now[:0]
		for _, i := range w.firms {
			w.now = append(w.now, part{i, w.shares[i]})
			w.shares[i] = 0
		}
		w.firms = w.firms[:0]
		step--
	}
}

// traceCustomers shares a part out to the firm's customers.
func (c *Cascade) traceCustomers(p part) {
	n, w, r := c.net, &c.frontier.weighed, &c.net.records[p.firm]
	end := n.sold[p.firm+1]
	w.budget -= int(end - r.sold)
	for e := r.sold; e < end; e++ {
		customer := n.soldTo[e]
		if e >= r.soldShared && e < r.soldNon {
			customer = n.inputCustomer[customer]
		}
		if w.shares[customer] == 0 {
			w.firms = append(w.firms, customer)
		}
		w.shares[customer] += p.share * float64(n.soldWeight[e]) / r.sales
	}
}
