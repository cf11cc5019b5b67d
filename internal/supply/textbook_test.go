package supply_test

import (
	"math"

	"naru/internal/supply"
)

// textbook is ESRI as the formula stands, from the list of edges, with h and ψ.
func textbook(firms []supply.Firm, edges []supply.Edge, psi []float64, tolerance float64) supply.Result {
	n := len(firms)
	out, total := make([]float64, n), 0.
	for _, e := range edges {
		out[e.Supplier] += e.Weight
		total += e.Weight
	}
	hd, hu := make([]float64, n), make([]float64, n)
	for i := range hd {
		hd[i], hu[i] = 1, 1
	}
	steps := 0
	for {
		steps++
		move := 0.
		sector := map[string]float64{}
		for l, f := range firms {
			sector[f.Industry] += out[l] * hd[l]
		}
		nextD, nextU := make([]float64, n), make([]float64, n)
		for i := range firms {
			bought := 0.
			input, missing := map[string]float64{}, map[string]float64{}
			for _, e := range edges {
				if int(e.Customer) == i {
					bought += e.Weight
					if e.Type == supply.Essential {
						input[firms[e.Supplier].Industry] += e.Weight
					}
				}
			}
			nonEssential, demand := 0., 0.
			for _, e := range edges {
				s := e.Supplier
				if int(e.Customer) == i {
					sigma := min(1, out[s]/max(sector[firms[s].Industry], 0))
					short := sigma * e.Weight * (1 - hd[s])
					switch e.Type {
					case supply.Essential:
						k := firms[s].Industry
						missing[k] += short / input[k]
					case supply.NonEssential:
						nonEssential += short / bought
					}
				}
				if int(s) == i {
					demand += e.Weight / out[i] * hu[e.Customer]
				}
			}
			worst := nonEssential
			for _, x := range missing {
				worst = max(worst, x)
			}
			nextD[i] = min(hd[i], 1-worst, psi[i])
			nextU[i] = min(hu[i], psi[i])
			if out[i] > 0 {
				nextU[i] = min(nextU[i], demand)
			}
			move = max(move, hd[i]-nextD[i], hu[i]-nextU[i])
		}
		hd, hu = nextD, nextU
		if move <= tolerance*(1+1e-6) {
			break
		}
	}
	lost := 0.
	for i := range firms {
		lost += out[i] * (1 - min(hd[i], hu[i]))
	}
	if total == 0 {
		return supply.Result{ESRI: math.NaN(), Steps: steps}
	}
	return supply.Result{ESRI: lost / total, Steps: steps}
}
