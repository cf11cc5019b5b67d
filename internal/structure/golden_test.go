package structure_test

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"naru/internal/refdata"
	"naru/internal/structure"
)

// econGeo is the 5 × 5 example of the EconGeo package's documentation.
func econGeo(tb testing.TB) structure.Table {
	tb.Helper()
	return table(tb, 5, 5,
		100, 0, 0, 0, 0,
		0, 15, 5, 70, 10,
		0, 20, 10, 20, 50,
		0, 25, 30, 5, 40,
		0, 40, 55, 5, 0)
}

func TestEconGeoExample(t *testing.T) {
	tab := econGeo(t)
	m := tab.Margins()
	near(t, "LQ of R2", structure.LQ(tab, m)[5:10], []float64{0, .75, .25, 3.5, .5}, 1e-12)

	krugman, hachman, entropy := make([]float64, 5), make([]float64, 5), make([]float64, 5)
	for r, p := range structure.RegionConcentration(tab, m, 2) {
		krugman[r], hachman[r], entropy[r] = p.Krugman, p.Hachman, p.Entropy
	}
	near(t, "Krugman", krugman, []float64{1.6, 1.0, .6, .7, 1.1}, 1e-12)
	near(t, "Hachman", hachman, []float64{.2, .38095, .58824, .63492, .43011}, 5e-6)
	near(t, "entropy", entropy, []float64{0, 1.319, 1.761, 1.766, 1.219}, 5e-4)

	gini := make([]float64, 5)
	for i, p := range structure.IndustryConcentration(tab, m, nil) {
		gini[i] = p.LocationalGini
	}
	near(t, "locational Gini", gini, []float64{.40, .18, .27, .31, .28}, 1e-12)
}

// TestFreiburg checks the published decomposition of Freiburg 2008–2014 against
// Germany, a nation that is far more than the one loaded region.
func TestFreiburg(t *testing.T) {
	f, err := os.Open(refdata.File(t, "golden/freiburg.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, 0, len(rows))
	var cols [4][]float64 // Freiburg 2008, 2014; Germany 2008, 2014
	for _, row := range rows[1:] {
		names = append(names, row[0])
		for k, c := range []int{1, 2, 4, 5} {
			x, err := strconv.ParseFloat(row[c], 64)
			if err != nil {
				t.Fatal(err)
			}
			cols[k] = append(cols[k], x)
		}
	}
	moment := func(city, nation []float64) structure.Moment {
		tab, err := structure.NewTable([]string{"Freiburg"}, names, city)
		if err != nil {
			t.Fatal(err)
		}
		m, err := tab.MarginsWith(structure.Totals{Industries: nation})
		if err != nil {
			t.Fatal(err)
		}
		return structure.Moment{Table: tab, Margins: m}
	}
	s, err := structure.Dunn(moment(cols[0], cols[2]), moment(cols[1], cols[3]), structure.ReferenceTotal)
	if err != nil {
		t.Fatal(err)
	}
	got := s.Sums[0]
	near(t, "change, national, mix, competitive",
		[]float64{got.Change, got.National, got.Mix, got.Competitive},
		[]float64{14373, 9887.278, 2501.612, 1984.110}, 5e-4)
}

// table makes a table with regions R1… and industries I1….
func table(tb testing.TB, regions, industries int, v ...float64) structure.Table {
	tb.Helper()
	tab, err := structure.NewTable(codes("R", regions), codes("I", industries), v)
	if err != nil {
		tb.Fatal(err)
	}
	return tab
}

func codes(letter string, n int) []string {
	out := make([]string, n)
	for k := range out {
		out[k] = letter + strconv.Itoa(k+1)
	}
	return out
}

func near(tb testing.TB, what string, got, want []float64, tolerance float64) {
	tb.Helper()
	if len(got) != len(want) {
		tb.Fatalf("%s: got %d values, want %d", what, len(got), len(want))
	}
	for k := range want {
		same := math.IsNaN(got[k]) && math.IsNaN(want[k])
		if !same && !(math.Abs(got[k]-want[k]) <= tolerance) {
			tb.Errorf("%s: got %v, want %v (place %d)", what, got, want, k)
			return
		}
	}
}
