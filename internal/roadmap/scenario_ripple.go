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
	c, reason, err := s.Induce.Coefficients(ctx, actor, before.Roadmap.Region)
	if err != nil || c == nil {
		side.Reason = reason
		return side, err
	}
	side.Reason, side.Notes, side.Evidence = core.Text{}, c.Notes, c.Evidence
	for i, p := range []*Plan{before, after} {
		side.Followed[i] = p.Ripple(c)
		for _, m := range side.Followed[i].Reasons() {
			if !slices.Contains(side.Missing, m) {
				side.Missing = append(side.Missing, m)
			}
		}
	}
	if side.Followed[0].Covered == 0 && side.Followed[1].Covered == 0 && len(side.Missing) > 0 {
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
		was, is := x.pick(side.Followed[0].Ripple), x.pick(side.Followed[1].Ripple)
		x.to.Inside, x.to.Outside, x.to.Total = Beside{was.Inside, is.Inside}, Beside{was.Outside, is.Outside}, Beside{was.Total, is.Total}
	}
	return side, nil
}

// Ripple follows the known money of a plan: each task's is spread evenly over
// its industries and multiplied with their coefficients. Money of tasks without
// an industry, of industries without coefficients, and amounts that are not known
// are not followed.
func (p *Plan) Ripple(c *Coefficients) Followed {
	var f Followed
	for _, t := range p.sorted() {
		money := t.Money()
		f.Plan = f.Plan.plus(money)
		if !money.Whole() {
			f.Left = append(f.Left, Left{Task: t, Why: NoAmount, Text: core.Tf("‘%s’에 금액이 없거나 미정인 예산이 있습니다.", "‘%s’ has no budget, or amounts that are not known yet.", t.Name())})
		}
		if money.Won == 0 {
			continue
		}
		if len(t.Industries) == 0 {
			f.Left = append(f.Left, Left{Task: t, Why: NoIndustry, Won: money.Won, Text: core.Tf("‘%s’에 산업이 적혀 있지 않습니다.", "‘%s’ names no industry.", t.Name())})
			continue
		}
		f.follow(t, money.Won, c)
	}
	if f.Covered == 0 {
		f.Ripple = Ripple{Production: nothing(), ValueAdded: nothing(), Jobs: nothing()}
	}
	return f
}

// follow spreads the money of a task over its industries.
func (f *Followed) follow(t *Task, money int64, c *Coefficients) {
	followed := false
	for i, industry := range t.Industries {
		n := int64(len(t.Industries))
		part := money*int64(i+1)/n - money*int64(i)/n
		effect, why := c.Of(industry)
		if !why.IsZero() {
			f.Left = append(f.Left, Left{Task: t, Why: NotLinked, Won: part, Text: core.Tf("‘%[1]s’의 %[2]s: %[3]s", "‘%[1]s’, %[2]s: %[3]s", t.Name(), c.name(industry), why)})
			continue
		}
		first := f.Covered == 0
		f.Covered, followed = f.Covered+part, true
		f.Production = f.Production.mix(effect.Production, float64(part), first)
		f.ValueAdded = f.ValueAdded.mix(effect.ValueAdded, float64(part), first)
		f.Jobs = f.Jobs.mix(effect.Jobs, float64(part), first)
	}
	if followed {
		f.Tasks++
	}
}

func (c *Coefficients) name(i Industry) core.Text {
	if c.Name != nil {
		return c.Name(i)
	}
	return core.T(i.String(), i.String())
}

// nothing is what no money sets in motion.
func nothing() Spread { return Spread{new(0.0), new(0.0), new(0.0)} }
