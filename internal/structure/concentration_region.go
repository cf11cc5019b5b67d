package structure

import "math"

// RegionProfile is how concentrated, how special and how varied one region's
// industries are. s is the region's share vector, s_i the reference's.
type RegionProfile struct {
	HHI              float64 // Σ s², 1/n … 1
	HHINormalised    float64 // (HHI − 1/n)/(1 − 1/n), 0 … 1; n industries that the reference has
	Krugman          float64 // Σ |s − s_i|, 0 … 2
	Specialisation   float64 // half of it: the part that would have to change industry
	Entropy          float64 // −Σ s log2 s, bits
	AverageLQ        float64 // Σ LQ·s, ≥ 1 when the reference holds the region
	Hachman          float64 // 1/AverageLQ, 1 for the reference's own structure
	UnrelatedVariety float64 // entropy between groups of codes, bits
	RelatedVariety   float64 // entropy within them, weighted; the two sum to Entropy
}

// RegionConcentration describes every region. Groups of related industries are
// those whose codes share their first `prefix` letters. A region with an NA
// cell, or whose total is zero, is NA throughout.
//
// Sources: Herfindahl (1950); Krugman (1991), Geography and Trade; Theil (1972);
// Hachman (1994); Frenken, van Oort and Verburg (2007), Regional Studies 41(5).
func RegionConcentration(t Table, m Margins, prefix int) []RegionProfile {
	ref := m.ReferenceShares()
	held := 0
	for _, e := range m.Industries {
		if e > 0 || math.IsNaN(e) {
			held++
		}
	}
	group, groups := groupByPrefix(t.Industries, prefix)
	shares := RegionShares(t, m)
	out := make([]RegionProfile, len(t.Regions))
	n := len(t.Industries)
	for r := range out {
		s := shares[r*n : (r+1)*n]
		p := &out[r]
		for i, x := range s {
			p.HHI += x * x
			p.Krugman += math.Abs(x - ref[i])
			if x != 0 {
				p.AverageLQ += x * x / positive(ref[i])
			}
		}
		p.HHINormalised = normalised(p.HHI, held)
		p.Specialisation = p.Krugman / 2
		p.Entropy = entropy(s)
		p.Hachman = ratio(1, p.AverageLQ)
		p.UnrelatedVariety, p.RelatedVariety = variety(s, group, groups)
	}
	return out
}

// normalised is (h − 1/n)/(1 − 1/n); NA when there is only one thing to hold.
func normalised(h float64, n int) float64 {
	floor := 1 / float64(n)
	return ratio(h-floor, 1-floor)
}
