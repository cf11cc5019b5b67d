package roadmap

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// budgetChart stacks the sources of each year under the ceiling of all together,
// where that is known. A year with something over its ceiling says so in its
// name.
func budgetChart(m money, b roadmap.Budgets) ui.Chart {
	stacks := ui.Stacks{Axis: m.axis(), Bound: core.T("한도 합계", "ceilings, summed")}
	for _, s := range roadmap.Sources() {
		stacks.Parts = append(stacks.Parts, s.Title())
	}
	over, unknown := map[int][]core.Text{}, map[int]bool{}
	for _, c := range b.Over {
		over[c.Year] = append(over[c.Year], c.Source.Title())
	}
	values := map[int][]ui.Real{}
	for _, c := range b.Cells {
		values[c.Year] = append(values[c.Year], knownWon(c.Sum))
		unknown[c.Year] = unknown[c.Year] || c.Sum.Unknown > 0
	}
	for i, year := range b.Years {
		label := core.Tf("%d년", "%d", year)
		if len(over[year]) > 0 {
			label = core.Tf("%[1]s ▲%[2]s", "%[1]s ▲%[2]s", label, page.Listed(over[year]))
		}
		if unknown[year] {
			label = core.Tf("%s (미정 있음)", "%s (some unknown)", label)
		}
		stacks.Items = append(stacks.Items, ui.Stack{Label: label, Values: values[year], Total: total(b.ByYear[i].Sum), Bound: boundOf(b.Bounds[i].Ceiling)})
	}
	table := budgetCells(m, b)
	table.ID = "chart-cells"
	return ui.Chart{
		ID: "money", Title: core.T("해마다 재원별 예산", "Money of each year by source"), Spec: stacks, Table: &table,
		Summary: page.Together([]core.Text{
			core.Tf("%[1]d년 동안 재원 네 가지의 예산을 쌓은 그림입니다. 모두 %[2]s이며, 한도를 넘는 칸은 %[3]d곳입니다.", "Money of four sources over %[1]d years, stacked: %[2]s in all, %[3]d cells over their ceiling.", len(b.Years), m.say(b.Total), len(b.Over)),
			boundText(b),
		}),
		Source: core.T("이 로드맵의 과제", "The tasks of this roadmap"),
	}
}

// boundText says for which years the ceilings add up, and where the money of
// all sources goes beyond them.
func boundText(b roadmap.Budgets) core.Text {
	known, beyond := 0, []core.Text(nil)
	var missing []roadmap.Source
	for i, x := range b.Bounds {
		for _, s := range x.Missing {
			if !slices.Contains(missing, s) {
				missing = append(missing, s)
			}
		}
		if x.Ceiling != nil {
			known++
			if b.ByYear[i].Sum.Won > *x.Ceiling {
				beyond = append(beyond, core.Tf("%d년", "%d", x.Year))
			}
		}
	}
	switch {
	case known == 0 && len(missing) > 0:
		return core.Tf("한도 합계는 그릴 수 없습니다. %s의 한도를 모릅니다.", "The ceilings do not add up: that of %s is not known.", sourceNames(missing))
	case known == 0:
		return core.T("알려진 한도가 없습니다.", "No ceiling is known.")
	case len(beyond) > 0:
		return core.Tf("굵은 선은 한도의 합계이며, %s에는 예산이 그 합계를 넘습니다(▲).", "The heavy line is the sum of ceilings; the money goes beyond it in %s (▲).", page.Listed(beyond))
	case known < len(b.Bounds):
		return core.T("굵은 선은 한도의 합계입니다. 모든 재원의 한도를 아는 해에만 그립니다.", "The heavy line is the sum of ceilings, drawn only for years in which all are known.")
	default:
		return core.T("굵은 선은 한도의 합계이며, 어느 해도 넘지 않습니다.", "The heavy line is the sum of ceilings; no year goes beyond it.")
	}
}

// sourceCharts hold each source that has a ceiling against it, and tell those
// with money whose ceilings nobody knows.
func sourceCharts(m money, b roadmap.Budgets) (charts []ui.Chart, unknown core.Text) {
	var without []roadmap.Source
	for _, source := range roadmap.Sources() {
		stacks := ui.Stacks{Axis: m.axis(), Parts: []core.Text{source.Title()}, Bound: core.T("한도", "ceiling")}
		bounded, lines := false, 0
		var over, blank []core.Text
		for _, c := range b.Cells {
			if c.Source != source {
				continue
			}
			label := core.Tf("%d년", "%d", c.Year)
			bounded, lines = bounded || c.Ceiling != nil, lines+c.Sum.Lines
			switch {
			case c.State == roadmap.Over:
				over = append(over, core.Tf("%[1]s %[2]s", "%[2]s in %[1]s", label, m.sayWon(c.Over)))
				label = core.Tf("%s ▲", "%s ▲", label)
			case c.Ceiling == nil && c.Sum.Lines > 0:
				blank = append(blank, label)
			}
			stacks.Items = append(stacks.Items, ui.Stack{Label: label, Values: []ui.Real{knownWon(c.Sum)}, Total: total(c.Sum), Bound: boundOf(c.Ceiling)})
		}
		if !bounded {
			if lines > 0 {
				without = append(without, source)
			}
			continue
		}
		said := core.T("한도를 넘는 해가 없습니다.", "No year is over the ceiling.")
		if len(over) > 0 {
			said = core.Tf("한도를 넘습니다(▲): %s.", "Over the ceiling (▲): %s.", page.Listed(over))
		}
		if len(blank) > 0 {
			said = page.Together([]core.Text{said, core.Tf("한도를 모르는 해: %s.", "Ceiling not known: %s.", page.Listed(blank))})
		}
		table := budgetCells(m, b, source)
		table.ID = "cells-" + string(source)
		charts = append(charts, ui.Chart{
			ID: "money-" + string(source), Title: core.Tf("%s와 한도", "%s and its ceiling", source.Title()), Spec: stacks, Table: &table, Summary: said,
			Source: core.T("이 로드맵의 과제와 예산 한도", "The tasks and ceilings of this roadmap"),
		})
	}
	if len(without) > 0 {
		unknown = core.Tf("%s의 한도를 모릅니다. 모르는 한도는 0으로도, 없는 것으로도 치지 않습니다.", "No ceiling is known for %s. It counts neither as 0 nor as none.", sourceNames(without))
	}
	return charts, unknown
}

func (m money) axis() ui.Axis {
	return ui.Axis{Title: core.T("예산", "Money"), Unit: m.scale.Unit(), Format: m.format}
}

// knownWon is what is known of a sum; nothing known is a gap, not a zero.
func knownWon(s roadmap.Sum) ui.Real {
	if s.Lines == s.Unknown {
		return ui.Real(math.NaN())
	}
	return ui.Real(s.Won)
}

func total(s roadmap.Sum) *ui.Real {
	if s.Lines == s.Unknown {
		return nil
	}
	x := ui.Real(s.Won)
	return &x
}

func boundOf(ceiling *int64) *ui.Real {
	if ceiling == nil {
		return nil
	}
	x := ui.Real(*ceiling)
	return &x
}

func sourceNames(list []roadmap.Source) core.Text {
	names := make([]core.Text, len(list))
	for i, s := range list {
		names[i] = s.Title()
	}
	return page.Listed(names)
}
