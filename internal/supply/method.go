package supply

import "naru/internal/core"

// Method describes one method, so that a number can name what it came from.
type Method struct {
	ID        string
	Version   int // raised when a result may change
	Title     core.Text
	Reference core.Text // the formula's published source
}

// Methods lists every method of the package.
func Methods() []Method {
	return []Method{
		{
			"esri", 1, core.T("경제 시스템 위험 지수(ESRI)", "Economic systemic risk index (ESRI)"),
			core.T("Diem 외 (2022), Scientific Reports 12, doi 10.1038/s41598-022-11522-z.",
				"Diem et al. (2022), Scientific Reports 12, doi 10.1038/s41598-022-11522-z."),
		},
		{
			"supply.risk", 1, core.T("공급망 위험 지표", "Plain measures of supply risk"),
			core.T("허핀달–허시먼 지수 Σs², 단일 공급 투입, 외부에서 사들이는 비중.",
				"Herfindahl–Hirschman index Σs², inputs from one supplier, share bought from outside."),
		},
	}
}
