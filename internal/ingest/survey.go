package ingest

import (
	"strings"

	"naru/internal/core"
)

// survey is an official survey by the words that its files hold.
type survey struct {
	title core.Text
	all   []string // each is found among the headings and cells
	any   []string // and one of these
}

// surveys are tried in order: the narrower first.
var surveys = []survey{
	{core.T("광업·제조업조사", "Mining and Manufacturing Survey"), []string{"사업체수"}, []string{"광업및제조업", "광업·제조업", "광업,제조업"}},
	{core.T("전국사업체조사", "Census on Establishments"), []string{"사업체수", "종사자수"}, []string{"전체산업", "전산업"}},
	{core.T("지역별고용조사", "Local Area Labour Force Survey"), []string{"행정구역별", "RSE"}, []string{"취업자(천명)", "취업자"}},
	{core.T("광업제조업동향조사", "Monthly Survey of Mining and Manufacturing"), nil, []string{"생산자제품출하지수(계절조정)", "생산자제품출하지수(원지수)", "생산자제품출하지수"}},
}

// SurveyOf proposes the name of the official survey that a file seems to hold;
// empty where it is none of those that are known by their words.
func SurveyOf(columns []string, rows [][]string) core.Text {
	words := map[string]bool{}
	note := func(cells []string) {
		for _, c := range cells {
			words[strings.Join(strings.Fields(c), "")] = true
			for part := range strings.FieldsSeq(c) { // two headings that were joined into one
				words[part] = true
			}
		}
	}
	note(columns)
	for _, row := range rows {
		note(row)
	}
	for _, s := range surveys {
		found := len(s.any) == 0
		for _, w := range s.any {
			found = found || words[w]
		}
		for _, w := range s.all {
			found = found && words[w]
		}
		if found {
			return s.title
		}
	}
	return core.Text{}
}
