package supply_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"naru/internal/supply"
)

// TestRisks: I buys p from P1 (30) and P2 (10), q from Q (20) alone, n from N
// (40), 100 in all, and sells 75 to Y and 25 to Z. P1 and N are outside.
func TestRisks(t *testing.T) {
	t.Parallel()
	n, at := written(t,
		e{"P1/p", "I", 30, ess}, e{"P2/p", "I", 10, ess}, e{"Q", "I", 20, ess}, e{"N", "I", 40, non},
		e{"I", "Y", 75, ess}, e{"I", "Z", 25, ignored})
	home := make([]bool, n.Firms())
	for i := range home {
		home[i] = i != at["P1"] && i != at["N"]
	}
	risks, err := n.Risks(home)
	if err != nil {
		t.Fatal(err)
	}
	na := math.NaN()
	for name, want := range map[string]supply.Risk{
		// .3² + .1² + .2² + .4² = .30; .75² + .25² = .625; outside .3 + .4.
		"I": {Suppliers: 4, Customers: 2, SupplierHHI: .30, CustomerHHI: .625, SoleInputs: 1, SoleShare: .2, Outside: .7},
		"Q": {Customers: 1, SupplierHHI: na, CustomerHHI: 1, SoleShare: na, Outside: na},
		"Y": {Suppliers: 1, SupplierHHI: 1, CustomerHHI: na, SoleInputs: 1, SoleShare: 1, Outside: 0},
		"Z": {Suppliers: 1, SupplierHHI: 1, CustomerHHI: na, SoleInputs: 0, SoleShare: 0, Outside: 0},
	} {
		got := risks[at[name]]
		if d := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(0, 1e-12)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if (len(got.Why()) > 0) != (math.IsNaN(got.SupplierHHI) || math.IsNaN(got.CustomerHHI) || math.IsNaN(got.Outside)) {
			t.Errorf("%s: reasons %v", name, got.Why())
		}
	}
	risks, err = n.Risks(nil)
	if err != nil || !math.IsNaN(risks[at["I"]].Outside) || len(risks[at["I"]].Why()) != 1 {
		t.Errorf("without a region: %+v, %v", risks[at["I"]], err)
	}
	if _, err := n.Risks(home[1:]); err == nil {
		t.Error("too few marks are accepted")
	}
}
