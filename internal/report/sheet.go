package report

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
)

// sheet makes a table of a page's sheet: the columns of the keys given, in their
// order, or all for none; rows at most so many, all for 0.
func (b *builder) sheet(s diagnosis.Sheet, most int, keys ...string) document.Table {
	var at []int
	for i, c := range s.Columns {
		if len(keys) == 0 {
			at = append(at, i)
		} else if n := slices.Index(keys, c.Key); n >= 0 && !blank(s, i) {
			at = append(at, i)
		}
	}
	if len(keys) > 0 {
		slices.SortFunc(at, func(i, j int) int {
			return slices.Index(keys, s.Columns[i].Key) - slices.Index(keys, s.Columns[j].Key)
		})
	}
	t := document.Table{Caption: b.say(s.Title)}
	rows := s.Rows
	if most > 0 && len(rows) > most {
		rows = rows[:most]
		t.Notes = append(t.Notes, b.tell("전체 %[1]d개 가운데 위에서 %[2]d개입니다.", "The first %[2]d of %[1]d.", len(s.Rows), most))
	}
	decimals := make([]int, len(s.Columns))
	for _, i := range at {
		c := s.Columns[i]
		var values []float64
		for _, r := range rows {
			if i < len(r) && !math.IsNaN(r[i].Number) {
				values = append(values, r[i].Number)
			}
		}
		decimals[i] = core.Decimals(values)
		t.Columns = append(t.Columns, b.column(c))
	}
	for _, r := range rows {
		row := document.Row{}
		for _, i := range at {
			row.Cells = append(row.Cells, b.cell(s.Columns[i], r[i], decimals[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// blank reports that no row has a word in a column of words.
func blank(s diagnosis.Sheet, i int) bool {
	return !s.Columns[i].Numeric() && !slices.ContainsFunc(s.Rows, func(r []diagnosis.Cell) bool { return !r[i].Text.IsZero() })
}

func (b *builder) column(c diagnosis.Column) document.Column {
	const words, codes, amounts = 2.4, 0.7, 1.3 // relative to a rate
	out := document.Column{Title: capital(b.say(c.Title)), Align: document.Right}
	if c.Kind == diagnosis.KindText {
		out.Align, out.Width = document.Left, words
	} else if !c.Numeric() {
		out.Align, out.Width = document.Left, codes
	} else if c.Kind == diagnosis.KindRank {
		out.Width = codes
	} else if c.Kind == diagnosis.KindAmount {
		out.Width = amounts
	}
	_, _, unit := scaled(0, c.Kind, 0)
	if own := b.say(c.Unit); unit == "" {
		unit = own
	}
	if unit != "" && c.Numeric() {
		out.Title += " (" + unit + ")"
	}
	return out
}

func (b *builder) cell(c diagnosis.Column, x diagnosis.Cell, decimals int) document.Cell {
	if !c.Numeric() {
		return document.Word(b.say(x.Text))
	}
	return b.number(x.Number, c.Kind, decimals, x.Flag)
}

// capital begins a heading as English does; other scripts know no capitals.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// ranked are the columns of a table that people read, apart from names.
func ranked(titles ...string) []document.Column {
	out := make([]document.Column, len(titles))
	for i, t := range titles {
		out[i] = document.Column{Title: t, Align: document.Right}
	}
	return out
}

func words(titles ...string) []document.Column {
	out := make([]document.Column, len(titles))
	for i, t := range titles {
		out[i] = document.Column{Title: t}
	}
	return out
}

func cells(list ...document.Cell) document.Row { return document.Row{Cells: list} }
