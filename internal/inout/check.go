package inout

import (
	"fmt"
	"math"
	"slices"

	"naru/internal/core"
)

// maxCellFaults bounds how many faulty cells of one kind are listed: a table with
// millions of blanks is told by its first ones and their number.
const maxCellFaults = 100

// Check finds every fault of a table. Margins are compared only where the table
// has all that they need; within rounding of the last digit that the flows show
// they are taken to fit.
func (t *Table) Check() Faults {
	var fs Faults
	t.checkShape(&fs)
	if fs.Err() != nil {
		return fs
	}
	survey := t.surveyFlows()
	if survey.odd > 0 {
		t.checkCells(&fs)
	}
	t.checkOutput(&fs)
	if fs.Err() != nil {
		return fs
	}
	t.checkFlowsOfTheDead(&fs)
	if t.Output != nil && !t.Coefficients {
		t.checkMargins(&fs, survey)
	}
	t.checkProductive(&fs, survey)
	t.checkMeasures(&fs)
	return fs
}

func (t *Table) checkShape(fs *Faults) {
	n := len(t.Sectors)
	if n == 0 {
		fs.add(FaultShape, "", "", 0, "부문이 없습니다.", "There are no sectors.")
		return
	}
	matrix := func(name core.Text, m []float64) {
		if len(m) != n*n {
			fs.add(FaultShape, "", "", 0, "%[1]s이(가) 정방이 아닙니다: 부문 %[2]d개에는 %[3]d칸이 필요한데 %[4]d칸입니다.",
				"%[1]s is not square: %[2]d sectors need %[3]d cells, there are %[4]d.", name, n, n*n, len(m))
		}
	}
	matrix(core.T("중간거래", "The matrix of flows"), t.Flows)
	if t.ImportFlows != nil {
		matrix(core.T("수입거래", "The matrix of imports"), t.ImportFlows)
	}
	for _, v := range t.vectors() {
		if len(v.Values) != n {
			fs.add(FaultShape, "", "", 0, "‘%[1]s’의 값이 %[2]d개입니다. 부문은 %[3]d개입니다.",
				"‘%[1]s’ has %[2]d values; there are %[3]d sectors.", v.Name, len(v.Values), n)
		}
	}
	if t.Output == nil && !t.Coefficients {
		fs.add(FaultOutput, "", "", 0, "총산출이 없습니다. 총산출 행을 지정하거나 최종수요를 함께 주십시오.",
			"There is no output. Name the row of output, or give final demand with it.")
	}
	seen := make(map[string]bool, n)
	for k, s := range t.Sectors {
		switch {
		case s.Code == "":
			fs.add(FaultBlank, "", "", 0, "%d번째 부문에 부호가 없습니다.", "Sector number %d has no code.", k+1)
		case seen[s.Code]:
			fs.add(FaultDuplicate, s.Code, "", 0, "부문 ‘%s’이(가) 두 번 있습니다.", "Sector ‘%s’ is there twice.", s.Code)
		}
		seen[s.Code] = true
	}
}

// vectors are the table's vectors that exist, by the names that people know.
func (t *Table) vectors() []Series {
	var out []Series
	for _, s := range []Series{
		{"output", t.Output},
		{"income", t.Income},
		{"employment", t.Employment},
		{"imports", t.Imports},
		{"competing imports", t.CompetingImports},
	} {
		if s.Values != nil {
			out = append(out, s)
		}
	}
	return append(append(out, t.ValueAdded...), t.Final...)
}

func (t *Table) checkCells(fs *Faults) {
	n := len(t.Sectors)
	found := map[FaultKind]int{}
	cell := func(kind FaultKind, k int, ko, en string, args ...any) {
		if found[kind]++; found[kind] <= maxCellFaults {
			fs.add(kind, t.Sectors[k/n].Code, t.Sectors[k%n].Code, 0, ko, en, args...)
		}
	}
	for k, v := range t.Flows {
		switch {
		case v >= 0 && v <= MaxValue:
		case math.IsNaN(v):
			cell(FaultBlank, k, "거래 (%s, %s)이(가) 비어 있습니다. 거래가 없으면 0을 적으십시오.",
				"Flow (%s, %s) is blank. Write 0 if there is none.", t.Sectors[k/n].Code, t.Sectors[k%n].Code)
		case math.Abs(v) > MaxValue:
			cell(FaultSize, k, "거래 (%s, %s)의 값 %g은(는) 너무 큽니다.",
				"Flow (%s, %s) is %g, which is too large.", t.Sectors[k/n].Code, t.Sectors[k%n].Code, v)
		default:
			cell(FaultNegative, k, "거래 (%s, %s)이(가) 0보다 작습니다: %g.",
				"Flow (%s, %s) is negative: %g.", t.Sectors[k/n].Code, t.Sectors[k%n].Code, v)
		}
	}
	for _, kind := range []FaultKind{FaultBlank, FaultSize, FaultNegative} {
		if more := found[kind] - maxCellFaults; more > 0 {
			fs.add(kind, "", "", 0, "같은 칸이 %d개 더 있습니다.", "%d more such cells.", more)
		}
	}
}

