package study

import (
	"context"
	"slices"

	"naru/internal/core"
)

// Basis is where the numbers of a look come from.
type Basis string

// The bases.
const (
	FromData   Basis = "data"   // read from the datasets now
	FromFrozen Basis = "frozen" // kept with the study
)

// Look is a study with what follows from it: what every page of it shows.
type Look struct {
	Study  Study
	Inputs Inputs
	Result Result
	Basis  Basis
	Lacks  []Lack
	Steps  []StepState
	Notice core.Text // why the numbers are those kept with the study, where they are
}

// StepState is how far a step has come.
type StepState struct {
	Step     Step
	Blocked  int // lacks that stand in the way of a signature
	Warnings int
}

// Look computes a study as it stands. A signed study shows what was frozen. One
// that came from a file and whose data are not here shows what it brought.
func (s *Service) Look(ctx context.Context, actor core.Actor, x Study) (Look, error) {
	l := Look{Study: x, Basis: FromFrozen}
	if x.State == Signed && x.Frozen != nil {
		l.Inputs, l.Result = x.Frozen.Inputs, x.Frozen.Result
	} else {
		var err error
		if l.Inputs, l.Basis, l.Notice, err = s.inputs(ctx, actor, x); err != nil {
			return l, err
		}
		if l.Result, err = Compute(ctx, x, l.Inputs); err != nil {
			return l, err
		}
	}
	l.Lacks = Lacks(x, l.Inputs, l.Result)
	if t := l.Caution(); !t.IsZero() {
		l.Lacks = append(l.Lacks, Lack{Step: StepWeights, Path: "weights", Text: t})
	}
	for _, step := range Steps() {
		state := StepState{Step: step}
		for _, k := range l.Lacks {
			state.Blocked += one(k.Step == step && k.Blocks)
			state.Warnings += one(k.Step == step && !k.Blocks)
		}
		l.Steps = append(l.Steps, state)
	}
	return l, nil
}

// Compared are the indicators that experts compare in pairs: those that count.
func (l *Look) Compared() []Indicator {
	var out []Indicator
	for j, x := range l.Study.Indicators {
		if l.Study.asksAll() || l.Result.Weights.Indicators[j].Skip.IsZero() {
			out = append(out, x)
		}
	}
	return out
}

// LeftOut are the indicators that experts are not asked about, for want of data.
func (l *Look) LeftOut() []Indicator {
	in := l.Compared()
	return slices.DeleteFunc(slices.Clone(l.Study.Indicators), func(x Indicator) bool {
		return slices.ContainsFunc(in, func(y Indicator) bool { return y.ID == x.ID })
	})
}

// inputs reads the data, or takes what the study brought along where they are
// not here and the text asks for nothing else than when it was kept.
func (s *Service) inputs(ctx context.Context, actor core.Actor, x Study) (Inputs, Basis, core.Text, error) {
	in, err := s.Gather(ctx, actor, x)
	if err != nil || in.Reason.IsZero() || x.Frozen == nil || !x.Frozen.Inputs.fits(x) {
		return in, FromData, core.Text{}, err
	}
	return x.Frozen.Inputs, FromFrozen, core.T("자료가 이 컴퓨터에 없어 파일에 담겨 온 값으로 계산했습니다.",
		"The data are not on this machine; the numbers are computed from the values that came with the file."), nil
}

// fits reports whether kept inputs are about the indicators of a text.
func (in *Inputs) fits(x Study) bool {
	if len(in.Columns) != len(x.Indicators) {
		return false
	}
	for j, c := range in.Columns {
		if c.ID != x.Indicators[j].ID {
			return false
		}
	}
	return true
}

// ground notes where candidates stand beside what is decided about them by
// hand, for every decision that is new or that a person has taken again.
func (s *Service) ground(ctx context.Context, actor core.Actor, x *Study) error {
	open := false
	for k := range x.Decision.Chosen {
		open = open || !x.Decision.Chosen[k].Ground.Noted
	}
	for k := range x.Shortlist.Changes {
		open = open || !x.Shortlist.Changes[k].Ground.Noted
	}
	if !open {
		return nil
	}
	l, err := s.Look(ctx, actor, *x)
	if err != nil {
		return err
	}
	for k := range x.Decision.Chosen {
		c := &x.Decision.Chosen[k]
		if now, ok := l.Result.Standing(c.ID); ok && !c.Ground.Noted {
			c.Ground = groundOf(now)
		}
	}
	for k := range x.Shortlist.Changes {
		c := &x.Shortlist.Changes[k]
		if now, ok := l.Result.Standing(c.ID); ok && !c.Ground.Noted {
			c.Ground = groundOf(now)
		}
	}
	return nil
}
