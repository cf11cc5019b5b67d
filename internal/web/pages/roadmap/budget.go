package roadmap

import (
	"math"
	"net/http"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/roadmap"
	"naru/internal/web/export"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// budgetView is the plan's money against its ceilings.
type budgetView struct {
	frame

	Findings []ui.Finding
	Figures  []ui.KeyFigure
	Chart    ui.Chart
	Sources  []ui.Chart // those with a ceiling
	Bounds   core.Text  // whose ceilings are not known
	Ceilings string     // where they are written; empty when they cannot be now
	Cells    ui.Table
	Parts    ui.Table // by strategy and by stage
	Without  []ui.Link
}

// budget shows the money by source and year.
func (s *Section) budget(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	f, err := s.frame(r, viewBudget)
	if err != nil {
		return err
	}
	b := f.Plan.Budgets()
	v := budgetView{frame: f}
	v.Help = core.T("해마다 재원별 예산을 쌓아 보고 한도와 견줍니다. 미정인 예산은 0으로 치지 않고 따로 셉니다. 중단한 과제의 돈도 계획에서 빼기 전까지는 들어 있습니다.",
		"The money of each year, stacked by source, against its ceilings. What is not known yet does not count as 0. Money of stopped tasks stays until somebody takes it out.")
	v.Findings = budgetFindings(f.Money, b)
	v.Figures = budgetFigures(f.Money, b, f.Now.In(core.Seoul).Year())
	v.Chart = budgetChart(f.Money, b)
	v.Sources, v.Bounds = sourceCharts(f.Money, b)
	if f.CanEdit() {
		v.Ceilings = home(f.ID()) + "/edit#ceilings"
	}
	v.Cells = budgetCells(f.Money, b)
	for _, format := range []string{".csv", ".xlsx"} {
		v.Cells.Downloads = append(v.Cells.Downloads, ui.Download{Format: strings.ToUpper(format[1:]), Href: to(ctx, home(f.ID())+string(viewBudget)+format)})
	}
	v.Parts = budgetParts(f.Money, b)
	for _, t := range b.Unplanned {
		v.Without = append(v.Without, ui.Link{Text: core.T(t.Name(), t.Name()), Href: to(ctx, taskHref(f.ID(), t.ID))})
	}
	return page.Render(w, r, budgetTempl(v))
}

func budgetFindings(m money, b roadmap.Budgets) []ui.Finding {
	var out []ui.Finding
	for _, c := range b.Over {
		out = append(out, ui.Finding{Why: "#cells", Text: core.Tf("%[1]d년 %[2]s이(가) 한도를 %[3]s 넘습니다.", "%[2]s money of %[1]d is %[3]s over its ceiling.",
			c.Year, c.Source.Title(), m.sayWon(c.Over))})
	}
	if len(out) == 0 && b.Total.Lines > 0 {
		out = append(out, ui.Finding{Text: core.T("한도를 넘는 해가 없습니다.", "No year is over its ceiling.")})
		if b.Total.Unknown > 0 {
			out[0].Text = core.T("아는 금액만으로는 한도를 넘는 해가 없습니다.", "As far as the sums are known, no year is over its ceiling.")
		}
	}
	return out
}

func budgetFigures(m money, b roadmap.Budgets, year int) []ui.KeyFigure {
	unit := m.scale.Unit()
	now := roadmap.Sum{}
	for _, g := range b.ByYear {
		if g.Key == itoa(year) {
			now = g.Sum
		}
	}
	return []ui.KeyFigure{
		{Label: core.T("총예산", "Money in all"), Value: m.cell(b.Total), Unit: unit},
		{Label: core.Tf("%d년 예산", "Money of %d", year), Value: m.cell(now), Unit: unit},
		{Label: core.T("한도를 넘는 칸", "Cells over the ceiling"), Value: ui.Num(float64(len(b.Over)), ui.Whole()), Unit: core.T("곳", "in all"), Href: "#cells"},
		{Label: core.T("예산이 없는 과제", "Tasks without a budget"), Value: ui.Num(float64(len(b.Unplanned)), ui.Whole()), Unit: core.T("개", "in all"), Compare: core.Tf("미정인 줄 %d개", "%d lines not known", b.Total.Unknown)},
	}
}

// budgetCells is every source in every year, with its ceiling.
func budgetCells(m money, b roadmap.Budgets, only ...roadmap.Source) ui.Table {
	unit := m.scale.Unit()
	t := ui.Table{ID: "cells", Dense: true, Caption: core.T("재원과 해마다의 예산과 한도", "Money by source and year, with ceilings"), Columns: []ui.Column{
		{Title: core.T("해", "Year")},
		{Title: core.T("재원", "Source")},
		{Title: core.T("예산", "Money"), Unit: unit, Numeric: true},
		{Title: core.T("한도", "Ceiling"), Unit: unit, Numeric: true},
		{Title: core.T("남음", "Left"), Unit: unit, Numeric: true},
		{Title: core.T("판정", "Verdict")},
	}}
	for i, year := range b.Years {
		for _, c := range b.Cells {
			if c.Year != year || c.Sum.Lines == 0 && c.Ceiling == nil || len(only) > 0 && !slices.Contains(only, c.Source) {
				continue
			}
			ceiling, left := ui.NA(core.T("한도를 모름", "no ceiling is known")), ui.NA(core.T("한도를 모름", "no ceiling is known"))
			if c.Ceiling != nil {
				ceiling, left = m.won(*c.Ceiling), m.won(*c.Ceiling-c.Sum.Won)
				if c.Sum.Unknown > 0 {
					left = left.Noted(core.T("미정인 예산을 빼기 전", "before what is not known"))
				}
			}
			t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Plain(itoa(year)), ui.Label(c.Source.Title()), m.cell(c.Sum), ceiling, left, verdictCell(c.State)}})
		}
		if len(only) == 0 {
			t.Rows = append(t.Rows, totalRow(m, b.ByYear[i], b.Bounds[i]))
		}
	}
	return t
}

