package multicriteria

import (
	"math"

	"naru/internal/core"
)

// Equal weighs n indicators alike.
func Equal(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1 / float64(n)
	}
	return out
}

// tolerance is how far weights may sum from 1: three decimals each, for a few
// indicators, as people type them.
const tolerance = 0.005

// Direct takes weights as people gave them. They must be 0 or more and sum to
// 1, or to 100 when given in percent; what rounding leaves is spread in
// proportion. A sum beyond that is refused, not scaled in silence.
func Direct(given []float64) ([]float64, error) {
	sum := 0.0
	for i, w := range given {
		if !defined(w) || w < 0 {
			return nil, core.Fail(core.Invalid, "%d번째 가중치는 0 이상의 수여야 합니다.", "Weight %d must be a number of 0 or more.", i+1)
		}
		sum += w
	}
	whole := 1.0
	if sum > 2 { //nolint:mnd // between 1 and 100 there is no doubt which was meant
		whole = 100
	}
	if len(given) == 0 || math.Abs(sum-whole) > tolerance*whole {
		return nil, core.Fail(core.Invalid, "가중치의 합이 %[1]s입니다. 합이 1(또는 100%%)이 되게 고쳐 주십시오.",
			"The weights sum to %[1]s. Make them sum to 1 (or 100%%).", short(sum))
	}
	out := make([]float64, len(given))
	for i, w := range given {
		out[i] = w / sum
	}
	return out, nil
}

// Entropy weighs indicators by how much they tell the candidates apart:
// w_j ∝ 1 − e_j, e_j = −Σ_i p_ij ln p_ij / ln n with p_ij = x_ij/Σ_i x_ij
// (Shannon's entropy as in Zeleny 1982, ch. 7). values has one row per
// candidate and must hold numbers of 0 or more, higher being better: give it
// indicators normalised by min–max. A candidate with a gap is left out. When
// nothing tells the candidates apart, all weigh alike.
func Entropy(values [][]float64) ([]float64, error) {
	rows, err := complete(values)
	if err != nil {
		return nil, err
	}
	width := len(rows[0])
	out := make([]float64, width)
	total := 0.0
	for j := range out {
		sum, e := 0.0, 0.0
		for _, row := range rows {
			sum += row[j]
		}
		if sum > 0 {
			for _, row := range rows {
				if p := row[j] / sum; p > 0 {
					e -= p * math.Log(p)
				}
			}
			out[j] = max(0, 1-e/math.Log(float64(len(rows))))
		}
		total += out[j]
	}
	if total < 1e-12 { //nolint:mnd // rounding of a sum of logarithms
		return Equal(width), nil
	}
	scaleToOne(out)
	return out, nil
}

// complete gives the rows without gaps, at least two of one width.
func complete(values [][]float64) ([][]float64, error) {
	var rows [][]float64
	for i, row := range values {
		if len(row) != len(values[0]) || len(row) == 0 {
			return nil, core.Fail(core.Invalid, "%d번째 후보의 지표 수가 다릅니다.", "Candidate %d has another number of indicators.", i+1)
		}
		whole := true
		for _, x := range row {
			if defined(x) && x < 0 {
				return nil, core.Fail(core.Invalid, "엔트로피 가중치는 0 이상의 값으로만 계산합니다. 최소–최대 정규화를 고르십시오.",
					"Entropy weights need values of 0 or more. Choose min–max normalisation.")
			}
			whole = whole && defined(x)
		}
		if whole {
			rows = append(rows, row)
		}
	}
	if len(rows) < 2 { //nolint:mnd // one candidate cannot be told apart
		return nil, core.Fail(core.Invalid, "모든 지표의 값이 있는 후보가 둘 이상이어야 합니다.", "At least two candidates must have every indicator.")
	}
	return rows, nil
}
