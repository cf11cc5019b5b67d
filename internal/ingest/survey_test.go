package ingest_test

import (
	"testing"

	"naru/internal/ingest"
)

func TestSurveysAreKnownByTheirWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		columns []string
		rows    [][]string
		want    string
	}{
		"establishments":        {[]string{"행정구역별", "산업별", "지표"}, [][]string{{"전국", "전체 산업", "사업체수"}, {"전국", "제조업", "종사자수"}}, "전국사업체조사"},
		"mining, manufacturing": {[]string{"시도별", "산업별", "지표"}, [][]string{{"전국", "광업 및 제조업", "사업체수"}, {"전국", "제조업", "종사자수"}}, "광업·제조업조사"},
		"employment":            {[]string{"행정구역별", "산업별", "2024.1/2 취업자 (천명)", "2024.1/2 RSE"}, nil, "지역별고용조사"},
		"the indices":           {[]string{"시도별", "항목"}, [][]string{{"강원도", "생산자제품 출하지수(계절조정)"}}, "광업제조업동향조사"},
		"another table":         {[]string{"지역", "산업", "값"}, [][]string{{"경기", "제조업", "3"}}, ""},
	} {
		if got := ingest.SurveyOf(c.columns, c.rows); got.Ko != c.want || c.want != "" && got.En == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
