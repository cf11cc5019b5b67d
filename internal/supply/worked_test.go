package supply_test

import (
	"math"
	"strings"
	"testing"

	"naru/internal/supply"
)

// e is an edge of a network that is written down: firms are "name/industry",
// an industry of its own where only a name is given.
type e struct {
	supplier, customer string
	weight             float64
	kind               supply.Type
}

// written makes a network of edges and gives the numbers of its firms by name.
func written(tb testing.TB, edges ...e) (*supply.Network, map[string]int) {
	tb.Helper()
	at := map[string]int{}
	var firms []supply.Firm
	number := func(s string) uint32 {
		name, industry, ok := strings.Cut(s, "/")
		if !ok {
			industry = name
		}
		if _, known := at[name]; !known {
			at[name] = len(firms)
			firms = append(firms, supply.Firm{ID: name, Industry: industry})
		}
		return uint32(at[name])
	}
	list := make([]supply.Edge, 0, len(edges))
	for _, x := range edges {
		list = append(list, supply.Edge{Supplier: number(x.supplier), Customer: number(x.customer), Weight: x.weight, Type: x.kind})
	}
	n, _, err := supply.NewNetwork(firms, list, supply.RefuseDuplicates)
	if err != nil {
		tb.Fatal(err)
	}
	return n, at
}

const (
	ignored = supply.Ignored
	non     = supply.NonEssential
	ess     = supply.Essential
)

// TestWorkedByHand holds fast and full runs against results worked out below.
func TestWorkedByHand(t *testing.T) {
	t.Parallel()
	// A → B → C → D, essential, each alone in its industry: σ = 1 always.
	// Outputs A 100, B 100, C 100, D 0, all 300.
	chain := []e{{"A", "B", 100, ess}, {"B", "C", 100, ess}, {"C", "D", 100, ess}}
	// Four suppliers of a hub H, which they also sell past, to X.
	// Outputs s1 20, s2 30, s3 40, s4 50, H 60, all 200; H buys 100.
	star := []e{
		{"s1", "H", 10, non},
		{"s2", "H", 20, non},
		{"s3", "H", 30, non},
		{"s4", "H", 40, non},
		{"s1", "X", 10, ignored},
		{"s2", "X", 10, ignored},
		{"s3", "X", 10, ignored},
		{"s4", "X", 10, ignored},
		{"H", "X", 60, non},
	}
	// A1 and A2 make the same thing. Outputs A1 100, A2 300, B 100, all 500.
	replaceable := []e{{"A1/a", "B", 100, ess}, {"A2/a", "C", 300, ess}, {"B", "E", 100, ess}}
	// I needs p (from P1 and P2) and q, and does better with n. It buys 100.
	// Outputs P1 30, P2 60, Q 20, N 40, I 100, all 250.
	recipe := []e{
		{"P1/p", "I", 30, ess},
		{"P2/p", "I", 10, ess},
		{"Q", "I", 20, ess},
		{"N", "I", 40, non},
		{"P2/p", "Y", 50, ignored},
		{"I", "Z", 100, ignored},
	}
	// Everyone sells half of 100 onwards in a ring, half outside. All 300.
	ring := []e{
		{"A", "B", 50, ignored},
		{"B", "C", 50, ignored},
		{"C", "A", 50, ignored},
		{"A", "X", 50, ignored},
		{"B", "X", 50, ignored},
		{"C", "X", 50, ignored},
	}
	// A and its like A2 live by B, and B by them. Outputs 100, 100, 200, all 400.
	loop := []e{
		{"A/a", "B", 100, ess}, {"A2/a", "B", 100, ess}, {"B", "A/a", 100, ess}, {"B", "A2/a", 100, ess},
	}
	for name, c := range map[string]struct {
		edges     []e
		fails     string
		tolerance float64
		esri      float64
		steps     int
	}{
		// A at step 1, B at 2, C at 3, D at 4; nothing moves at 5.
		"chain, from its top": {chain, "A", 0, 1, 5},
		// C fails: D for want of inputs, B of customers (2), A of customers (3).
		"chain, from within": {chain, "C", 0, 1, 4},
		// D sells nothing, but all live by it: C at 2, B at 3, A at 4.
		"chain, from its end": {chain, "D", 0, 1, 5},
		// Upstream s loses w/(w + 10): 10 of 20, 20 of 30, 30 of 40, 40 of 50,
		// that is 100 in all; with H's own 60, 160 of 200. X sells nothing.
		"star, its hub": {star, "H", 0, .8, 3},
		// H loses the share 40/100 of 60, s4 its 50: 74 of 200. X loses
		// max(.6·.4, …) a step later and passes nothing on.
		"star, a ray": {star, "s4", 0, .37, 4},
		// What is left of a's output is A2's 300: σ = 100/300. B loses ⅓ of 100,
		// E ⅓ (σ of B is 1: it is alone). 133⅓ of 500.
		"a supplier that can be replaced": {replaceable, "A1", 0, 400. / 1500, 4},
		// σ of A2 is min(1, 300/100) = 1: C loses all, B nothing. 300 of 500.
		"a supplier that cannot": {replaceable, "A2", 0, .6, 3},
		// σ = 30/60; I loses ½ · 30/40 = .375 of 100; with 30: 67.5 of 250.
		"essential input from two": {recipe, "P1", 0, .27, 3},
		// σ = min(1, 60/30) = 1: I loses 10/40 = .25; with 60: 85 of 250.
		"essential input, the lesser part": {recipe, "P2", 0, .34, 3},
		// I stands still: 20 + 100 of 250. Its other suppliers sold to I: that is
		// upstream of I's own failure, which is a downstream loss and stays so.
		"essential input from one": {recipe, "Q", 0, .48, 3},
		// I loses 40/100: 40 + 40 of 250.
		"non-essential input": {recipe, "N", 0, .32, 3},
		// I fails: P1 30/30, P2 10/60 of 60, Q and N all: 30+10+20+40+100 = 200.
		"customer of several": {recipe, "I", 0, .8, 3},
		// C loses ½ (2), B ¼ (3), A has failed already (4). 175 of 300.
		"ring": {ring, "A", 0, 175. / 300, 4},
		// The move ¼ of step 3 is within .3 and counts; step 2's is not.
		"ring, a wide tolerance": {ring, "A", .3, 175. / 300, 3},
		// The move ½ of step 2 does not exceed ½: B is never told.
		"ring, the widest tolerance": {ring, "A", .5, .5, 2},
		// σ of A is 100/100: B loses ½ at 2; A2, whose only input is B, ½ at 3;
		// σ of A2 is min(1, 100/50) = 1: B loses ½ + ½·½ at 4, A2 ¾ at 5 and so
		// on, halving: B's moves are 2⁻¹ at 2, 2⁻² at 4 … 2⁻⁶ at 12, 2⁻⁷ at 14,
		// the first within .01. Upstream runs alike. B has lost 1 − 2⁻⁷, A2
		// 1 − 2⁻⁶: (100 + 98.4375 + 198.4375)/400.
		"loop": {loop, "A", 0, .9921875, 14},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, at := written(t, c.edges...)
			k := cascade(t, n, c.tolerance)
			fast, err := k.Firm(t.Context(), at[c.fails])
			if err != nil {
				t.Fatal(err)
			}
			full, err := k.Sweep(t.Context(), one(n, at[c.fails]))
			if err != nil {
				t.Fatal(err)
			}
			for how, got := range map[string]supply.Result{"fast": fast, "full": full} {
				if math.Abs(got.ESRI-c.esri) > 1e-12 || got.Steps != c.steps {
					t.Errorf("%s: %v in %d steps, want %v in %d", how, got.ESRI, got.Steps, c.esri, c.steps)
				}
			}
		})
	}
}

