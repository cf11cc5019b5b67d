package supply

// reach tells what a loss would go on to do, in output lost per unit of loss,
// by the same edges walked backwards from output (the dual of the cascade).
type reach struct {
	down []float64          // by firm: a bound, over the next downSteps steps
	up   [upSteps][]float32 // by steps, less one, and firm: as it is, but for returns to the firm that failed
}

const (
	downSteps = 3
	upSteps   = 8
)

// upTo is what a unit of upstream loss of a firm does in the given number of
// steps. Beyond upSteps the wave has lost its shape and goes on as it went.
func (r *reach) upTo(firm uint32, steps int) float64 {
	switch {
	case steps <= 0:
		return 0
	case steps <= upSteps:
		return float64(r.up[steps-1][firm])
	default:
		last, before := float64(r.up[upSteps-1][firm]), float64(r.up[upSteps-2][firm])
		return last + float64(steps-upSteps)*(last-before)
	}
}

func (n *Network) newReach() reach {
	r := reach{down: make([]float64, n.Firms())}
	worth := make([]float64, n.Firms()) // of a unit of loss of a firm
	for range downSteps {
		for i := range worth {
			worth[i] = n.sales[i] + r.down[i]*replaceability(n.sales[i], n.industryOutput[n.industry[i]])
		}
		for i := range worth {
			r.down[i] = n.downWorth(i, worth)
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