func (t *Table) checkOutput(fs *Faults) {
	for k, x := range t.Output {
		code := t.Sectors[k].Code
		switch {
		case math.IsNaN(x):
			fs.add(FaultBlank, code, "", 0, "부문 ‘%s’의 총산출이 비어 있습니다. 생산이 없으면 0을 적으십시오.",
				"The output of sector ‘%s’ is blank. Write 0 if it makes nothing.", code)
		case x < 0:
			fs.add(FaultOutput, code, "", 0, "부문 ‘%s’의 총산출이 0보다 작습니다: %g.", "The output of sector ‘%s’ is negative: %g.", code, x)
		case x > MaxValue:
			fs.add(FaultSize, code, "", 0, "부문 ‘%s’의 총산출 %g은(는) 너무 큽니다.", "The output of sector ‘%s’ is %g, which is too large.", code, x)
		case x == 0:
			fs.add(FaultZeroOutput, code, "", 0, "부문 ‘%s’은(는) 총산출이 0이어서 따로 둡니다. 다른 부문의 결과에는 영향이 없습니다.",
				"Sector ‘%s’ has zero output and is set aside; the others are not touched.", code)
		}
	}
}

// checkFlowsOfTheDead names sectors that buy or sell without making anything.
func (t *Table) checkFlowsOfTheDead(fs *Faults) {
	n := len(t.Sectors)
	for k, x := range t.Output {
		if x != 0 {
			continue
		}
		var sold, bought float64
		for j := range n {
			sold += math.Abs(t.At(k, j))
			bought += math.Abs(t.At(j, k))
		}
		if sold+bought > 0 {
			code := t.Sectors[k].Code
			fs.add(FaultDead, code, "", 0, "부문 ‘%[1]s’은(는) 총산출이 0인데 판매 %[2]s, 구입 %[3]s이(가) 있습니다. 그 거래는 쓰지 않습니다.",
				"Sector ‘%[1]s’ has zero output but sells %[2]s and buys %[3]s. Those flows are not used.", code, amount(sold), amount(bought))
		}
	}
}

func (t *Table) checkMargins(fs *Faults, survey survey) {
	slack := t.lastDigit() * float64(len(t.Sectors)+2) / 2 * (1 + 1e-9)
	compare := func(kind FaultKind, sums []float64, ko, en string) {
		for k, sum := range sums {
			gap := sum - t.Output[k]
			if math.IsNaN(gap) || math.Abs(gap) <= max(slack, 1e-9*math.Abs(t.Output[k])) {
				continue
			}
			fs.add(kind, t.Sectors[k].Code, "", gap, ko, en, t.Sectors[k].Code, amount(sum), amount(t.Output[k]), amount(gap))
		}
	}
	if final := t.TotalFinal(); final != nil && (t.Scope != Total || t.CompetingImports != nil) {
		sums := slices.Clone(survey.rows)
		for k := range sums {
			sums[k] += final[k]
			if t.Scope == Total {
				sums[k] -= t.CompetingImports[k]
			}
		}
		compare(FaultRowMargin, sums, "부문 ‘%s’의 행 합 %s이(가) 총산출 %s과(와) %s만큼 다릅니다.",
			"The row of sector ‘%s’ sums to %s, its output is %s: a gap of %s.")
	}
	imports := t.ImportedInputs()
	if added := t.TotalValueAdded(); added != nil && (t.Scope == Total || imports != nil) {
		sums := slices.Clone(survey.columns)
		for k := range sums {
			sums[k] += added[k]
			if t.Scope != Total {
				sums[k] += imports[k]
			}
		}
		compare(FaultColumnMargin, sums, "부문 ‘%s’의 열 합 %s이(가) 총투입 %s과(와) %s만큼 다릅니다.",
			"The column of sector ‘%s’ sums to %s, its output is %s: a gap of %s.")
	}
}

// lastDigit is the unit of the last decimal that output shows: 1 for whole
// numbers, down to a millionth.
func (t *Table) lastDigit() float64 {
	const finest = 6
	decimals, scale := 0, 1.0
	for _, v := range t.Output {
		for decimals < finest && math.Abs(v*scale-math.Round(v*scale)) > 1e-6 {
			decimals++
			scale *= 10
		}
	}
	return 1 / scale
}

// checkProductive names sectors whose inputs are worth their output or more.
func (t *Table) checkProductive(fs *Faults, survey survey) {
	for j, sum := range survey.columns {
		whole := 1.0
		if !t.Coefficients {
			whole = t.Output[j]
		}
		if whole > 0 && sum >= whole {
			fs.add(FaultUnproductive, t.Sectors[j].Code, "", 0, "부문 ‘%[1]s’의 중간투입 %[2]s이(가) 산출 %[3]s 이상입니다.",
				"The intermediate inputs of sector ‘%[1]s’, %[2]s, are no less than its output, %[3]s.", t.Sectors[j].Code, amount(sum), amount(whole))
		}
	}
}

// checkMeasures names the values that make a measure NA.
func (t *Table) checkMeasures(fs *Faults) {
	measures := t.vectors()
	if t.Imports == nil && t.ImportFlows != nil {
		measures = append(measures, Series{"imports", t.ImportedInputs()})
	}
	for _, v := range measures {
		for k, x := range v.Values {
			if math.IsNaN(x) || math.Abs(x) > MaxValue {
				fs.add(FaultUnknown, t.Sectors[k].Code, "", 0, "부문 ‘%[1]s’의 %[2]s 값이 없습니다. 그것에 기대는 결과는 정의되지 않습니다(NA).",
					"Sector ‘%[1]s’ has no value of %[2]s. What depends on it is not available.", t.Sectors[k].Code, v.Name)
			}
		}
	}
}

func amount(x float64) string { return fmt.Sprintf("%.10g", x) }
