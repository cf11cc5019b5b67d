package demo

import (
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
)

// semiconductors is the preset definition: weights by code.
func semiconductors(t *testing.T) map[string]float64 {
	t.Helper()
	for _, d := range industry.Presets() {
		if d.System != core.KSIC11 || !strings.HasPrefix(d.Name.Ko, "반도체") {
			continue
		}
		basket := map[string]float64{}
		for _, item := range d.Items {
			basket[item.Code] = item.Weight
		}
		return basket
	}
	t.Fatal("no preset of semiconductors")
	return nil
}

// A preset must never be "too coarse" for the demo region: each code that one
// names has its rows, and something is there.
func TestEveryCodeOfThePresetsHasItsRows(t *testing.T) {
	w := newWorld(Standard)
	node := map[string]int{}
	for i, n := range w.industries.list {
		node[n.code] = i
	}
	for _, d := range industry.Presets() {
		if d.System != core.KSIC11 {
			continue
		}
		for _, item := range d.Items {
			i, ok := node[item.Code]
			if !ok {
				t.Errorf("%s names %s, which the demo region does not have", d.Name.Ko, item.Code)
				continue
			}
			if w.at(0, i)[years-1][establishments] == 0 {
				t.Errorf("%s: nothing in %s in the whole nation", d.Name.Ko, item.Code)
			}
		}
	}
}

// The classes come down the classification digit by digit, and where they are
// all the classes there are, they sum to the whole.
func TestClassesFollowTheClassification(t *testing.T) {
	classification, _ := industry.Builtin(core.KSIC11)
	shares := map[string]int64{}
	known := map[string]bool{}
	for _, g := range groups() {
		known[g.code] = true
	}
	for _, c := range classes() {
		above := c.code[:len(c.code)-1]
		if !known[above] {
			t.Errorf("%s comes before %s", c.code, above)
		}
		if _, ok := classification.ByCode(c.code); !ok {
			t.Errorf("%s is not in KSIC 11", c.code)
		}
		known[c.code] = true
		shares[above] += c.share
	}
	for above, share := range shares {
		if share > mille {
			t.Errorf("the classes of %s have %d thousandths of it", above, share)
		}
	}
	// Facts of KSIC rev. 11: these have no further classes than those named.
	for _, above := range []string{"261", "2611", "2612", "282", "2927", "2928", "302", "3033", "352", "3520", "4651", "5822"} {
		if shares[above] != mille {
			t.Errorf("the classes of %s are all named, yet they have %d thousandths of it", above, shares[above])
		}
	}
}
