package study

import (
	"cmp"
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/multicriteria"
)

// Compute scores, ranks and tests the candidates. It is a pure function: the
// same study and inputs give the same result, whatever the order in which
// candidates come. It stops when ctx is done.
func Compute(ctx context.Context, s Study, in Inputs) (Result, error) {
	in.Subjects = slices.SortedStableFunc(slices.Values(in.Subjects), func(a, b Subject) int { return cmp.Compare(a.ID, b.ID) })
	for _, x := range in.Subjects {
		if len(x.Cells) != len(s.Indicators) {
			return Result{}, core.Fail(core.Invalid, "‘%[1]s’의 값이 지표 수와 맞지 않습니다. 연구를 다시 계산해 주십시오.",
				"The values of ‘%[1]s’ do not match the indicators. Compute the study anew.", x.ID)
		}
	}
	used, skipped := s.usable(in)
	r := Result{Weights: s.weigh(in, used, skipped), Candidates: make([]Standing, len(in.Subjects)), Notes: in.Notes}
	table := s.table(in, used)
	for i, x := range in.Subjects {
		r.Candidates[i] = Standing{
			ID: x.ID, Name: x.Name, Raw: x.Cells, Normalised: numbers(table.Values[i]), Type: x.Type,
			Parts: make([]Number, len(s.Indicators)), Total: NA(), Final: NA(),
		}
		for j := range s.Indicators {
			r.Candidates[i].Parts[j] = NA()
		}
	}
	if r.Weights.Fault.IsZero() {
		if err := s.score(ctx, &r, table); err != nil {
			return Result{}, err
		}
	}
	s.list(&r)
	s.rate(&r)
	s.decide(&r)
	slices.SortStableFunc(r.Candidates, func(a, b Standing) int {
		return cmp.Compare(lastIfNone(a.Rank), lastIfNone(b.Rank))
	})
	return r, nil
}

// lastIfNone sorts what has no rank behind what has.
func lastIfNone(rank int) int {
	if rank == 0 {
		return math.MaxInt
	}
	return rank
}

// usable tells which indicators take part, and why the others do not.
func (s *Study) usable(in Inputs) (used []bool, skipped []core.Text) {
	used, skipped = make([]bool, len(s.Indicators)), make([]core.Text, len(s.Indicators))
	for j, x := range s.Indicators {
		used[j] = !x.Optional || in.known(j)
		if used[j] {
			continue
		}
		if s.Weighting.Method == AHPWeights && !s.asksAll() {
			skipped[j] = core.Tf("‘%[1]s’은(는) 자료가 없어 건너뛰었습니다. 쌍대비교에서도 묻지 않습니다.",
				"There are no data for ‘%[1]s’: it is skipped, and experts are not asked about it.", x.Title)
			continue
		}
		skipped[j] = core.Tf("‘%[1]s’은(는) 자료가 없어 건너뛰고 가중치를 나머지 지표에 비례해 나누었습니다.",
			"There are no data for ‘%[1]s’: it is skipped and its weight goes to the others in proportion.", x.Title)
	}
	return used, skipped
}

// table are the normalised indicators; skipped ones are not known.
func (s *Study) table(in Inputs, used []bool) multicriteria.Table {
	t := multicriteria.Table{Values: make([][]float64, len(in.Subjects)), Renormalise: s.Missing == Renormalise}
	for i := range t.Values {
		t.Values[i] = make([]float64, len(s.Indicators))
	}
	for j, x := range s.Indicators {
		column := multicriteria.Normalise(in.column(j), x.Normalisation, x.Direction)
		for i := range t.Values {
			t.Values[i][j] = math.NaN()
			if used[j] {
				t.Values[i][j] = column[i]
			}
		}
	}
	return t
}

// score fills in totals, ranks and how far they depend on the weights.
func (s *Study) score(ctx context.Context, r *Result, t multicriteria.Table) error {
	weights := make([]float64, len(s.Indicators))
	for j, w := range r.Weights.Indicators {
		if w.Weight.Defined() {
			weights[j] = float64(w.Weight)
		}
	}
	for i, x := range t.Score(weights) {
		c := &r.Candidates[i]
		c.Total, c.Rank, c.Parts = Number(x.Total), x.Rank, numbers(x.Parts)
		if x.Rank == 0 {
			c.Total, c.Reason = NA(), s.why(*c, weights)
		}
	}
	k := s.top()
	if k < 1 || len(t.Values) == 0 {
		return nil
	}
	for _, f := range t.Flips(weights, k) {
		r.Flips = append(r.Flips, ListFlip{
			Indicator: s.Indicators[f.Indicator].ID, From: Number(f.From), To: Number(f.To),
			Leaves: r.Candidates[f.Leaves].ID, Enters: r.Candidates[f.Enters].ID,
		})
	}
	if s.Sensitivity.Draws < 1 {
		return nil
	}
	robust, err := t.Robustness(ctx, weights, k, multicriteria.Draws{
		Count: s.Sensitivity.Draws, Concentration: s.Sensitivity.Concentration, Seed: s.Sensitivity.Seed,
	})
	if err != nil {
		return stopped(err)
	}
	for i, x := range robust {
		if c := &r.Candidates[i]; c.Rank > 0 {
			c.Robust = robustness(x)
		}
	}
	return nil
}

// why names the indicators for want of which a candidate has no score.
func (s *Study) why(c Standing, weights []float64) core.Text {
	ko, en := "", ""
	for j, x := range s.Indicators {
		if weights[j] == 0 || c.Normalised[j].Defined() {
			continue
		}
		if ko != "" {
			ko, en = ko+", ", en+", "
		}
		ko, en = ko+x.Title.Ko, en+x.Title.In(core.English)
	}
	return core.T("값이 없는 지표가 있어 점수를 내지 않았습니다: "+ko, "No score for want of: "+en)
}

// stopped makes any error one that users may read.
func stopped(err error) error {
	if core.CodeOf(err) != core.Internal {
		return err
	}
	return core.Fail(core.Cancelled, "계산이 중단되었습니다. 다시 시도해 주십시오.", "The computation was stopped. Please try again.").Because(err)
}