// TestPartialShock: s1 and s2 keep 40% and 90%. H loses .6·10/100 + .1·20/100 =
// .08 of 60; s1 12 of 20, s2 3 of 30: 19.8 of 200.
func TestPartialShock(t *testing.T) {
	t.Parallel()
	n, at := written(t,
		e{"s1", "H", 10, non}, e{"s2", "H", 20, non}, e{"s3", "H", 30, non}, e{"s4", "H", 40, non},
		e{"s1", "X", 10, ignored}, e{"s2", "X", 10, ignored}, e{"s3", "X", 10, ignored}, e{"s4", "X", 10, ignored},
		e{"H", "X", 60, non})
	left := make([]float64, n.Firms())
	for i := range left {
		left[i] = 1
	}
	left[at["s1"]], left[at["s2"]] = .4, .9
	c := cascade(t, n, 0)
	r, err := c.Shock(t.Context(), left)
	if err != nil || math.Abs(r.ESRI-.099) > 1e-12 {
		t.Errorf("got %v, %v", r, err)
	}
	down, up := c.Losses()
	if math.Abs(down[at["H"]]-.08) > 1e-12 || up[at["H"]] != 0 || up[at["s3"]] != 0 {
		t.Errorf("losses %v, %v", down, up)
	}
}

// TestMoved: A sells half to B, B half to C, C half to A, the rest outside. A
// fails: C moves by ½, B by ¼, and then nothing moves, for A has failed already. A
// tolerance of .3 stops after ¼, one of .5 after ½.
func TestMoved(t *testing.T) {
	t.Parallel()
	n, at := written(t,
		e{"A", "B", 50, ignored}, e{"B", "C", 50, ignored}, e{"C", "A", 50, ignored},
		e{"A", "X", 50, ignored}, e{"B", "X", 50, ignored}, e{"C", "X", 50, ignored})
	for tolerance, want := range map[float64]float64{.01: 0, .3: .25, .5: .5} {
		c := cascade(t, n, tolerance)
		fast, err := c.Firm(t.Context(), at["A"])
		if err != nil {
			t.Fatal(err)
		}
		full, err := c.Sweep(t.Context(), one(n, at["A"]))
		if err != nil || fast.Moved != want || full.Moved != want {
			t.Errorf("tolerance %v: fast %v, full %v, %v; the last move is %v", tolerance, fast, full, err, want)
		}
	}
}
