package policy

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// yearsOf lists the years of a policy: those of its term where both ends are
// known, and those that have an amount.
func yearsOf(p *policy.Policy) []int {
	in := map[int]bool{}
	const most = 30 // beyond that a term is told by its ends
	if p.From != 0 && p.To != 0 && p.To-p.From < most {
		for y := p.From; y <= p.To; y++ {
			in[y] = true
		}
	}
	for _, years := range p.Budget {
		for y := range years {
			in[y] = true
		}
	}
	return slices.Sorted(maps.Keys(in))
}

// amount is what a fund pays in a year; NaN where nobody knows.
func amount(p *policy.Policy, f policy.Fund, year int) float64 {
	if won, known := p.Budget[f][year]; known {
		return float64(won)
	}
	return math.NaN()
}

// budgetFunds are those that pay or have an amount.
func budgetFunds(p *policy.Policy) []policy.Fund {
	var out []policy.Fund
	paying := p.Paying()
	for _, f := range policy.Funds() {
		if _, there := p.Budget[f.Value]; there || slices.Contains(paying, f.Value) {
			out = append(out, f.Value)
		}
	}
	return out
}

// budgetChart draws the money by year, stacked by fund; nil where no amount is
// known.
func budgetChart(write scene.Writing, p *policy.Policy) *ui.Chart {
	funds, years := budgetFunds(p), yearsOf(p)
	if p.Money(0, nil).Unknown > 0 || len(years) == 0 {
		return nil
	}
	table := budgetTable(write, p)
	spec := ui.Stacks{Axis: ui.Axis{Title: core.T("예산", "Budget"), Unit: write.Unit, Format: write.Amount}}
	for _, f := range funds {
		spec.Parts = append(spec.Parts, f.Title())
	}
	for _, y := range years {
		bar := ui.Stack{Label: core.T(strconv.Itoa(y), strconv.Itoa(y))}
		sum := p.Money(y, nil)
		for _, f := range funds {
			bar.Values = append(bar.Values, ui.Real(amount(p, f, y)))
		}
		if sum.Unknown == 0 {
			total := ui.Real(sum.Known)
			bar.Total = &total
		}
		spec.Items = append(spec.Items, bar)
	}
	return &ui.Chart{
		ID: "budget-chart", Height: ui.Short, Spec: spec, Table: &table,
		Title:   core.T("연도와 재원으로 본 예산", "Budget by year and fund"),
		Summary: core.Tf("알려진 예산은 모두 %s입니다. 빈 곳은 금액을 모르는 해와 재원입니다.", "What is known comes to %s. What is left out is not known.", saidMoney(write, p.Money(0, nil).Known)),
		Source:  core.T(p.Source, p.Source),
	}
}

// budgetTable is the money by year and fund, with what is not known left out
// of the sums.
func budgetTable(write scene.Writing, p *policy.Policy) ui.Table {
	funds := budgetFunds(p)
	t := ui.Table{
		ID: "budget-table", Caption: core.T("연도와 재원으로 본 예산", "Budget by year and fund"), Dense: true,
		Columns: []ui.Column{{Title: core.T("연도", "Year")}},
	}
	for _, f := range funds {
		t.Columns = append(t.Columns, ui.Column{Title: f.Title(), Unit: write.Unit, Numeric: true})
	}
	t.Columns = append(t.Columns, ui.Column{Title: core.T("아는 만큼의 합", "Sum of what is known"), Unit: write.Unit, Numeric: true})
	line := func(label string, year int) ui.Row {
		row := ui.Row{Cells: []ui.Cell{ui.Plain(label)}}
		for _, f := range funds {
			row.Cells = append(row.Cells, moneyCell(write, p.Money(year, []policy.Fund{f})))
		}
		row.Cells = append(row.Cells, moneyCell(write, p.Money(year, nil)))
		return row
	}
	for _, y := range yearsOf(p) {
		t.Rows = append(t.Rows, line(strconv.Itoa(y), y))
	}
	total := line("", 0)
	total.Cells[0], total.Total = ui.Label(core.T("합계", "In all")), true
	t.Rows = append(t.Rows, total)
	return t
}
