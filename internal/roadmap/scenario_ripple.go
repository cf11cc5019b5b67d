package roadmap

import (
	"context"
	"slices"

	"naru/internal/core"
)

// ripple follows the money of two plans through the economy.
func (s *Service) ripple(ctx context.Context, actor core.Actor, before, after *Plan) (RippleSide, error) {
	side := RippleSide{Reason: core.T("산업연관 자료를 쓰지 않습니다.", "No input–output data are in use here.")}
	if s.Induce == nil {
		return side, nil
	}
	c, reason, err := s.Induce.Coefficients(ctx, actor)
	if err != nil || c == nil {
		side.Reason = reason
		return side, err
	}
	side.Reason, side.Notes, side.Evidence = core.Text{}, c.Notes, c.Evidence
	var sums [2]Ripple
	for i, p := range []*Plan{before, after} {
		var missing []core.Text
		sums[i], side.Covered[i], missing = p.Ripple(c)
		for _, m := range missing {
			if !slices.Contains(side.Missing, m) {
				side.Missing = append(side.Missing, m)
			}
		}
	}
	if side.Covered == [2]int64{} && len(side.Missing) > 0 {
		return side, nil // there is money, and none of it can be followed
	}
	for _, x := range []struct {
		to   *struct{ Inside, Outside, Total Beside }
		pick func(Ripple) Spread
	}{
		{&side.Production, func(r Ripple) Spread { return r.Production }},
		{&side.ValueAdded, func(r Ripple) Spread { return r.ValueAdded }},
		{&side.Jobs, func(r Ripple) Spread { return r.Jobs }},
	} {
		was, is := x.pick(sums[0]), x.pick(sums[1])
		x.to.Inside, x.to.Outside, x.to.Total = Beside{was.Inside, is.Inside}, Beside{was.Outside, is.Outside}, Beside{was.Total, is.Total}
	}
	return side, nil
}

// Ripple follows the known money of a plan: each task's is spread evenly over
// its industries and multiplied with their coefficients. Money of tasks without
// an industry, or of industries without coefficients, is not followed: missing
// says which, and covered is what was.
func (p *Plan) Ripple(c *Coefficients) (sum Ripple, covered int64, missing []core.Text) {
	for _, t := range p.sorted() {
		money := t.Money().Won
		switch {
		case money == 0:
			continue
		case len(t.Industries) == 0:
			missing = append(missing, core.Tf("‘%s’에 산업이 적혀 있지 않습니다.", "‘%s’ names no industry.", t.Name()))
			continue
		}
		for i, industry := range t.Industries {
			n := int64(len(t.Industries))
			part := money*int64(i+1)/n - money*int64(i)/n
			effect, why := c.Of(industry)
			if !why.IsZero() {
				missing = append(missing, core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", industry.String(), why))
				continue
			}
			first := covered == 0
			covered += part
			sum.Production = sum.Production.mix(effect.Production, float64(part), first)
			sum.ValueAdded = sum.ValueAdded.mix(effect.ValueAdded, float64(part), first)
			sum.Jobs = sum.Jobs.mix(effect.Jobs, float64(part), first)
		}
	}
	if covered == 0 {
		sum = Ripple{Production: nothing(), ValueAdded: nothing(), Jobs: nothing()}
	}
	return sum, covered, missing
}

// nothing is what no money sets in motion.
func nothing() Spread { return Spread{new(0.0), new(0.0), new(0.0)} }
