package supply

import "context"

// Between runs a shock once, leaving losses untold as it is told to, and gives
// the share of output lost between its bounds, its steps, whether these are
// sure, and whether anything was left untold.
func (c *Cascade) Between(ctx context.Context, left []float64, heavy, slight float64) (low, high float64, steps int, sure, untold bool, err error) {
	if err := c.strike(left); err != nil {
		return 0, 0, 0, false, false, err
	}
	was := c.frontier.thrift
	defer func() { c.frontier.thrift = was }()
	c.frontier.thrift = thrift{heavy, slight, c.net.Firms()}
	c.frontier.care = 0
	e, sure, err := c.run(ctx)
	if err != nil || !sure {
		return 0, 0, e.steps, sure, false, err
	}
	b := c.bounds(e.steps)
	return b.low / c.net.output, b.high / c.net.output, e.steps, true, c.frontier.left.any, nil
}

// Moves gives how far a firm moved upstream in a step of the last run, how much
// more it may have moved in the full sweep, and between what bounds that lies when
// it is traced with a budget of edges.
func (c *Cascade) Moves(firm uint32, step int, limit float64, budget int) (seen, more, least, most float64) {
	seen, sure := c.moved(firm, step)
	if !sure {
		more = c.frontier.left.moves[step]
	}
	c.frontier.weighed.budget = budget
	least, most = c.trace(firm, step, limit)
	return seen, more, least, most
}
