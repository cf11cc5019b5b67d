package calc

import (
	"context"

	"golang.org/x/sync/errgroup"

	"naru/internal/core"
	"naru/internal/structure"
)

// landscape is what is known of the complexity of one period. What its table does
// not show is left out.
type landscape struct {
	space

	period        int
	index         *structure.Complexity
	fitness       *structure.Fitness // not for pairs
	outlook       []float64          // of regions
	density, gain structure.Cells    // of pairs; gain only for them
}

// landscape computes period k. Index, fitness and relatedness do not need one
// another.
func (p *Panel) landscape(ctx context.Context, k int, opt ComplexityOptions, anchor []float64) (landscape, error) {
	if err := ctx.Err(); err != nil {
		return landscape{}, cancelled(err)
	}
	s, err := p.space(k, opt.SpaceOptions)
	if err != nil {
		return landscape{}, err
	}
	l := landscape{space: s, period: k}
	var related *structure.Relatedness
	var work errgroup.Group
	work.Go(func() (err error) {
		l.index, err = structure.Index(s.presence, anchor)
		return err
	})
	if opt.Table != ComplexityPairs {
		work.Go(func() error {
			f := structure.FitnessQ(s.presence, structure.DefaultFitnessRun())
			l.fitness = &f
			return nil
		})
	}
	if opt.Table != ComplexityIndustries {
		work.Go(func() (err error) {
			related, err = structure.Relate(s.presence, opt.Method, opt.self())
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return landscape{}, err
	}
	if opt.Table == ComplexityIndustries {
		return l, nil
	}
	l.density = structure.Density(s.presence, related)
	if opt.Table == ComplexityPairs {
		l.gain = structure.OutlookGain(s.presence, related, l.index)
	} else {
		l.outlook, _ = structure.OutlookIndex(s.presence, l.index, l.density)
	}
	return l, nil
}

// notes are what a reader of the period should know.
func (l landscape) notes() []core.Text {
	var notes []core.Text
	if report := l.index.Report(); !report.IsZero() {
		notes = append(notes, report)
	}
	notes = append(notes, l.presence.Notes()...)
	notes = append(notes, l.index.Notes...)
	return append(notes, l.fitnessNotes()...)
}

// fitnessNotes tell how the iteration ended.
func (l landscape) fitnessNotes() []core.Text {
	switch f := l.fitness; {
	case f == nil || f.Steps == 0:
		return nil
	case f.Settled:
		return []core.Text{core.Tf("적합도는 %[1]d번 되풀이해 자리를 잡았습니다.", "Fitness settled in %[1]d %[2]s.", f.Steps, core.Plural(f.Steps, "step", "steps"))}
	default:
		return []core.Text{core.Tf(
			"적합도는 %[1]d번 되풀이해도 자리를 잡지 않았습니다(마지막 변화 %.2[2]g). 0으로 잦아드는 지역이 있으면 그렇습니다. 순위로만 쓰십시오.",
			"Fitness did not settle in %[1]d steps (last change %.2[2]g), as happens when some of it fades to zero. Use its order only.",
			f.Steps, f.Moved)}
	}
}
