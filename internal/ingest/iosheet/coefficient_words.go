package iosheet

import (
	"slices"
	"strings"

	"naru/internal/core"
)

// The parts of a file of published coefficients. A measure is told inside and
// outside of a region, or undivided.
const (
	PartCode   = "sector_code"
	PartName   = "sector_name"
	PartRegion = "region" // of a file of several regions
	PartMetric = "metric" // of a file with a row for each measure

	PartProduction = "prod"
	PartValueAdded = "va"
	PartEmployment = "emp"
	PartImports    = "imports"

	inside  = "_in"
	outside = "_out"
)

// Parts lists what a column may be.
func Parts() []string {
	list := []string{PartCode, PartName, PartRegion, PartMetric}
	for _, m := range dividedParts() {
		list = append(list, m+inside, m+outside, m)
	}
	return append(list, PartImports)
}

// PartTitle names a part.
func PartTitle(part string) core.Text {
	switch part {
	case PartCode:
		return core.T("부문 부호", "code of the sector")
	case PartName:
		return core.T("부문 이름", "name of the sector")
	case PartRegion:
		return core.T("지역(여러 지역이 한 파일에 있을 때)", "region, of a file of several")
	case PartMetric:
		return core.T("항목(계수마다 행이 다를 때)", "measure, of a file with a row for each")
	case PartImports:
		return core.T("수입유발", "imports")
	}
	measure := map[string]core.Text{
		PartProduction: core.T("생산유발", "production"), PartValueAdded: core.T("부가가치유발", "value added"), PartEmployment: core.T("취업유발", "employment"),
	}
	switch {
	case strings.HasSuffix(part, inside):
		return core.Tf("%s, 지역 안", "%s, inside", measure[strings.TrimSuffix(part, inside)])
	case strings.HasSuffix(part, outside):
		return core.Tf("%s, 지역 밖", "%s, outside", measure[strings.TrimSuffix(part, outside)])
	default:
		return core.Tf("%s, 나누지 않음", "%s, undivided", measure[part])
	}
}

func dividedParts() []string { return []string{PartProduction, PartValueAdded, PartEmployment} }

// measureWords are the words of the measures, the longer ones first.
var measureWords = []struct {
	part  string
	words []string
}{
	{PartImports, []string{"수입유발", "import"}},
	{PartValueAdded, []string{"부가가치유발", "value_added", "valueadded", "va_", "_va"}},
	{PartEmployment, []string{"취업유발", "고용유발", "employ", "emp_", "_emp", "jobs"}},
	{PartProduction, []string{"생산유발", "prod"}},
}

// wholeWords are headings of a measure that is not divided.
var wholeWords = []string{"유발", "production", "value_added", "valueadded", "jobs", "employment", "import"}

var (
	insideWords  = []string{"_in", "within", "inside", "역내", "지역내", "자기지역"}
	outsideWords = []string{"_out", "outside", "역외", "지역외", "타지역"}
	vagueWords   = []string{"other", "기타지역", "rest"} // outside, or all in all?
)

func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// measureOf gives the measure that a text speaks of; empty for none.
func measureOf(text string) string {
	low := squash(text)
	for _, m := range measureWords {
		if holdsAny(low, m.words) || low == m.part {
			return m.part
		}
	}
	return ""
}

// FindParts finds what the columns of a file of coefficients hold. Parts that
// the file does not have are left out.
func FindParts(columns []string) map[string]string {
	out := map[string]string{}
	set := func(part, column string) {
		if out[part] == "" {
			out[part] = column
		}
	}
	for _, c := range columns {
		low := squash(c)
		switch {
		case slices.Contains([]string{"sector_code", "code", "부문코드", "부호", "코드"}, low):
			set(PartCode, c)
		case slices.Contains([]string{"sector_name", "name", "부문명", "부문"}, low):
			set(PartName, c)
		case slices.Contains([]string{"region", "지역", "권역", "시도", "지역명"}, low):
			set(PartRegion, c)
		case slices.Contains([]string{"metric", "measure", "지표", "항목", "계수", "구분"}, low):
			set(PartMetric, c)
		}
		part := measureOf(c)
		switch {
		case part == "" || strings.Contains(low, "ratio"):
		case part == PartImports:
			set(part, c)
		case holdsAny(low, outsideWords) || holdsAny(low, vagueWords):
			set(part+outside, c)
		case holdsAny(low, insideWords):
			set(part+inside, c)
		case holdsAny(low, wholeWords):
			set(part, c)
		}
	}
	if k := slices.IndexFunc(columns, func(c string) bool { return slices.Contains([]string{"sector", "산업", "산업명"}, squash(c)) }); k >= 0 {
		set(PartCode, columns[k])
	}
	if out[PartCode] == "" && out[PartName] != "" {
		out[PartCode] = out[PartName]
	}
	for _, part := range dividedParts() {
		if out[part+inside] != "" {
			delete(out, part)
		}
	}
	return out
}

// YearsIn lists the columns that are years.
func YearsIn(columns []string) []string {
	var out []string
	for _, c := range columns {
		y := strings.TrimSuffix(squash(c), "년")
		if len(y) == 4 && (strings.HasPrefix(y, "19") || strings.HasPrefix(y, "20")) && isDigits(y) {
			out = append(out, c)
		}
	}
	return out
}

func isDigits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// HoldsCoefficients reports whether the columns are those of published
// coefficients: a sector, and production that demand for it induces.
func HoldsCoefficients(columns []string) bool {
	p := FindParts(columns)
	has := func(parts ...string) bool {
		return !slices.ContainsFunc(parts, func(part string) bool { return p[part] == "" })
	}
	return has(PartCode) && (has(PartProduction+inside, PartProduction+outside) || has(PartProduction, PartValueAdded) ||
		has(PartMetric) && len(YearsIn(columns)) > 0)
}
