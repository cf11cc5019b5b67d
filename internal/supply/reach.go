package supply

// reach bounds what a loss that has not been passed on yet may still do: output
// lost, per unit of loss, in the next steps. It is the dual of the cascade: the
// same edges walked backwards from output, with the industries as they are
// before any shock.
type reach struct{ down, up []float64 }

// reachSteps is how far ahead reach looks. Losses that matter beyond it have
// long been passed on.
const reachSteps = 3

func (n *Network) newReach() reach {
	r := reach{down: make([]float64, n.Firms()), up: make([]float64, n.Firms())}
	worth := make([]float64, n.Firms()) // of a unit of loss of a firm
	for range reachSteps {
		for i := range worth {
			worth[i] = n.sales[i] + r.down[i]*replaceability(n.sales[i], n.industryOutput[n.industry[i]])
		}
		for i := range worth {
			r.down[i] = n.downWorth(i, worth)
		}
	}
	for range reachSteps {
		for i := range worth {
			worth[i] = 0
			if n.sales[i] > 0 {
				worth[i] = 1 + r.up[i]/n.sales[i]
			}
		}
		for i := range worth {
			r.up[i] = 0
			for e := n.bought[i]; e < n.bought[i+1]; e++ {
				r.up[i] += float64(n.boughtWeight[e]) * worth[n.boughtFrom[e]]
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
