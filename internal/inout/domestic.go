package inout

import (
	"slices"

	"naru/internal/core"
)

// RemoveImports makes a domestic table out of a total one by the usual assumption
// that each product is imported in one proportion for every domestic use: row i is
// multiplied by 1 − imports_i / (output_i + imports_i − exports_i). exports name
// the columns of final demand that imports do not serve. Proportions outside 0 … 1
// are an error that names the sector (Miller and Blair 2009, section 4.2; 한국은행,
// 산업연관분석해설, 비경쟁수입형의 근사).
func (t *Table) RemoveImports(exports ...string) (*Table, error) {
	n := len(t.Sectors)
	if t.Scope != Total || t.Coefficients || t.Output == nil || len(t.CompetingImports) != n {
		return nil, core.Fail(core.Invalid,
			"수입을 덜어 내려면 총산출과 품목별 수입을 가진 총거래표가 필요합니다. 수입 열과 총산출을 지정하십시오.",
			"Taking imports out needs a total table of flows with output and imports by product. Name the column of imports and the output.").
			With("removeImports", core.T("수입 열이나 총산출이 없습니다.", "Imports or output are missing."))
	}
	abroad := make([]float64, n)
	for _, f := range t.Final {
		if slices.Contains(exports, f.Name) {
			for k, v := range f.Values {
				abroad[k] += v
			}
		}
	}
	shares, err := t.importShares(abroad)
	if err != nil {
		return nil, err
	}
	domestic := *t
	domestic.Scope, domestic.Final, domestic.CompetingImports = Domestic, nil, nil
	domestic.Flows, domestic.ImportFlows = make([]float64, n*n), make([]float64, n*n)
	for i, share := range shares {
		for k := i * n; k < (i+1)*n; k++ {
			domestic.ImportFlows[k] = t.Flows[k] * share
			domestic.Flows[k] = t.Flows[k] - domestic.ImportFlows[k]
		}
	}
	for _, f := range t.Final {
		own := Series{Name: f.Name, Values: slices.Clone(f.Values)}
		if !slices.Contains(exports, f.Name) {
			for i, share := range shares {
				own.Values[i] *= 1 - share
			}
		}
		domestic.Final = append(domestic.Final, own)
	}
	return &domestic, nil
}

// importShares gives the share of imports in what each product's domestic uses
// are served with.
func (t *Table) importShares(exports []float64) ([]float64, error) {
	shares := make([]float64, len(t.Sectors))
	for i, imports := range t.CompetingImports {
		if imports == 0 {
			continue
		}
		supply := t.Output[i] + imports - exports[i]
		if shares[i] = imports / supply; !(shares[i] >= 0 && shares[i] <= 1) {
			return nil, core.Fail(core.Invalid,
				"부문 ‘%[1]s’의 수입 %[2]s이(가) 국내공급 %[3]s을(를) 벗어납니다. 수입과 수출을 확인하십시오.",
				"Imports of sector ‘%[1]s’, %[2]s, do not fit its domestic supply, %[3]s. Check imports and exports.",
				t.Sectors[i].Code, amount(imports), amount(supply))
		}
	}
	return shares, nil
}
