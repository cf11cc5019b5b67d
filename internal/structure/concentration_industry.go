package structure

import "math"

// IndustryProfile is how unevenly one industry lies over the loaded regions,
// compared with all industries together. x is the regions' shares of
// everything, s their shares of the industry.
type IndustryProfile struct {
	LocationalGini   float64 // half the Gini of s against x, 0 … ½
	HooverGini       float64 // the Gini itself, 0 … 1
	HooverIndex      float64 // 50·Σ|s − x|: per cent that would have to move, 0 … 100
	RawConcentration float64 // Σ(s − x)²/(1 − Σx²): Ellison–Glaeser before plant size
	EllisonGlaeser   float64 // γ; NA without the plants' Herfindahl index, or when it is 1
}

// IndustryConcentration describes every industry. Shares are of the loaded
// regions, whatever the reference row says. An industry with an NA cell or no
// value is NA throughout; so is every industry while a region's total is NA.
// plants is the Herfindahl index of plant sizes by industry, nil when unknown.
//
// Sources: Krugman (1991), Geography and Trade, p. 56 (as in EconGeo's
// locational.Gini); Hoover (1936); Ellison and Glaeser (1997), Journal of
// Political Economy 105(5).
func IndustryConcentration(t Table, m Margins, plants []float64) []IndustryProfile {
	regions := len(t.Regions)
	x := make([]float64, regions)
	whole := sum(m.Regions)
	squares := 0.0
	for r, e := range m.Regions {
		x[r] = ratio(e, whole)
		squares += x[r] * x[r]
	}
	out := make([]IndustryProfile, len(t.Industries))
	s := make([]float64, regions)
	for i := range out {
		total := 0.0
		for r := range regions {
			total += t.At(r, i)
		}
		p := &out[i]
		apart, g := 0.0, 0.0
		for r := range regions {
			s[r] = ratio(t.At(r, i), total)
			apart += math.Abs(s[r] - x[r])
			g += (s[r] - x[r]) * (s[r] - x[r])
		}
		p.HooverGini = gini(s, x)
		p.LocationalGini = p.HooverGini / 2
		p.HooverIndex = 50 * apart
		p.RawConcentration = ratio(g, 1-squares)
		p.EllisonGlaeser = math.NaN()
		if i < len(plants) {
			p.EllisonGlaeser = ellisonGlaeser(g, squares, plants[i])
		}
	}
	return out
}

// ellisonGlaeser is γ = (G − (1−Σx²)H)/((1−Σx²)(1−H)).
func ellisonGlaeser(g, squares, h float64) float64 {
	if !(h >= 0 && h <= 1) {
		return math.NaN()
	}
	return ratio(g-(1-squares)*h, (1-squares)*(1-h))
}
