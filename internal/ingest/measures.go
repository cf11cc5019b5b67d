package ingest

import (
	"regexp"
	"strings"

	"naru/internal/core"
)

// unitInLabel finds a unit in brackets at the end: "취업자 (천명)".
var unitInLabel = regexp.MustCompile(`^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]$`)

// units that stand in brackets after a measure; other brackets belong to the
// name: "생산지수(계절조정)".
var units = map[string]struct {
	text  core.Text
	scale int
}{
	"개":        {core.T("개", "units"), 0},
	"개소":       {core.T("개소", "sites"), 0},
	"개사":       {core.T("개사", "firms"), 0},
	"명":        {core.T("명", "persons"), 0},
	"천명":       {core.T("천명", "thousand persons"), 3},
	"만명":       {core.T("만명", "ten thousand persons"), 4},
	"원":        {core.T("원", "won"), 0},
	"천원":       {core.T("천원", "thousand won"), 3},
	"백만원":      {core.T("백만원", "million won"), 6},
	"십억원":      {core.T("십억원", "billion won"), 9},
	"억원":       {core.T("억원", "100 million won"), 8},
	"톤":        {core.T("톤", "tonnes"), 0},
	"천톤":       {core.T("천톤", "thousand tonnes"), 3},
	"%":        {core.T("%", "%"), 0},
	"천달러":      {core.T("천달러", "thousand US$"), 3},
	"백만달러":     {core.T("백만달러", "million US$"), 6},
	"건":        {core.T("건", "cases"), 0},
	"㎡":        {core.T("㎡", "m²"), 0},
	"2020=100": {core.T("2020=100", "2020=100"), 0},
	"2015=100": {core.T("2015=100", "2015=100"), 0},
}

// wordsOfRates mark measures whose parts do not sum to wholes.
var wordsOfRates = []string{"지수", "률", "율", "비율", "비중", "RSE", "평균", "당", "증감", "index", "rate", "ratio", "share"}

// SplitUnit takes the unit off a measure's heading.
func SplitUnit(label string) (name, unit string) {
	label = strings.TrimSpace(label)
	m := unitInLabel.FindStringSubmatch(label)
	if m == nil {
		return label, ""
	}
	if _, ok := units[compact(m[2])]; !ok {
		return label, ""
	}
	return m[1], compact(m[2])
}

// MeasureOf gives the measure that a heading and a unit name. A measure that
// Naru does not know keeps its own name as its id, and is taken for a rate or
// an index (not summed) when its name says so.
func MeasureOf(label, unit string) core.Measure {
	name, inLabel := SplitUnit(label)
	if unit = compact(unit); unit == "" {
		unit = inLabel
	}
	m := core.Measure{ID: name, Title: core.T(name, name), Add: !isRate(name)}
	for _, k := range core.KnownMeasures() {
		if compact(name) == compact(k.Title.Ko) || strings.EqualFold(name, k.ID) || strings.EqualFold(name, k.Title.En) {
			m = k
			break
		}
	}
	if unit == "" {
		return m
	}
	if u, ok := units[unit]; ok {
		m.Unit, m.Scale = u.text, u.scale
	} else {
		m.Unit, m.Scale = core.T(unit, unit), 0
	}
	if unit == "%" {
		m.Add = false
	}
	return m
}

func isRate(name string) bool {
	for _, w := range wordsOfRates {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// compact drops the spaces that official headings sprinkle.
func compact(s string) string {
	return strings.Join(strings.Fields(s), "")
}
