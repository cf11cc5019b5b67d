package study

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/multicriteria"
)

// list takes the long list from the ranks (ties at its edge are all in), and
// the short list from that and from what was changed by hand.
func (s *Study) list(r *Result) {
	for i := range r.Candidates {
		c := &r.Candidates[i]
		c.Long = c.Rank > 0 && c.Rank <= s.LongList
		c.Short = c.Long
		for k := range s.Shortlist.Changes {
			if x := s.Shortlist.Changes[k]; x.ID == c.ID {
				c.Changed, c.Short = &x, !x.Drop
			}
		}
	}
}

// rate adds the experts' scores and joins them with the numbers. Quantitative
// totals that do not lie in 0 … 1, because an indicator is normalised as
// z-scores, are brought there by min–max over the candidates; the experts' mean
// is brought there from its own scale.
func (s *Study) rate(r *Result) {
	totals := make([]float64, len(r.Candidates))
	for i, c := range r.Candidates {
		totals[i] = float64(c.Total)
	}
	r.Normalised = slices.ContainsFunc(s.Indicators, func(x Indicator) bool { return x.Normalisation == multicriteria.ZScore })
	if r.Normalised {
		totals = multicriteria.Normalise(totals, multicriteria.MinMax, multicriteria.Higher)
	}
	for i := range r.Candidates {
		c := &r.Candidates[i]
		if c.Qualitative.Mean = NA(); !c.Short {
			continue
		}
		c.Qualitative = s.qualitative(c.ID)
		c.Final = s.final(totals[i], c.Qualitative.Mean)
	}
	rankFinals(r.Candidates)
}

// final joins both scores. A part of no weight cannot be missing.
func (s *Study) final(total float64, mean Number) Number {
	share := s.Shortlist.Share
	if len(s.Shortlist.Criteria) == 0 {
		share = 1
	}
	score := 0.0
	if share > 0 {
		score += share * total
	}
	if share < 1 {
		score += (1 - share) * (float64(mean) - LowestScore) / (HighestScore - LowestScore)
	}
	return Number(score)
}

// qualitative is the mean of a candidate's ratings: over raters for each
// criterion, then over criteria by their weights. A criterion that nobody
// answered leaves the whole unknown.
func (s *Study) qualitative(candidate string) Qualitative {
	q := Qualitative{Mean: NA()}
	raters := map[string]bool{}
	sum, weight, open := 0.0, 0.0, 0
	for _, c := range s.Shortlist.Criteria {
		total, n := 0, 0
		for _, x := range s.Shortlist.Ratings {
			if x.Candidate == candidate && x.Criterion == c.ID && s.rater(x.Rater) >= 0 {
				total, n = total+x.Score, n+1
				raters[x.Rater] = true
			}
		}
		mean := NA()
		if n > 0 {
			mean = Number(float64(total) / float64(n))
		} else if c.Weight > 0 {
			open++
		}
		q.Criteria = append(q.Criteria, mean)
		if c.Weight > 0 {
			sum, weight = sum+c.Weight*float64(mean), weight+c.Weight
		}
	}
	q.Raters = len(raters)
	switch {
	case len(s.Shortlist.Criteria) == 0:
	case open > 0:
		q.Reason = core.Tf("전문가 점수가 없는 항목이 %d개 있습니다.", "%d criteria have no score yet.", open)
	case weight > 0:
		q.Mean = Number(sum / weight)
	}
	return q
}

func (s *Study) rater(id string) int {
	return slices.IndexFunc(s.Shortlist.Raters, func(x Rater) bool { return x.ID == id })
}

// rankFinals gives competition ranks to those with a final score.
func rankFinals(all []Standing) {
	const tie = 1e-12
	var order []int
	for i, c := range all {
		if c.Final.Defined() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := all[a].Final, all[b].Final; {
		case x > y:
			return -1
		case x < y:
			return 1
		default:
			return 0
		}
	})
	for k, i := range order {
		all[i].FinalRank = k + 1
		if k > 0 && math.Abs(float64(all[order[k-1]].Final-all[i].Final)) <= tie {
			all[i].FinalRank = all[order[k-1]].FinalRank
		}
	}
}

// decide sets the decision beside the standings and tells where the ground of
// what was decided by hand has moved.
func (s *Study) decide(r *Result) {
	for i := range r.Candidates {
		c := &r.Candidates[i]
		for k := range s.Decision.Chosen {
			if x := s.Decision.Chosen[k]; x.ID == c.ID {
				c.Choice = &x
				c.Moved = append(c.Moved, x.Ground.moved(*c, core.T("선정", "choice"))...)
			}
		}
		if c.Changed != nil {
			ground := c.Changed.Ground
			ground.Final = c.FinalRank // being on the short list follows from the change itself
			c.Moved = append(c.Moved, ground.moved(*c, core.T("목록 조정", "change of the list"))...)
		}
	}
}

// groundOf is where a candidate stands now.
func groundOf(c Standing) Ground { return Ground{Noted: true, Rank: c.Rank, Final: c.FinalRank} }

// moved says what is not any more as it was when something was decided.
func (g Ground) moved(c Standing, what core.Text) []core.Text {
	var out []core.Text
	if !g.Noted {
		return nil
	}
	if g.Rank != c.Rank {
		out = append(out, core.Tf("이 %[1]s 뒤에 정량 순위가 %[2]s에서 %[3]s(으)로 바뀌었습니다. 그대로 둘지 확인해 주십시오.",
			"Since this %[1]s its rank by the numbers went from %[2]s to %[3]s. Please check whether it should stand.", what, ranked(g.Rank), ranked(c.Rank)))
	}
	if g.Final != c.FinalRank {
		out = append(out, core.Tf("이 %[1]s 뒤에 종합 순위가 %[2]s에서 %[3]s(으)로 바뀌었습니다. 그대로 둘지 확인해 주십시오.",
			"Since this %[1]s its final rank went from %[2]s to %[3]s. Please check whether it should stand.", what, ranked(g.Final), ranked(c.FinalRank)))
	}
	return out
}

func ranked(rank int) core.Text {
	if rank == 0 {
		return core.T("순위 없음", "none")
	}
	return core.Tf("%d위", "%d", rank)
}
