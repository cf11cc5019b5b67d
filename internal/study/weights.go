package study

import (
	"slices"

	"naru/internal/core"
	"naru/internal/multicriteria"
)

// mostRevisits is how many judgements are pointed at.
const mostRevisits = 3

// weigh gives the weights of the indicators in use. What is not there yet is the
// Fault; nothing is guessed.
func (s *Study) weigh(in Inputs, used []bool, skipped []core.Text) Weights {
	out := Weights{Indicators: make([]IndicatorWeight, len(s.Indicators)), Consistent: true}
	for j, x := range s.Indicators {
		out.Indicators[j] = IndicatorWeight{ID: x.ID, Weight: NA(), Skip: skipped[j]}
	}
	if !slices.Contains(used, true) {
		out.Fault = core.T("쓸 수 있는 지표가 없습니다.", "There is no indicator that can be used.")
		return out
	}
	var weights []float64
	var err error
	switch s.Weighting.Method {
	case DirectWeights:
		weights, err = multicriteria.Direct(s.written())
	case AHPWeights:
		weights, err = s.judge(&out, s.asked(used))
	case EntropyWeights:
		weights, err = s.entropy(in, used)
	default:
		weights = multicriteria.Equal(len(s.Indicators))
	}
	if err != nil {
		out.Fault = core.MessageOf(err)
		return out
	}
	sum := 0.0
	for j, w := range weights {
		if used[j] {
			sum += w
		}
	}
	if !(sum > 0) {
		out.Fault = core.T("값이 있는 지표의 가중치가 모두 0입니다. 가중치를 고쳐 주십시오.",
			"Every indicator that has values weighs 0. Please correct the weights.")
		return out
	}
	for j, w := range weights {
		if used[j] {
			out.Indicators[j].Weight = Number(w / sum)
		} else if w > 0 {
			out.Renormalise = true
		}
	}
	return out
}

// written are the direct weights by indicator; one that was not given is 0.
func (s *Study) written() []float64 {
	out := make([]float64, len(s.Indicators))
	for j, x := range s.Indicators {
		for _, w := range s.Weighting.Direct {
			if w.ID == x.ID {
				out[j] = w.Value
			}
		}
	}
	return out
}

// entropy weighs by how far the candidates differ, at min–max whatever the
// indicators' own normalisation.
func (s *Study) entropy(in Inputs, used []bool) ([]float64, error) {
	rows := make([][]float64, len(in.Subjects))
	var at []int
	for j, x := range s.Indicators {
		if !used[j] {
			continue
		}
		at = append(at, j)
		for i, v := range multicriteria.Normalise(in.column(j), multicriteria.MinMax, x.Direction) {
			rows[i] = append(rows[i], v)
		}
	}
	if len(rows) == 0 {
		return nil, core.Fail(core.Invalid, "후보가 없어 엔트로피 가중치를 계산할 수 없습니다.", "There are no candidates to take entropy weights from.")
	}
	some, err := multicriteria.Entropy(rows)
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(s.Indicators))
	for k, j := range at {
		out[j] = some[k]
	}
	return out, nil
}

// asked lists the indicators that experts compare in pairs: those that count. An
// answer about one that is skipped would say nothing, and stays in the text until
// there are values. Studies signed under the first version of how a study scores
// keep to it: their experts were asked about all.
func (s *Study) asked(used []bool) []int {
	var out []int
	for j := range s.Indicators {
		if used[j] || s.asksAll() {
			out = append(out, j)
		}
	}
	return out
}

func (s *Study) asksAll() bool {
	return s.State == Signed && s.Frozen != nil && s.Frozen.Methods[MethodScore] < asksWhatCounts
}

// judge joins the experts' judgements and notes how well each set fits.
func (s *Study) judge(out *Weights, asked []int) ([]float64, error) {
	var matrices []multicriteria.Pairwise
	var says []float64
	for _, e := range s.Weighting.Experts {
		p, err := s.pairwise(e, asked)
		if err != nil {
			return nil, err
		}
		c, err := s.consistency(e.ID, p, asked)
		if err != nil {
			return nil, err
		}
		out.Judged = append(out.Judged, c)
		out.Unjudged += c.Open
		out.Consistent = out.Consistent && (c.Acceptable || e.Weight == 0)
		matrices, says = append(matrices, p), append(says, e.Weight)
	}
	joint, err := multicriteria.Join(matrices, says)
	if err != nil {
		return nil, err
	}
	c, err := s.consistency("", joint, asked)
	if err != nil {
		return nil, err
	}
	out.Joint = &c
	out.Consistent = out.Consistent && c.Acceptable
	weights := make([]float64, len(s.Indicators))
	for _, j := range asked {
		weights[j] = float64(c.Weights[j])
	}
	return weights, nil
}

// pairwise is an expert's matrix over the indicators that are asked about.
// Judgements about others are kept in the text and left out here.
func (s *Study) pairwise(e Expert, asked []int) (multicriteria.Pairwise, error) {
	p, err := multicriteria.NewPairwise(len(asked))
	if err != nil {
		return p, err
	}
	for _, x := range e.Judgements {
		i, j := slices.Index(asked, s.indicator(x.First)), slices.Index(asked, s.indicator(x.Second))
		if i < 0 || j < 0 {
			continue
		}
		if err := p.Judge(i, j, x.Times); err != nil {
			return p, err
		}
	}
	return p, nil
}

func (s *Study) indicator(id string) int {
	return slices.IndexFunc(s.Indicators, func(x Indicator) bool { return x.ID == id })
}

func (s *Study) consistency(expert string, p multicriteria.Pairwise, asked []int) (Consistency, error) {
	c := Consistency{Expert: expert, Lambda: NA(), CI: NA(), CR: NA(), Open: p.Open()}
	if c.Open > 0 {
		return c, nil
	}
	got, err := p.Priority()
	if err != nil {
		return c, err
	}
	for range s.Indicators {
		c.Weights = append(c.Weights, NA())
	}
	for k, j := range asked {
		c.Weights[j] = Number(got.Weights[k])
	}
	c.Lambda, c.CI, c.CR = Number(got.Lambda), Number(got.CI), Number(got.CR)
	if c.Acceptable = got.Consistent(); c.Acceptable {
		return c, nil
	}
	pairs, err := p.Revisit()
	for _, x := range pairs[:min(len(pairs), mostRevisits)] {
		c.Revisit = append(c.Revisit, Pair{
			First: s.Indicators[asked[x.I]].ID, Second: s.Indicators[asked[x.J]].ID,
			Given: Number(x.Given), Suggested: Number(x.Suggested), CR: Number(x.CR),
		})
	}
	return c, err
}
