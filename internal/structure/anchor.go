package structure

import (
	"math"

	"naru/internal/core"
)

// sign is +1 or −1: which way up the averages are. An eigenvector does not know.
func (c *Complexity) sign(p *Presence, regions, anchor []float64) float64 {
	if anchor != nil {
		series := make([]float64, len(regions))
		for at, r := range c.net.regions {
			series[at] = anchor[r]
		}
		corr, used := correlation(regions, series)
		if used >= fewAnchors && math.Abs(corr) > noSpread {
			c.Anchored = true
			return c.decide(corr, used)
		}
		if used < fewAnchors {
			c.note("부호를 정할 값이 있는 지역이 %[1]d개뿐이어서(%[2]d개 이상이어야 합니다) 다양성과의 상관으로 부호를 정했습니다.",
				"The anchor has values for %[1]d %[3]s of the index, at least %[2]d are needed; the sign follows diversity instead.",
				used, fewAnchors, core.Plural(used, "region", "regions"))
		} else {
			c.note("부호를 정할 값이 지수와 상관이 없어 다양성과의 상관으로 부호를 정했습니다.",
				"The anchor does not vary with the index; the sign follows diversity instead.")
		}
	}
	series := make([]float64, len(regions))
	for at, r := range c.net.regions {
		series[at] = float64(p.Diversity[r])
	}
	corr, used := correlation(regions, series)
	if math.Abs(corr) > noSpread {
		return c.decide(corr, used)
	}
	c.note("다양성이 지수와 상관이 없어 부호를 정할 수 없습니다. 부호가 첫째 이름의 지역을 높게 두었습니다. --anchor로 임금 같은 값을 주면 정해집니다.",
		"Diversity does not vary with the index, so that its sign is arbitrary: the region whose code comes first is put high. A series such as wages as anchor decides it.")
	return c.firstIsHigh(p, regions)
}

func (c *Complexity) decide(corr float64, used int) float64 {
	c.Correlation = math.Abs(corr)
	if c.Correlation < weakAnchor {
		c.note("지수의 부호를 정한 상관이 %[1]s(으)로 약합니다(지역 %[2]d개). 순서의 위아래가 뒤집힐 수 있습니다.",
			"What gives the index its sign correlates with it by only %[1]s (%[2]d regions): up and down may be the other way round.",
			three(c.Correlation), used)
	}
	return math.Copysign(1, corr)
}

// firstIsHigh is the sign that puts the first region by code, of those that are
// off the mean, above it.
func (c *Complexity) firstIsHigh(p *Presence, regions []float64) float64 {
	mean, sd := meanAndSD(regions)
	first, sign := "", 1.0
	for at, r := range c.net.regions {
		off := regions[at] - mean
		if math.Abs(off) > 1e-9*sd && (first == "" || p.Regions[r] < first) {
			first, sign = p.Regions[r], math.Copysign(1, off)
		}
	}
	return sign
}

// correlation is Pearson's over the places where b is known; NA when either does
// not vary beyond rounding.
func correlation(a, b []float64) (corr float64, used int) {
	var x, y []float64
	for k := range a {
		if !math.IsNaN(b[k]) {
			x, y = append(x, a[k]), append(y, b[k])
		}
	}
	if len(x) == 0 {
		return math.NaN(), 0
	}
	meanX, sdX := meanAndSD(x)
	meanY, sdY := meanAndSD(y)
	if !(sdX > noSpread*math.Abs(meanX)) || !(sdY > noSpread*math.Abs(meanY)) {
		return math.NaN(), len(x)
	}
	for k := range x {
		corr += (x[k] - meanX) / sdX * ((y[k] - meanY) / sdY)
	}
	return corr / float64(len(x)), len(x)
}

func (c *Complexity) note(ko, en string, args ...any) {
	c.Notes = append(c.Notes, core.Tf(ko, en, args...))
}
