package supply

import (
	"math"

	"naru/internal/core"
)

// Risk describes how a firm buys and sells: plain measures that need no model.
// NaN is NA; Why tells the reason.
type Risk struct {
	Suppliers, Customers int // how many it has

	SupplierHHI float64 // Σ s² over its suppliers' shares of what it buys, 0 … 1; NA without purchases
	CustomerHHI float64 // Σ s² over its customers' shares of what it sells, 0 … 1; NA without sales

	// SoleInputs counts essential inputs that come from one supplier alone;
	// SoleShare is what they make of all it buys, NA without purchases.
	SoleInputs int
	SoleShare  float64

	// Outside is the share of what it buys that comes from outside the home
	// firms; NA without purchases, or when nobody said which firms are at home.
	Outside float64
}

// Why tells why measures of a risk are NA; empty when none is.
func (r Risk) Why() []core.Text {
	var why []core.Text
	if r.Suppliers == 0 {
		why = append(why, core.T(
			"사들이는 거래가 없어 공급 집중도와 외부 의존도를 정의하지 않습니다.",
			"No purchases: concentration of suppliers and outside dependence are not defined."))
	}
	if r.Customers == 0 {
		why = append(why, core.T(
			"파는 거래가 없어 수요 집중도를 정의하지 않습니다.",
			"No sales: concentration of customers is not defined."))
	}
	if r.Suppliers > 0 && math.IsNaN(r.Outside) {
		why = append(why, core.T(
			"지역 안의 기업을 정하지 않아 외부 의존도를 세지 않았습니다.",
			"Outside dependence is not counted: it was not said which firms are at home."))
	}
	return why
}

// Risks describes every firm. Home tells which firms are in the region; nil
// when it does not matter.
func (n *Network) Risks(home []bool) ([]Risk, error) {
	if home != nil && len(home) != n.Firms() {
		return nil, core.Fail(core.Invalid,
			"지역 안팎 표시가 %[1]d개입니다. 기업 %[2]d개마다 하나씩 있어야 합니다.",
			"%[1]d %[3]s marked as at home or not; there are %[2]d.", len(home), n.Firms(), core.Plural(len(home), "firm is", "firms are"))
	}
	risks := make([]Risk, n.Firms())
	for i := range risks {
		n.describe(uint32(i), home, &risks[i])
	}
	n.countSoleInputs(risks)
	return risks, nil
}

func (n *Network) describe(i uint32, home []bool, r *Risk) {
	from, end := n.bought[i], n.bought[i+1]
	r.Suppliers, r.Customers = int(end-from), int(n.sold[i+1]-n.sold[i])
	r.SupplierHHI = hhi(n.boughtWeight[from:end], n.purchases[i])
	r.CustomerHHI = hhi(n.soldWeight[n.sold[i]:n.sold[i+1]], n.sales[i])
	r.SoleShare, r.Outside = math.NaN(), math.NaN()
	if r.Suppliers == 0 {
		return
	}
	r.SoleShare = 0
	if home == nil {
		return
	}
	var outside float64
	for e := from; e < end; e++ {
		if !home[n.boughtFrom[e]] {
			outside += float64(n.boughtWeight[e])
		}
	}
	r.Outside = outside / n.purchases[i]
}

func (n *Network) countSoleInputs(risks []Risk) {
	for s := range risks {
		for e := n.sold[s]; e < n.soldShared[s]; e++ {
			customer := n.soldTo[e]
			risks[customer].SoleInputs++
			risks[customer].SoleShare += float64(n.soldWeight[e]) / n.purchases[customer]
		}
	}
}

func hhi(weights []float32, all float64) float64 {
	if len(weights) == 0 {
		return math.NaN()
	}
	var sum float64
	for _, w := range weights {
		share := float64(w) / all
		sum += share * share
	}
	return sum
}
