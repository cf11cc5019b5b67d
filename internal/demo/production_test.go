package demo

import (
	"math"
	"strconv"
	"testing"

	"naru/internal/core"
)

func TestProductionCoversThreeYearsOfEveryProvince(t *testing.T) {
	_, body := rows(t, Production(Standard))
	if want := (1 + 17) * (1 + 25) * months; len(body) != want {
		t.Errorf("%d rows, want %d", len(body), want)
	}
	seen := map[string]bool{}
	for _, row := range body {
		p, err := core.ParsePeriod(row[4])
		if err != nil || p.Freq != core.Monthly {
			t.Fatalf("%v: not a month", row)
		}
		seen[p.String()] = true
		if row[8] == "-" {
			continue
		}
		v, err := strconv.ParseFloat(row[7], 64)
		if err != nil || v < 20 || v > 400 {
			t.Errorf("%v: not an index that anyone would believe", row)
		}
	}
	if !seen["2023-07"] || !seen["2026-06"] || len(seen) != months {
		t.Errorf("%d months, from 2023-07 to 2026-06 wanted", len(seen))
	}
}

// The nation is the mean of the provinces by the sales of the base year, and
// manufacturing that of its divisions, to the last published digit.
func TestProductionOfWholesIsTheWeightedMean(t *testing.T) {
	x := newProduction(newWorld(Standard), Standard)
	mean := func(cells [][2]int, m int) float64 {
		var sum, weights float64
		for _, c := range cells {
			if v := x.at(c[0], c[1])[m]; v >= 0 {
				sum += float64(v) * float64(x.weight(c[0], c[1]))
				weights += float64(x.weight(c[0], c[1]))
			}
		}
		return sum / weights
	}
	for m := range months {
		for i := range x.industries {
			var provinces [][2]int
			for r := 1; r < len(x.regions); r++ {
				provinces = append(provinces, [2]int{r, i})
			}
			if got, want := float64(x.at(0, i)[m]), mean(provinces, m); math.Abs(got-want) > .5001 {
				t.Fatalf("nation, industry %d, month %d: %g, want %g", i, m, got, want)
			}
		}
		for r := 1; r < len(x.regions); r++ {
			var divisions [][2]int
			for i := 1; i < len(x.industries); i++ {
				divisions = append(divisions, [2]int{r, i})
			}
			if got, want := float64(x.at(r, 0)[m]), mean(divisions, m); math.Abs(got-want) > .5001 {
				t.Fatalf("region %d, manufacturing, month %d: %g, want %g", r, m, got, want)
			}
		}
	}
}
