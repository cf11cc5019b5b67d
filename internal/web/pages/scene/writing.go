package scene

import (
	"context"
	"math"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/ui"
)

// Writing is how the numbers of a page are written: the unit that amounts are
// shown in, and their decimals.
type Writing struct {
	Amount ui.Format // of amounts
	Unit   core.Text // of amounts, as shown
	counts ui.Scale  // of money: what the data count in
	shown  ui.Scale  // of money: what the reader chose
	money  bool
}

// unitNames are the units of money as an address names them.
func unitNames() map[string]ui.Scale {
	return map[string]ui.Scale{"won": ui.Won, "thousand": ui.ThousandWon, "million": ui.MillionWon, "eok": ui.Eok}
}

// WritingOf decides how amounts of a measure are written. The values tell
// whether decimals say anything.
func WritingOf(ctx context.Context, m core.Measure, values ...float64) Writing {
	w := Writing{Unit: m.Unit, Amount: ui.Fixed(core.Decimals(values))}
	if !strings.HasSuffix(m.Unit.Ko, "원") {
		return w
	}
	w.money, w.counts, w.shown = true, ui.Scale(m.Scale), ui.Scale(m.Scale)
	if s, ok := unitNames()[ui.From(ctx).URL.Query().Get(ui.ParamUnit)]; ok {
		w.shown = s
	}
	decimals := 0
	if w.shown > w.counts {
		decimals = 1
	}
	w.Unit, w.Amount = w.shown.Unit(), ui.Money(w.counts, w.shown, decimals)
	return w
}

// MoneyOf decides how amounts of money that are counted in won are written: in
// the unit that the reader chose; if none, 억원 in Korean, which has no name in
// English, where it is a million won.
func MoneyOf(ctx context.Context) Writing {
	w := Writing{money: true, counts: ui.Won, shown: ui.Eok}
	if ui.Lang(ctx) == core.English {
		w.shown = ui.MillionWon
	}
	if s, ok := unitNames()[ui.From(ctx).URL.Query().Get(ui.ParamUnit)]; ok {
		w.shown = s
	}
	decimals := 0
	if w.shown == ui.Eok {
		decimals = 1
	}
	w.Unit, w.Amount = w.shown.Unit(), ui.Money(ui.Won, w.shown, decimals)
	return w
}

// Tabs is the switch of the unit of money; nil where amounts are not money.
func (w Writing) Tabs(ctx context.Context) []ui.Tab {
	if !w.money {
		return nil
	}
	var out []ui.Tab
	for _, name := range []string{"won", "thousand", "million", "eok"} {
		s := unitNames()[name]
		out = append(out, ui.Tab{Text: s.Unit(), Href: ui.Here(ctx, ui.ParamUnit, name), Current: s == w.shown})
	}
	return out
}

// Format is how a kind of number is written.
func (w Writing) Format(k diagnosis.Kind) ui.Format {
	switch k {
	case diagnosis.KindAmount:
		return w.Amount
	case diagnosis.KindShare:
		return ui.Percent(1)
	case diagnosis.KindRate:
		return ui.Percent(1).WithSign()
	case diagnosis.KindPoints:
		return ui.PercentPoints(1)
	case diagnosis.KindRatio:
		return ui.Fixed(2)
	default:
		return ui.Whole()
	}
}

// UnitOf is what stands in a heading: the unit that amounts are shown in, or
// the column's own.
func (w Writing) UnitOf(k diagnosis.Kind, own core.Text) core.Text {
	if k == diagnosis.KindAmount {
		return w.Unit
	}
	return own
}

// Axis is an axis of a picture in the unit that its kind is shown in.
func (w Writing) Axis(title core.Text, k diagnosis.Kind, unit core.Text) ui.Axis {
	return ui.Axis{Title: title, Unit: w.UnitOf(k, unit), Format: w.Format(k)}
}

// Say writes a number in both languages.
func (w Writing) Say(v float64, k diagnosis.Kind) core.Text {
	f := w.Format(k)
	return core.T(f.In(core.Korean, v), f.In(core.English, v))
}

// Cell shows a sheet's entry on the page.
func (w Writing) Cell(c diagnosis.Column, x diagnosis.Cell) ui.Cell {
	if !c.Numeric() {
		return ui.Label(x.Text)
	}
	f := w.Format(c.Kind)
	switch {
	case math.IsNaN(x.Number) && x.Flag != core.NoFlag:
		return ui.NA(x.Flag.Title())
	case math.IsNaN(x.Number):
		return ui.NA(core.T("필요한 값이 없어 계산할 수 없음", "not defined: a value that it needs is missing"))
	default:
		return ui.Flagged(x.Number, x.Flag, f)
	}
}

// Table shows a sheet as a table with its files.
func (w Writing) Table(id string, sheet diagnosis.Sheet, files []ui.Download) ui.Table {
	t := ui.Table{ID: id, Caption: sheet.Title, Downloads: files, Dense: true}
	order := NameFirst(sheet.Columns)
	for _, i := range order {
		c := sheet.Columns[i]
		t.Columns = append(t.Columns, ui.Column{Title: c.Title, Unit: w.UnitOf(c.Kind, c.Unit), Numeric: c.Numeric()})
	}
	for _, row := range sheet.Rows {
		cells := make([]ui.Cell, len(order))
		for k, i := range order {
			cells[k] = w.Cell(sheet.Columns[i], row[i])
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

// NameFirst puts the name before the code, because the first column heads its
// row.
func NameFirst(columns []diagnosis.Column) []int {
	order := make([]int, len(columns))
	for i := range order {
		order[i] = i
	}
	if len(columns) > 1 && columns[0].Kind == diagnosis.KindCode && columns[1].Kind == diagnosis.KindText {
		order[0], order[1] = 1, 0
	}
	return order
}

// Figures shows the key figures of a page.
func (w Writing) Figures(list []diagnosis.KeyFigure) []ui.KeyFigure {
	out := make([]ui.KeyFigure, len(list))
	for i, f := range list {
		k := ui.KeyFigure{
			Label: f.Title, Value: ui.Num(f.Value, w.Format(f.Kind)), Unit: w.UnitOf(f.Kind, f.Unit), Period: f.Period,
			Href: "#" + EvidenceID(f.Evidence),
		}
		if c := f.Change; c != nil && !math.IsNaN(c.Value) {
			k.Change = &ui.Change{
				Value: c.Value, Format: w.Format(c.Kind),
				Since: core.T(c.Since.In(core.Korean)+"보다", "since "+c.Since.In(core.English)),
			}
		}
		if c := f.Comparison; c != nil && !math.IsNaN(c.Value) {
			said := w.Say(c.Value, c.Kind)
			k.Compare = core.T(c.Name.Ko+" "+said.Ko, c.Name.In(core.English)+" "+said.En)
			if c.Kind == diagnosis.KindCount {
				k.Compare.En = said.En + " " + c.Name.In(core.English)
			}
		}
		out[i] = k
	}
	return out
}
