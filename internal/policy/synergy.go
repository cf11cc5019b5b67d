package policy

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"naru/internal/core"
)

// PartKey names a part of the synergy score.
type PartKey string

// The parts.
const (
	PartGap    PartKey = "gap"
	PartLadder PartKey = "ladder"
	PartFunds  PartKey = "funds"
	PartReach  PartKey = "reach"
	PartSpill  PartKey = "spill"
)

// Part is one part of a score, with all that is needed to work it out again.
type Part struct {
	Key      PartKey
	Title    core.Text
	Known    bool
	Value    float64 // 0…1; 0 and meaningless where not Known
	Weight   float64 // as given
	Used     float64 // weight among the known parts: Weight / Σ weights known
	Formula  core.Text
	Inputs   []Input
	Why      core.Text // what the value comes from, or why there is none
	Evidence *core.Evidence
}

// Input is a number or a list that a part is worked out from.
type Input struct {
	Name   core.Text
	Number float64
	Text   core.Text // in place of a number
}

// Pair is how one policy and one local task would work together.
type Pair struct {
	Policy     Policy
	Industries []Match // by industry of the task
	Verdict    Verdict // whether they meet in any industry; No and Unknown have no score
	Parts      []Part
	Known      bool    // some part is known
	Total      float64 // Σ used · value over the known parts
	Weighed    float64 // Σ weights known / Σ weights: how much of the score is known
	Suggestion core.Text
}

// Weights are the weights of the parts. They need not add up to one.
type Weights map[PartKey]float64

// DefaultWeights are the weights that hold until somebody sets others.
func DefaultWeights() Weights {
	return Weights{PartGap: 0.30, PartLadder: 0.25, PartFunds: 0.20, PartReach: 0.15, PartSpill: 0.10}
}

// DefaultCut is the total from which a pair is suggested.
const DefaultCut = 0.5

// Ground is what the synergy of a task is worked out from, besides the task.
type Ground struct {
	Outside     []Policy              // those that the task may be joined with
	Local       []Policy              // what the place does already, at its own level
	Classes     Classes               //
	Weights     Weights               // DefaultWeights where nil
	Cut         float64               // DefaultCut where 0
	Reached     map[string]int        // local firms reached, by id of the policy; absent is unknown
	Multipliers map[string]Multiplier // by key of the target; absent is unknown
	Scope       Scope                 // which policies these are, for people to read
}

// Synergy holds a task against each policy outside, the best first; those
// without a score come last. Archived policies are left out.
func Synergy(t Task, g Ground) []Pair {
	if g.Weights == nil {
		g.Weights = DefaultWeights()
	}
	if g.Cut == 0 {
		g.Cut = DefaultCut
	}
	w := newWorksheet(t, g)
	out := make([]Pair, 0, len(g.Outside))
	for _, p := range g.Outside {
		if !p.Archived {
			out = append(out, w.pair(p))
		}
	}
	slices.SortStableFunc(out, func(a, b Pair) int {
		return cmp.Or(-cmp.Compare(scored(a), scored(b)), -cmp.Compare(a.Total, b.Total), cmp.Compare(a.Policy.Key, b.Policy.Key))
	})
	return out
}

func scored(p Pair) int {
	switch {
	case p.Known:
		return 2
	case p.Verdict == Unknown:
		return 1
	default:
		return 0
	}
}

// worksheet is what all pairs of a task share.
type worksheet struct {
	Ground

	task   Task
	taken  []map[step]bool // steps covered already, by industry of the task
	unsure []map[step]bool // steps of which that is not known, by industry of the task
	most   int             // the greatest number of firms that any policy reaches
}

func newWorksheet(t Task, g Ground) *worksheet {
	w := &worksheet{Ground: g, task: t}
	for _, target := range t.Industries {
		taken, unsure := map[step]bool{}, map[step]bool{}
		settle(taken, unsure, Yes, t.Instruments, t.Stages)
		for i := range g.Local {
			if p := &g.Local[i]; !p.Archived {
				settle(taken, unsure, g.Classes.Match(p, target).Verdict, p.Instruments, p.Stages)
			}
		}
		w.taken, w.unsure = append(w.taken, taken), append(w.unsure, unsure)
	}
	for _, p := range g.Outside {
		if !p.Archived {
			w.most = max(w.most, g.Reached[p.ID])
		}
	}
	return w
}

// settle marks the steps that something covers, and those that it may: what it
// does not state could be any of them.
func settle(taken, unsure map[step]bool, industry Verdict, instruments []Instrument, stages []Stage) {
	if industry == No {
		return
	}
	for _, s := range steps(values(Instruments()), values(Stages())) {
		switch both(industry, both(among(instruments, s.instrument), among(stages, s.stage))) {
		case Yes:
			taken[s] = true
		case Unknown:
			unsure[s] = true
		case No:
		}
	}
}

func (w *worksheet) pair(p Policy) Pair {
	out := Pair{Policy: p, Verdict: No}
	for _, t := range w.task.Industries {
		m := w.Classes.Match(&p, t)
		out.Industries = append(out.Industries, m)
		if m.Verdict == Yes || m.Verdict == Unknown && out.Verdict == No {
			out.Verdict = m.Verdict
		}
	}
	if out.Verdict != Yes {
		return out
	}
	out.Parts = []Part{w.gap(&p, out.Industries), w.ladder(&p), w.funds(&p), w.reach(&p), w.spill(out.Industries)}
	var known, all float64
	for i := range out.Parts {
		part := &out.Parts[i]
		part.Weight = w.Weights[part.Key]
		all += part.Weight
		if part.Known {
			known += part.Weight
		}
	}
	if out.Known = known > 0; !out.Known {
		return out
	}
	out.Weighed = known / all
	for i := range out.Parts {
		part := &out.Parts[i]
		if part.Known {
			part.Used = part.Weight / known
			out.Total += part.Used * part.Value
		}
	}
	out.Suggestion = w.suggest(out)
	return out
}

// Validate refuses weights that are negative, not numbers, of parts that do not
// exist, or all zero. No weights at all are the default ones.
func (w Weights) Validate() error {
	if w == nil {
		return nil
	}
	f := &faults{core.Fail(core.Invalid, "시너지 가중치를 고쳐 주십시오.", "Correct the weights of the synergy.")}
	sum := 0.0
	for _, key := range slices.Sorted(maps.Keys(w)) {
		if _, ok := DefaultWeights()[key]; !ok {
			f.add(string(key), "‘%s’(이)라는 부분은 없습니다.", "There is no part ‘%s’.", string(key))
		}
		if v := w[key]; !(v >= 0) || math.IsInf(v, 0) {
			f.add(string(key), "가중치는 0 이상의 수입니다.", "A weight is a number, zero or more.")
		}
		sum += w[key]
	}
	if len(f.err.Fields) == 0 && sum == 0 {
		f.add("weights", "가중치가 모두 0입니다. 하나 이상 0보다 크게 정해 주십시오.", "All weights are zero. Set at least one above zero.")
	}
	return f.result()
}
