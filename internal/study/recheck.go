package study

import (
	"context"
	"maps"
	"slices"

	"naru/internal/core"
)

// Recheck is a frozen study held against what can be computed now, number by
// number.
type Recheck struct {
	Reproduced  bool          // the frozen inputs still come to the frozen result
	Basis       Basis         // FromData when every value could be read again
	Sources     []SourceCheck // of the frozen data, each
	Differences []Difference  // values and results that are others now
	Methods     []core.Text   // methods that were changed since
	Text        core.Text     // the whole in a sentence or two
}

// Same reports whether everything came out as it was frozen.
func (r *Recheck) Same() bool { return r.Reproduced && len(r.Differences) == 0 }

// Difference is a number that is another one now.
type Difference struct {
	Candidate string
	Indicator string // empty for what is about the candidate as a whole
	What      core.Text
	Was, Now  Number
	Dataset   string // key of the dataset that the value came from
}

// The numbers of a difference that are not an indicator's.
var (
	ofTotal = core.T("정량 점수", "Score")
	ofRank  = core.T("정량 순위", "Rank by the numbers")
	ofFinal = core.T("종합 점수", "Final score")
)

// Recheck computes a frozen study anew: from the frozen inputs, and from the
// datasets as far as they are here, found by their checksum whatever they are
// called.
func (s *Service) Recheck(ctx context.Context, actor core.Actor, x Study) (Recheck, error) {
	f := x.Frozen
	if f == nil {
		return Recheck{}, core.Fail(core.Invalid, "서명하거나 파일로 옮긴 연구만 다시 계산해 견줄 수 있습니다.", "Only a study that was signed or came from a file can be checked again.")
	}
	out := Recheck{Basis: FromData, Methods: newerMethods(x)}
	again, err := Compute(ctx, x, f.Inputs)
	if err != nil {
		return out, err
	}
	own := differ(x, f.Inputs, f.Inputs, f.Result, again)
	out.Reproduced, out.Differences = len(own) == 0, own
	here, err := s.locate(ctx, actor, f.Inputs.Sources)
	if err != nil {
		return out, err
	}
	out.Sources = here
	in, complete, err := s.regather(ctx, actor, x, here)
	if err != nil {
		return out, err
	}
	if !complete {
		out.Basis = FromFrozen
	}
	now, err := Compute(ctx, x, in)
	if err != nil {
		return out, err
	}
	if out.Reproduced {
		out.Differences = differ(x, f.Inputs, in, f.Result, now)
	}
	out.Text = out.say()
	return out, nil
}

// regather reads the inputs again from the same data; a column whose data are
// not here keeps what was frozen, and complete is false.
func (s *Service) regather(ctx context.Context, actor core.Actor, x Study, here []SourceCheck) (in Inputs, complete bool, err error) {
	kept := x.Frozen.Inputs
	local := map[string]DataSource{}
	for _, c := range here {
		if c.Found() {
			local[c.Source.VersionID] = c.Here
		}
	}
	base, ok := kept.scopeSource()
	at, found := local[base.VersionID]
	if !ok || !found {
		return kept, false, nil
	}
	x.Scope = kept.Scope
	x.Scope.Dataset, x.Scope.Version = at.Dataset, at.Version
	x.Indicators = slices.Clone(x.Indicators)
	absent := make([]bool, len(x.Indicators))
	for j := range x.Indicators {
		src, from := &x.Indicators[j].Source, kept.Columns[j].Evidence.Sources
		if src.Method == Uploaded || len(from) == 0 {
			continue
		}
		at, found := local[from[0].VersionID]
		if absent[j] = !found; absent[j] {
			*src = Source{Method: Uploaded}
			continue
		}
		src.Dataset, src.Version = at.Dataset, at.Version
	}
	if in, err = s.Gather(ctx, actor, x); err != nil {
		return in, false, err
	}
	for j, gone := range absent {
		if gone {
			in.carry(kept, j)
		}
	}
	return in, !slices.Contains(absent, true), nil
}

