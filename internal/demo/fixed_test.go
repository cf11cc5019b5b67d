package demo

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// The classic seats example: 10 seats for votes of 47, 16, 15.8, 12, 6.1, 3.1
// thousand go 5, 2, 1, 1, 1, 0 by largest remainder (quota 10,000).
func TestApportionGivesTheLargestRemaindersTheirDue(t *testing.T) {
	tests := map[string]struct {
		total   int64
		weights []int64
		want    []int64
	}{
		"seats":           {10, []int64{47000, 16000, 15800, 12000, 6100, 3100}, []int64{5, 2, 1, 1, 1, 0}},
		"ties go first":   {3, []int64{1, 1, 1, 1}, []int64{1, 1, 1, 0}},
		"nothing to give": {0, []int64{5, 7}, []int64{0, 0}},
		"no weight":       {4, []int64{0, 0}, []int64{4, 0}},
		"no parts":        {4, nil, []int64{}},
		"zero stays zero": {7, []int64{0, 3, 0}, []int64{0, 7, 0}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, apportion(test.total, test.weights)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestApportionSumsAndKeepsWithinOneOfTheQuota(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64Range(0, 1e12).Draw(t, "total")
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1e12), 1, 40).Draw(t, "weights")
		var sum, given int64
		for _, w := range weights {
			sum += w
		}
		parts := apportion(total, weights)
		for i, n := range parts {
			given += n
			if n < 0 {
				t.Fatalf("part %d is %d", i, n)
			}
			if sum == 0 {
				continue
			}
			quota := new(big.Int).Div(new(big.Int).Mul(big.NewInt(total), big.NewInt(weights[i])), big.NewInt(sum)).Int64()
			if n < quota || n > quota+1 {
				t.Fatalf("part %d is %d; its quota is %d", i, n, quota)
			}
		}
		if given != total {
			t.Fatalf("the parts sum to %d, not %d", given, total)
		}
	})
}

func TestScaleAgreesWithBigNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64Range(0, 1<<40).Draw(t, "a")
		num := rapid.Int64Range(0, 1<<40).Draw(t, "num")
		den := rapid.Int64Range(1, 1<<40).Draw(t, "den")
		want := new(big.Int).Mul(big.NewInt(a), big.NewInt(num))
		want.Add(want, big.NewInt(den/2)).Div(want, big.NewInt(den))
		if !want.IsInt64() {
			want.SetInt64(1<<63 - 1)
		}
		if got := scale(a, num, den); got != want.Int64() {
			t.Fatalf("%d·%d/%d = %d, want %d", a, num, den, got, want)
		}
	})
}

func TestChanceDependsOnNamesAlone(t *testing.T) {
	c := chance(7)
	first, again := c.at(drawMix, "41220", "261"), c.at(drawMix, "41220", "261")
	if first != again {
		t.Error("the same names draw differently")
	}
	seen := map[chance]bool{}
	for _, d := range []chance{
		c.at(drawMix, "41220", "261"), c.at(drawSize, "41220", "261"), c.at(drawMix, "41220", "262"),
		c.at(drawMix, "412202", "61"), chance(8).at(drawMix, "41220", "261"),
	} {
		if seen[d] {
			t.Error("different names draw the same")
		}
		seen[d] = true
		if n := d.between(-3, 5); n < -3 || n > 5 {
			t.Errorf("drew %d outside −3 … 5", n)
		}
		if n := d.around(9); n < -9 || n > 9 {
			t.Errorf("drew %d outside ±9", n)
		}
	}
}
