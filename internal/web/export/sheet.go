package export

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

// column is a column of the file: one of the sheet, or the flags beside it.
type column struct {
	at    int
	flags bool
	head  string
}

// layout gives the columns of the file. A column of numbers some of which are
// flagged has its flags beside it, so that what is suppressed, missing or zero
// stays apart.
func layout(s diagnosis.Sheet, lang core.Lang) []column {
	var out []column
	for i, c := range s.Columns {
		head := c.Title.In(lang)
		if unit := c.Unit.In(lang); unit != "" {
			head += " (" + unit + ")"
		}
		out = append(out, column{at: i, head: head})
		if c.Numeric() && slices.ContainsFunc(s.Rows, func(row []diagnosis.Cell) bool { return row[i].Flag != core.NoFlag }) {
			out = append(out, column{at: i, flags: true, head: c.Title.In(lang) + core.T(" 표시", " flag").In(lang)})
		}
	}
	return out
}

// synthetic reports whether any number of the sheet is of synthetic data.
func synthetic(s diagnosis.Sheet) bool {
	return slices.ContainsFunc(s.Evidence, core.Evidence.Demo)
}

func demoLabel(lang core.Lang) string {
	return core.T("시연용 합성 자료입니다. 실제 통계가 아니므로 인용하지 마십시오.",
		"Synthetic demonstration data. These are not real statistics; do not cite them.").In(lang)
}

// trailer is what stands beneath the table: title, remarks and evidence.
func trailer(s diagnosis.Sheet, lang core.Lang) []string {
	out := []string{s.Title.In(lang)}
	if slices.ContainsFunc(s.Columns, func(c diagnosis.Column) bool {
		return c.Kind == diagnosis.KindShare || c.Kind == diagnosis.KindRate || c.Kind == diagnosis.KindPoints
	}) {
		out = append(out, core.T("비중과 증가율은 소수로 적었습니다(0.123 = 12.3%). 빈칸은 값이 없거나 계산할 수 없는 것으로, 0이 아닙니다.",
			"Shares and rates are fractions (0.123 = 12.3%). An empty cell has no value or is not defined; it is not zero.").In(lang))
	}
	for _, n := range s.Notes {
		out = append(out, n.In(lang))
	}
	for _, e := range s.Evidence {
		out = append(out, evidenceLine(e, lang))
	}
	return out
}

// evidenceLine tells in one line what a number rests on.
func evidenceLine(e core.Evidence, lang core.Lang) string {
	parts := []string{core.T("근거", "Evidence").In(lang) + ": " + e.Method + "@" + strconv.Itoa(e.MethodVer)}
	if !e.Reference.IsZero() {
		parts = append(parts, e.Reference.In(lang))
	}
	for _, s := range e.Sources {
		parts = append(parts, s.Title.In(lang)+" ("+s.Dataset+" v"+strconv.Itoa(s.Version)+")")
	}
	if e.Period != "" {
		parts = append(parts, e.Period)
	}
	keys := make([]string, 0, len(e.Parameters))
	for k := range e.Parameters {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for i, k := range keys {
		keys[i] = k + "=" + e.Parameters[k]
	}
	return strings.Join(append(parts, strings.Join(keys, " ")), "; ")
}

// text is a cell that is not a number.
func text(c column, columns []diagnosis.Column, x diagnosis.Cell, lang core.Lang) (s string, is bool) {
	switch {
	case c.flags && x.Flag == core.NoFlag:
		return "", true
	case c.flags:
		return x.Flag.Title().In(lang), true
	case !columns[c.at].Numeric():
		return x.Text.In(lang), true
	default:
		return "", false
	}
}

func undefined(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }
