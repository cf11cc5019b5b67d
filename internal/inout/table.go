package inout

import (
	"math"

	"naru/internal/core"
)

// Sector is one row and column of a table.
type Sector struct {
	Code string
	Name core.Text // may be empty
}

// Scope tells what the intermediate flows of a table hold.
type Scope string

// The scopes.
const (
	Domestic Scope = "domestic" // goods and services made inside; imports stand apart (비경쟁수입형, 국산거래표)
	Total    Scope = "total"    // imports among them (경쟁수입형, 총거래표)
)

// Title names the scope.
func (s Scope) Title() core.Text {
	if s == Total {
		return core.T("총거래표(수입 포함)", "total flows (imports included)")
	}
	return core.T("국산거래표", "domestic flows")
}

// Series is a named vector over the sectors: a row of primary inputs or a column
// of final demand. NaN is NA.
type Series struct {
	Name   string
	Values []float64
}

// Table is a symmetric input–output table in one unit of money. Slices over
// sectors have one value for each, or are nil when the table does not have them.
// A table is read, never changed, by this package.
type Table struct {
	Sectors []Sector
	Scope   Scope // "" is Domestic

	// Flows is Z, n×n, row-major: Flows[i*n+j] is what j buys from i. When
	// Coefficients is set it is A instead and Output may be nil.
	Flows        []float64
	Coefficients bool
	Output       []float64 // x

	ValueAdded []Series // rows that sum to value added
	Income     []float64
	Employment []float64 // persons, or whatever unit the table states

	// Imports are the imported intermediates by buying sector, a row of a
	// domestic table. ImportFlows are the same by product, n×n; either may be
	// missing.
	Imports     []float64
	ImportFlows []float64
	// CompetingImports are the imports by product that a total table subtracts
	// from its final demand.
	CompetingImports []float64

	Final []Series // columns of final demand, exports included
}

// Len is the number of sectors.
func (t *Table) Len() int { return len(t.Sectors) }

// At is cell (i, j) of the flows, by position.
func (t *Table) At(i, j int) float64 { return t.Flows[i*len(t.Sectors)+j] }

// Index gives the position of each sector by code.
func (t *Table) Index() map[string]int {
	at := make(map[string]int, len(t.Sectors))
	for k, s := range t.Sectors {
		at[s.Code] = k
	}
	return at
}

// TotalValueAdded sums the rows of value added; NA where one of them is. It is
// nil when the table has none.
func (t *Table) TotalValueAdded() []float64 { return sumSeries(t.ValueAdded) }

// TotalFinal sums the columns of final demand; NA where one of them is. It is nil
// when the table has none.
func (t *Table) TotalFinal() []float64 { return sumSeries(t.Final) }

// ImportedInputs are the imported intermediates by buying sector: Imports, or the
// column sums of ImportFlows; nil when the table has neither.
func (t *Table) ImportedInputs() []float64 {
	if t.Imports != nil || t.ImportFlows == nil {
		return t.Imports
	}
	return columnSums(t.ImportFlows, len(t.Sectors))
}

// CloseValueAdded gives a copy of the table whose value added is what the columns
// leave: output less intermediates and less imported inputs of a domestic table.
// The table must have output, and a domestic one its imports.
func (t *Table) CloseValueAdded(name string) (*Table, error) {
	if t.Coefficients || t.Output == nil {
		return nil, core.Fail(core.Invalid,
			"총산출이 없어 부가가치를 계산할 수 없습니다. 총산출을 가진 거래표를 쓰십시오.",
			"Value added cannot be computed without output. Use a table of flows that has it.")
	}
	rest := columnSums(t.Flows, len(t.Sectors))
	imports := t.ImportedInputs()
	if t.Scope != Total && imports == nil {
		return nil, core.Fail(core.Invalid,
			"국산거래표에 수입투입이 없어 부가가치를 계산할 수 없습니다. 수입 중간투입 행을 지정하십시오.",
			"A domestic table without imported inputs leaves value added unknown. Name the row of imported intermediates.")
	}
	for j := range rest {
		rest[j] = t.Output[j] - rest[j]
		if t.Scope != Total {
			rest[j] -= imports[j]
		}
	}
	closed := *t
	closed.ValueAdded = []Series{{Name: name, Values: rest}}
	return &closed, nil
}

func sumSeries(parts []Series) []float64 {
	if len(parts) == 0 {
		return nil
	}
	sum := make([]float64, len(parts[0].Values))
	for _, p := range parts {
		for k, v := range p.Values {
			sum[k] += v
		}
	}
	return sum
}

func columnSums(flows []float64, n int) []float64 {
	sum := make([]float64, n)
	for i := range n {
		for j, v := range flows[i*n : (i+1)*n] {
			sum[j] += v
		}
	}
	return sum
}

func rowSums(flows []float64, n int) []float64 {
	sum := make([]float64, n)
	for i := range n {
		for _, v := range flows[i*n : (i+1)*n] {
			sum[i] += v
		}
	}
	return sum
}

func naVector(n int) []float64 {
	v := make([]float64, n)
	for k := range v {
		v[k] = math.NaN()
	}
	return v
}