// scopeSource is the data that the candidates were taken from.
func (in *Inputs) scopeSource() (DataSource, bool) {
	for _, s := range in.Sources {
		if s.Dataset == in.Scope.Dataset && s.Version == in.Scope.Version {
			return s, true
		}
	}
	return DataSource{}, false
}

// carry takes an indicator over from other inputs.
func (in *Inputs) carry(from Inputs, j int) {
	in.Columns[j] = from.Columns[j]
	for k := range in.Subjects {
		if s, ok := from.subject(in.Subjects[k].ID); ok {
			in.Subjects[k].Cells[j] = s.Cells[j]
		}
	}
}

// differ lists every number of two computations that is not the same.
func differ(x Study, was, now Inputs, before, after Result) []Difference {
	var out []Difference
	add := func(candidate, indicator, dataset string, what core.Text, a, b Number) {
		if !a.equals(b) {
			out = append(out, Difference{candidate, indicator, what, a, b, dataset})
		}
	}
	ids := map[string]bool{}
	for _, s := range slices.Concat(was.Subjects, now.Subjects) {
		ids[s.ID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		a, inA := was.subject(id)
		b, inB := now.subject(id)
		for j, ind := range x.Indicators {
			from, to := NA(), NA()
			if inA {
				from = a.Cells[j].Value
			}
			if inB {
				to = b.Cells[j].Value
			}
			dataset := ""
			if src := was.Columns[j].Evidence.Sources; len(src) > 0 {
				dataset = src[0].Dataset
			}
			add(id, ind.ID, dataset, ind.Title, from, to)
		}
		p, _ := before.Standing(id)
		q, _ := after.Standing(id)
		if !inA {
			p.Total, p.Final = NA(), NA()
		}
		if !inB {
			q.Total, q.Final = NA(), NA()
		}
		add(id, "", "", ofTotal, p.Total, q.Total)
		add(id, "", "", ofRank, Number(p.Rank), Number(q.Rank))
		add(id, "", "", ofFinal, p.Final, q.Final)
		if p.Robust != nil && q.Robust != nil {
			add(id, "", "", core.T("상위 비율", "Share of draws in the top"), p.Robust.InTop, q.Robust.InTop)
		}
	}
	return out
}

// newerMethods names the methods whose version is another one now. How a signed
// study scores is not among them: it is computed again as it was signed.
func newerMethods(x Study) []core.Text {
	var out []core.Text
	was := x.Frozen.Methods
	for _, id := range slices.Sorted(maps.Keys(was)) {
		if id == MethodScore && x.State == Signed && was[id] < methodScoreVersion {
			continue
		}
		if now, ok := methodVersion(id); ok && now != was[id] {
			out = append(out, core.Tf("‘%[1]s’ 계산 방법이 %[2]d판에서 %[3]d판으로 바뀌었습니다.", "The method ‘%[1]s’ went from version %[2]d to %[3]d.", id, was[id], now))
		}
	}
	return out
}

// say puts the whole into words.
func (r *Recheck) say() core.Text {
	from := core.T("자료에서 다시 계산했습니다.", "Computed again from the datasets.")
	if r.Basis == FromFrozen {
		from = core.T("이 컴퓨터에 없는 자료는 함께 보관된 값으로 계산했습니다.", "Values whose data are not here were taken from what was kept.")
	}
	verdict := core.T(" 모든 수가 같습니다.", " Every number is the same.")
	if !r.Same() {
		verdict = core.Tf(" 다른 수가 %d개 있습니다.", " %d numbers differ.", len(r.Differences))
	}
	t := core.T(from.Ko+verdict.Ko, from.En+verdict.En)
	for _, c := range r.Sources {
		if !c.Text.IsZero() {
			t = core.T(t.Ko+" "+c.Text.Ko, t.En+" "+c.Text.En)
		}
	}
	return t
}
