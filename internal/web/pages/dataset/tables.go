package dataset

import (
	"net/url"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/linkage"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/version"
	"naru/internal/web/ui"
)

// assessTables says in sentences how sound the tables of a version are.
func (v *datasetView) assessTables() {
	list := v.Version.Quality.Tables
	if len(list) == 0 {
		return
	}
	t := version.TableQuality(list)
	v.Tables = &t
	off, checked := 0, 0
	worst := dataset.TableQuality{}
	for _, q := range list {
		if q.Checked {
			checked++
		}
		if q.Off > 0 {
			off++
		}
		if q.Largest > worst.Largest {
			worst = q
		}
	}
	switch {
	case checked == 0:
		v.Said = append(v.Said, page.Verdict{Mind: true, Text: core.T("최종수요나 총산출이 없어 표의 합을 맞춰 보지 못했습니다.", "There is no final demand or output to check the margins against.")})
	case off == 0:
		v.Said = append(v.Said, page.Verdict{Text: core.T("모든 행과 열의 합이 총산출과 맞습니다.", "Every row and column sums to its output.")})
	default:
		v.Said = append(v.Said, page.Verdict{Mind: true, Text: core.Tf("%[1]d개 연도의 표에서 합이 총산출과 다른 행·열이 있습니다. 가장 큰 차이는 %[2]s년 부문 %[3]s의 %[4]s입니다.",
			"In %[1]d years some rows or columns differ from their output; at most by %[4]s, in %[2]s at sector %[3]s.", off, worst.Year, worst.Where, page.SayNumber(ui.Percent(2), worst.Largest))})
	}
	for _, fault := range list[len(list)-1].Faults {
		v.Said = append(v.Said, page.Verdict{Mind: true, Text: fault})
	}
}

// linkageHref leads to what the table says.
func (v *datasetView) linkageHref() string {
	return ui.SectionLinkage + "?" + url.Values{linkage.ParamTable: {v.Dataset.Key}, linkage.ParamNumber: {strconv.Itoa(v.Version.Number)}}.Encode()
}
