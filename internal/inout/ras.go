package inout

import (
	"context"
	"math"
	"strings"

	"naru/internal/core"
)

// Balance is a matrix brought to new margins.
type Balance struct {
	Flows      []float64 // r̂ Z ŝ
	R, S       []float64 // factors of rows and columns; NA where the margin is zero
	Iterations int
	Gap        float64 // largest difference of a margin, relative to the largest margin
}

// DefaultRASTolerance is the gap at which RAS stops when none is stated.
const DefaultRASTolerance = 1e-10

const maxRASSteps = 10_000

// RAS scales the rows and columns of a non-negative matrix in turn until both sets
// of margins are met within tolerance, relative to the largest margin (Stone 1961;
// Bacharach 1965; Miller and Blair 2009, section 7.4). codes name the rows and
// columns in messages. Negative or blank cells and margins, margins of different
// totals, and margins that no scaling can meet are errors that name them.
func RAS(ctx context.Context, z []float64, codes []string, rows, columns []float64, tolerance float64) (*Balance, error) {
	n := len(codes)
	if len(z) != n*n || len(rows) != n || len(columns) != n || n == 0 {
		return nil, core.Fail(core.Invalid,
			"부문 %[1]d개에 거래 %[2]d칸, 행 합 %[3]d개, 열 합 %[4]d개는 맞지 않습니다.",
			"%[1]d sectors do not fit %[2]d flows, %[3]d row totals and %[4]d column totals.", n, len(z), len(rows), len(columns))
	}
	if tolerance <= 0 {
		tolerance = DefaultRASTolerance
	}
	if err := checkMargins(z, codes, rows, columns, tolerance); err != nil {
		return nil, err
	}
	b := &Balance{Flows: append([]float64(nil), z...), R: make([]float64, n), S: make([]float64, n)}
	for k := range n {
		b.R[k], b.S[k] = 1, 1
	}
	largest := 0.0
	for k := range n {
		largest = max(largest, rows[k], columns[k])
	}
	if largest == 0 {
		largest = 1
	}
	for b.Iterations < maxRASSteps {
		if err := ctx.Err(); err != nil {
			return nil, failCancelled(err)
		}
		b.Iterations++
		b.scaleRows(rows)
		b.scaleColumns(columns)
		b.Gap = 0
		for k, sum := range rowSums(b.Flows, n) {
			b.Gap = max(b.Gap, math.Abs(sum-rows[k])/largest)
		}
		if b.Gap <= tolerance {
			b.hideZeroMargins(rows, columns)
			return b, nil
		}
	}
	return nil, b.failInfeasible(codes, rows)
}

func checkMargins(z []float64, codes []string, rows, columns []float64, tolerance float64) error {
	n := len(codes)
	for k, v := range z {
		if !(v >= 0 && v <= MaxValue) {
			return core.Fail(core.Invalid, "거래 (%s, %s)이(가) 비었거나 0보다 작습니다: %g. RAS는 0 이상인 거래만 다룹니다.",
				"Flow (%s, %s) is blank or negative: %g. RAS needs flows of zero or more.", codes[k/n], codes[k%n], v)
		}
	}
	var r, c float64
	rowNow, columnNow := rowSums(z, n), columnSums(z, n)
	for k, code := range codes {
		for _, side := range []struct {
			name        core.Text
			target, now float64
		}{
			{core.T("행", "row"), rows[k], rowNow[k]},
			{core.T("열", "column"), columns[k], columnNow[k]},
		} {
			if !(side.target >= 0 && side.target <= MaxValue) {
				return core.Fail(core.Invalid, "부문 ‘%[1]s’의 %[2]s 합 목표가 비었거나 0보다 작습니다: %[3]g.",
					"The %[2]s total of sector ‘%[1]s’ is blank or negative: %[3]g.", code, side.name, side.target)
			}
			if side.target > 0 && side.now == 0 {
				return core.Fail(core.Invalid, "부문 ‘%[1]s’의 %[2]s은(는) 모두 0이어서 합 %[3]g에 맞출 수 없습니다.",
					"The %[2]s of sector ‘%[1]s’ is all zero and cannot be brought to %[3]g.", code, side.name, side.target)
			}
		}
		r += rows[k]
		c += columns[k]
	}
	if math.Abs(r-c) > max(tolerance, 1e-9)*max(r, c) {
		return core.Fail(core.Invalid, "행 합의 총계 %s과(와) 열 합의 총계 %s이(가) %s만큼 다릅니다. 총계를 맞추십시오.",
			"Row totals sum to %s, column totals to %s: a gap of %s. Make them agree.", amount(r), amount(c), amount(r-c))
	}
	return nil
}

func (b *Balance) scaleRows(to []float64) {
	n := len(to)
	for i, sum := range rowSums(b.Flows, n) {
		if sum == 0 {
			continue
		}
		by := to[i] / sum
		b.R[i] *= by
		row := b.Flows[i*n : (i+1)*n]
		for j := range row {
			row[j] *= by
		}
	}
}

func (b *Balance) scaleColumns(to []float64) {
	n := len(to)
	by := columnSums(b.Flows, n)
	for j, sum := range by {
		by[j] = 1
		if sum != 0 {
			by[j] = to[j] / sum
		}
		b.S[j] *= by[j]
	}
	for i := range n {
		row := b.Flows[i*n : (i+1)*n]
		for j := range row {
			row[j] *= by[j]
		}
	}
}

// hideZeroMargins makes the factors of empty rows and columns NA: any would do.
func (b *Balance) hideZeroMargins(rows, columns []float64) {
	for k := range rows {
		if rows[k] == 0 {
			b.R[k] = math.NaN()
		}
		if columns[k] == 0 {
			b.S[k] = math.NaN()
		}
	}
}

func (b *Balance) failInfeasible(codes []string, rows []float64) error {
	var apart []string
	for k, sum := range rowSums(b.Flows, len(codes)) {
		if math.Abs(sum-rows[k]) > 1e-6*max(rows[k], sum) {
			apart = append(apart, codes[k]+": "+amount(sum)+" ≠ "+amount(rows[k]))
		}
	}
	return core.Fail(core.Invalid,
		"RAS가 %[1]d번 되풀이해도 합에 맞지 않습니다(남은 차이 %.3[2]g). 0인 거래 때문에 맞출 수 없는 부문: %[3]s",
		"RAS does not meet the totals after %[1]d rounds (a gap of %.3[2]g is left): zero flows make them infeasible. Rows still apart: %[3]s",
		b.Iterations, b.Gap, strings.TrimSpace(fewOf(apart)))
}
