package study

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
)

// readSubjects finds the candidates.
func (g *gatherer) readSubjects(ctx context.Context) error {
	if g.study.Candidates.Rule == ByHand {
		return g.readChosen(ctx)
	}
	v := g.study.Scope.View()
	v.Level = g.study.Candidates.Level
	t, err := g.table(ctx, v)
	if err != nil {
		return err
	}
	if e := t.Scene.Empty; e != nil {
		g.say(e.Title)
		return nil
	}
	for _, r := range t.Rows {
		g.in.Subjects = append(g.in.Subjects, Subject{ID: r.Code, Name: r.Name, Level: t.Scene.View.Level})
	}
	for _, least := range g.study.Candidates.AtLeast {
		if err := g.keepLarge(ctx, v, least); err != nil {
			return err
		}
	}
	return nil
}

// keepLarge drops the candidates that are known to be too small. One whose size
// is not known stays, and that is said.
func (g *gatherer) keepLarge(ctx context.Context, v diagnosis.View, least AtLeast) error {
	v.Measure = least.Measure
	t, err := g.table(ctx, v)
	if err != nil {
		return err
	}
	if e := t.Scene.Empty; e != nil {
		g.say(core.Tf("최소 규모를 따지지 못했습니다: %s", "The smallest size could not be checked: %s", e.Title))
		return nil
	}
	unknown := 0
	g.in.Subjects = slices.DeleteFunc(g.in.Subjects, func(s Subject) bool {
		r, ok := rowOf(t, g.line(s.ID))
		if !ok || math.IsNaN(r.Value) {
			unknown++
			return false
		}
		return r.Value < least.Value
	})
	if unknown > 0 {
		g.say(core.Tf("%[1]s 값을 몰라 최소 규모를 확인하지 못한 후보 %[2]d개를 남겨 두었습니다.",
			"%[2]d candidates whose %[1]s is not known were kept; their size could not be checked.", t.Scene.Measure.Title, unknown))
	}
	return nil
}

// readChosen names the candidates that were chosen one by one.
func (g *gatherer) readChosen(ctx context.Context) error {
	for _, c := range g.study.Candidates.Chosen {
		s := Subject{ID: c.ID, Name: core.T(c.ID, c.ID), Level: diagnosis.Definitions}
		if c.Definition == "" {
			s.Level = levelOf(g.study.Candidates.System, c.Code)
		} else if d, ok := g.baskets[c.ID]; ok {
			s.Name = d.Name
		}
		v := g.study.Scope.View()
		v.Level = s.Level
		t, err := g.table(ctx, v)
		if err != nil {
			return err
		}
		if r, ok := rowOf(t, g.line(c.ID)); ok {
			s.Name = r.Name
		}
		g.in.Subjects = append(g.in.Subjects, s)
	}
	return nil
}

func rowOf(t *diagnosis.IndustryTable, code string) (diagnosis.IndustryRow, bool) {
	i := slices.IndexFunc(t.Rows, func(r diagnosis.IndustryRow) bool { return r.Code == code })
	if i < 0 {
		return diagnosis.IndustryRow{}, false
	}
	return t.Rows[i], true
}

// typeSubjects gives every candidate its stage and strategy with the path that
// they follow from: the years up to the scope's last, of the scope's measure.
func (g *gatherer) typeSubjects(ctx context.Context) error {
	for k := range g.in.Subjects {
		s := &g.in.Subjects[k]
		v := g.study.Scope.View()
		v.Level = s.Level
		t, err := g.table(ctx, v)
		if err != nil {
			return err
		}
		r, ok := rowOf(t, g.line(s.ID))
		s.Type.Linkage = NA()
		if !ok || g.otherRevision(t) {
			continue
		}
		verdict := r.Verdict
		if x, ok := g.linkageOf(k); ok {
			verdict = verdict.WithLinkage(x)
			s.Type.Linkage = Number(x)
		}
		s.Type.Stage, s.Type.Strategy, s.Type.Cuts, s.Type.Reasons = verdict.Stage, verdict.Strategy, verdict.Cuts, verdict.Reasons()
		if s.Type.Path, err = g.path(ctx, s.ID, t, verdict.Cuts); err != nil {
			return err
		}
	}
	return nil
}

// path is a candidate's value and LQ year by year.
func (g *gatherer) path(ctx context.Context, id string, t *diagnosis.IndustryTable, cuts structure.Cuts) ([]PathPoint, error) {
	var out []PathPoint
	to := t.Scene.View.To
	for back := cuts.Long; back >= 0; back-- {
		v := g.study.Scope.View()
		v.Level, v.From, v.To = t.Scene.View.Level, core.Period{}, to.Plus(-back*to.Freq.Parts())
		year, err := g.table(ctx, v)
		if err != nil {
			return nil, err
		}
		if r, ok := rowOf(year, g.line(id)); ok {
			out = append(out, PathPoint{Period: v.To, Value: Number(r.Value), LQ: Number(r.LQ)})
		}
	}
	return out, nil
}

// linkageOf is how strongly others depend on a candidate, where the study has
// an indicator that tells.
func (g *gatherer) linkageOf(k int) (float64, bool) {
	for _, m := range []Method{Forward, Backward} {
		for j, x := range g.study.Indicators {
			if x.Source.Method == m && g.in.Subjects[k].Cells[j].Value.Defined() {
				return float64(g.in.Subjects[k].Cells[j].Value), true
			}
		}
	}
	return 0, false
}
