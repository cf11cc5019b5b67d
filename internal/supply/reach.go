package supply

// reach tells what a loss would go on to do, in output lost per unit of loss,
// by the same edges walked backwards from output (the dual of the cascade).
//
// Upstream losses add up, so that their reach is exact but for what returns to
// firms that were struck. Downstream, a customer loses as much as its worst
// input makes it lose; reach adds its inputs up and is a bound, as long as
// nobody's replaceability is more than in an economy that has lost nothing.
type reach struct {
	down  []horizons         // by firm: of a unit that its customers go without
	worth []horizons         // by firm: of a unit of its downstream loss, itself included
	up    [upSteps][]float32 // by steps, less one, and firm: of a unit of its upstream loss

	growth float64 // worth grows by this at most in each step beyond downSteps
}

// horizons holds a value by steps, less one.
type horizons [downSteps]float32

// The steps that reach looks ahead: cascades that are longer upstream are computed
// in full, downstream the last steps tell how much it may grow in one more.
const (
	downSteps = 6
	upSteps   = 12
	sortedFor = 1 // the horizon, less one, for which sales are in order
)

// upTo is what a unit of upstream loss of a firm does in so many steps, at most
// upSteps.
func (r *reach) upTo(firm uint32, steps int) float64 {
	if steps <= 0 {
		return 0
	}
	return float64(r.up[steps-1][firm])
}

// upAt is what it does in the last of these steps alone; in none, it is the loss
// itself.
func (n *Network) upAt(firm uint32, steps int) float64 {
	if steps == 0 {
		return n.sales[firm]
	}
	return n.reach.upTo(firm, steps) - n.reach.upTo(firm, steps-1)
}

func (n *Network) newReach() reach {
	r := reach{down: make([]horizons, n.Firms()), worth: make([]horizons, n.Firms()), growth: 1}
	down, worth := make([]float64, n.Firms()), make([]float64, n.Firms())
	for step := range downSteps {
		for i := range worth {
			before := worth[i]
			worth[i] = n.sales[i] + down[i]*replaceability(n.sales[i], n.industryOutput[n.industry[i]])
			r.worth[i][step] = float32(worth[i])
			if step == downSteps-1 && before > 0 {
				r.growth = max(r.growth, worth[i]/before)
			}
		}
		for i := range worth {
			down[i] = n.downWorth(i, worth)
			r.down[i][step] = float32(down[i])
		}
	}
	for i := range worth {
		worth[i] = 1 // of a unit of sales that a firm loses
	}
	for step := range r.up {
		r.up[step] = make([]float32, n.Firms())
		for i := range worth {
			var sum float64
			for e := n.bought[i]; e < n.bought[i+1]; e++ {
				sum += float64(n.boughtWeight[e]) * worth[n.boughtFrom[e]]
			}
			r.up[step][i] = float32(sum)
		}
		for i, sales := range n.sales {
			if sales > 0 {
				worth[i] = 1 + float64(r.up[step][i])/sales
			}
		}
	}
	return r
}

// downWorth is what the customers of a firm lose when it falls short by one.
func (n *Network) downWorth(firm int, worth []float64) float64 {
	var sum float64
	e := n.sold[firm]
	for ; e < n.soldShared[firm]; e++ {
		sum += worth[n.soldTo[e]]
	}
	for ; e < n.soldNon[firm]; e++ {
		input := n.soldTo[e]
		sum += float64(n.soldWeight[e]) / n.inputSum[input] * worth[n.inputCustomer[input]]
	}
	for ; e < n.soldIgnored[firm]; e++ {
		customer := n.soldTo[e]
		sum += float64(n.soldWeight[e]) / n.purchases[customer] * worth[customer]
	}
	return sum
}