// totalRow is a year with all its sources.
func totalRow(m money, year roadmap.Group, bound roadmap.Bound) ui.Row {
	cells := []ui.Cell{ui.Plain(year.Key), ui.Label(core.T("합계", "Total")), m.cell(year.Sum), ui.Plain(""), ui.Plain(""), ui.Plain("")}
	if bound.Ceiling != nil {
		cells[3], cells[4] = m.won(*bound.Ceiling), m.won(*bound.Ceiling-year.Sum.Won)
	} else if len(bound.Missing) > 0 {
		cells[3] = ui.NA(core.Tf("%s의 한도를 모름", "the ceiling of %s is not known", sourceNames(bound.Missing)))
	}
	return ui.Row{Total: true, Cells: cells}
}

func verdictCell(a roadmap.Against) ui.Cell {
	tone := map[roadmap.Against]ui.Tone{roadmap.Over: ui.Danger, roadmap.Within: ui.Success, roadmap.Uncertain: ui.Warning}[a]
	if tone == "" {
		tone = ui.Neutral
	}
	return ui.Label(a.Title()).Toned(tone)
}

func budgetParts(m money, b roadmap.Budgets) ui.Table {
	t := ui.Table{ID: "parts", Dense: true, Caption: core.T("전략별·단계별 예산", "Money by strategy and by stage"), Columns: []ui.Column{
		{Title: core.T("묶음", "Part")},
		{Title: core.T("이름", "Name")},
		{Title: core.T("예산", "Money"), Unit: m.scale.Unit(), Numeric: true},
		{Title: core.T("비중", "Share"), Unit: core.T("%", "%"), Numeric: true},
	}}
	for _, part := range []struct {
		title  core.Text
		groups []roadmap.Group
	}{{core.T("재원", "Source"), b.BySource}, {core.T("전략", "Strategy"), b.ByStrategy}, {core.T("단계", "Stage"), b.ByTerm}} {
		for _, g := range part.groups {
			share := ui.NA(core.T("아는 금액이 없음", "no sum is known"))
			if b.Total.Won > 0 && g.Sum.Lines > g.Sum.Unknown {
				share = ui.Num(float64(g.Sum.Won)/float64(b.Total.Won)*100, ui.Fixed(1))
			}
			t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Label(part.title), ui.Label(g.Title), m.cell(g.Sum), share}})
		}
	}
	return t
}

// budgetFile sends the money by source and year, in won.
func (s *Section) budgetFile(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frame(r, viewBudget)
	if err != nil {
		return err
	}
	won := core.T("원", "won")
	sheet := diagnosis.Sheet{
		Title: core.Tf("%s: 재원과 해마다의 예산", "%s: money by source and year", f.Plan.Roadmap.Title),
		Columns: []diagnosis.Column{
			{Key: "year", Title: core.T("해", "Year"), Kind: diagnosis.KindText},
			{Key: "source", Title: core.T("재원", "Source"), Kind: diagnosis.KindText},
			{Key: "money", Title: core.T("예산", "Money"), Unit: won, Kind: diagnosis.KindAmount},
			{Key: "unknown", Title: core.T("미정인 줄", "Lines not known"), Kind: diagnosis.KindCount},
			{Key: "ceiling", Title: core.T("한도", "Ceiling"), Unit: won, Kind: diagnosis.KindAmount},
			{Key: "verdict", Title: core.T("판정", "Verdict"), Kind: diagnosis.KindText},
		},
		Notes: []core.Text{f.Lead},
	}
	text := func(t core.Text) diagnosis.Cell { return diagnosis.Cell{Text: t} }
	number := func(x float64) diagnosis.Cell { return diagnosis.Cell{Number: x} }
	for _, c := range f.Plan.Budgets().Cells {
		money, ceiling := float64(c.Sum.Won), math.NaN()
		if c.Sum.Lines == c.Sum.Unknown {
			money = math.NaN()
		}
		if c.Ceiling != nil {
			ceiling = float64(*c.Ceiling)
		}
		year := itoa(c.Year)
		sheet.Rows = append(sheet.Rows, []diagnosis.Cell{
			text(core.T(year, year)), text(c.Source.Title()), number(money), number(float64(c.Sum.Unknown)), number(ceiling), text(c.State.Title()),
		})
	}
	return export.Answer(w, r, ui.Lang(r.Context()), "budget", sheet)
}
