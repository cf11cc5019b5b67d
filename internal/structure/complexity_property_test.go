package structure_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"naru/internal/structure"
)

// TestGainIsTextbook holds COI and COG against their sums written out.
func TestGainIsTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPresence(t, 20, true) // several strips wide
		c, err := structure.Index(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		phi, err := structure.Relate(p, structure.Proximity, structure.Self(rapid.Bool().Draw(t, "self")))
		if err != nil {
			t.Fatal(err)
		}
		m := matrix(p)
		// PCI before its mean is taken off is the one whose mean over all links is 0.
		links, shift := 0.0, 0.0
		for r := range m {
			for i, x := range m[r] {
				if x == 1 && c.IndustryWhy[i] == structure.Defined {
					links++
					shift -= c.PCI[i]
				}
			}
		}
		density, gain := structure.Density(p, phi), structure.OutlookGain(p, phi, c)
		coi, why := structure.OutlookIndex(p, c, density)
		outlook := make([]float64, 0, len(coi))
		for r := range m {
			total := 0.0
			for i, x := range m[r] {
				if d := density.V[r*len(m[r])+i]; x == 0 && c.IndustryWhy[i] == structure.Defined && !math.IsNaN(d) {
					total += d * (c.PCI[i] + shift/links)
				}
				want := 0.0
				for j, y := range m[r] {
					reach := 0.0
					for k := range m[r] {
						if !math.IsNaN(phi.At(j, k) * m[r][k]) {
							reach += phi.At(j, k)
						}
					}
					if x == 0 && y == 0 && c.IndustryWhy[j] == structure.Defined && reach > 0 {
						want += phi.At(i, j) * (c.PCI[j] + shift/links) / reach
					}
				}
				at := r*len(m[r]) + i
				known := c.RegionWhy[r] == structure.Defined && c.IndustryWhy[i] == structure.Defined && !math.IsNaN(x)
				if known != (gain.Why[at] == structure.Defined) || known == math.IsNaN(gain.V[at]) {
					t.Fatalf("gain of (%d, %d): %v because %s", r, i, gain.V[at], gain.Why[at].Title().En)
				}
				if known && math.Abs(gain.V[at]-want) > 1e-12*float64(len(m[r])) {
					t.Fatalf("gain of (%d, %d): got %v, want %v", r, i, gain.V[at], want)
				}
			}
			if c.RegionWhy[r] == structure.Defined {
				outlook = append(outlook, total)
			}
		}
		mean, sd := moments(outlook)
		for r, at := 0, 0; r < len(coi); r++ {
			if c.RegionWhy[r] != structure.Defined {
				continue
			}
			if why[r] == structure.Defined && math.Abs(coi[r]-(outlook[at]-mean)/sd) > 1e-7 {
				t.Fatalf("COI of %d: got %v, want %v", r, coi[r], (outlook[at]-mean)/sd)
			}
			at++
		}
	})
}

func moments(v []float64) (mean, sd float64) {
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		sd += (x - mean) * (x - mean) / float64(len(v))
	}
	return mean, math.Sqrt(sd)
}

// TestIndexIsTheSecondEigenvector holds the index against a dense solver, and
// against what defines it: mean 0, deviation 1, a region the mean of its own.
func TestIndexIsTheSecondEigenvector(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPresence(t, 12, true)
		c, err := structure.Index(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		var regions []int
		for r, why := range c.RegionWhy {
			if (why == structure.Defined) == math.IsNaN(c.ECI[r]) {
				t.Fatalf("ECI %v because %v", c.ECI[r], why.Title().En)
			}
			if why == structure.Defined {
				regions = append(regions, r)
			}
		}
		if len(regions) == 0 {
			return
		}
		m := matrix(p)
		values, vector := dense(t, p, m, regions)
		if !same(c.Lambda2, values[len(values)-2]) || len(values) > 2 && math.Abs(c.Lambda3-values[len(values)-3]) > 1e-7 {
			t.Fatalf("λ %v, %v; dense %v", c.Lambda2, c.Lambda3, values)
		}
		mean, sd := moments(vector)
		eci := make([]float64, len(regions))
		for at, r := range regions {
			eci[at] = c.ECI[r]
			if d := math.Abs(math.Abs(c.ECI[r]) - math.Abs((vector[at]-mean)/sd)); d > 1e-9/c.Gap() {
				t.Fatalf("region %d: %v, dense ±%v, gap %v", r, c.ECI[r], (vector[at]-mean)/sd, c.Gap())
			}
			own, held := 0.0, 0.0
			for i, x := range m[r] {
				if x == 1 {
					own += c.PCI[i]
					held++
				}
			}
			if !same(own/held, c.ECI[r]) {
				t.Fatalf("region %d: ECI %v, mean PCI %v", r, c.ECI[r], own/held)
			}
		}
		if mean, sd = moments(eci); math.Abs(mean) > 1e-12 || math.Abs(sd-1) > 1e-12 {
			t.Fatalf("mean %v, deviation %v", mean, sd)
		}
	})
}

// dense gives all eigenvalues of SSᵀ over the regions, ascending, and D^-½ times
// the second vector.
func dense(t rapid.TB, p *structure.Presence, m [][]float64, regions []int) (values, vector []float64) {
	n := len(regions)
	sym := mat.NewSymDense(n, nil)
	for a, r := range regions {
		for b, s := range regions[:a+1] {
			x := 0.0
			for i := range p.Industries {
				if m[r][i] == 1 && m[s][i] == 1 {
					x += 1 / float64(p.Ubiquity[i])
				}
			}
			sym.SetSym(a, b, x/math.Sqrt(float64(p.Diversity[r]*p.Diversity[s])))
		}
	}
	var eig mat.EigenSym
	if !eig.Factorize(sym, true) {
		t.Fatal("the dense solver failed")
	}
	var v mat.Dense
	eig.VectorsTo(&v)
	vector = make([]float64, n)
	for a, r := range regions {
		vector[a] = v.At(a, n-2) / math.Sqrt(float64(p.Diversity[r]))
	}
	return eig.Values(nil), vector
}
