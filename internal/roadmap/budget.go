package roadmap

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"naru/internal/core"
)

// Sum is money of which some may not be known: Won is what is, Unknown counts
// the lines whose sum is not.
type Sum struct {
	Won     int64 `json:"won"`
	Unknown int   `json:"unknown,omitempty"`
	Lines   int   `json:"lines,omitempty"` // all of them, the unknown among them
}

// Whole reports whether there is something and all of it is known.
func (s Sum) Whole() bool { return s.Lines > 0 && s.Unknown == 0 }

func (s Sum) with(l BudgetLine) Sum {
	if l.Won == nil {
		return s.plus(Sum{Unknown: 1, Lines: 1})
	}
	return s.plus(Sum{Won: *l.Won, Lines: 1})
}

func (s Sum) plus(o Sum) Sum {
	return Sum{Won: s.Won + o.Won, Unknown: s.Unknown + o.Unknown, Lines: s.Lines + o.Lines}
}

// Money is the sum of a task's budget.
func (t *Task) Money() Sum {
	var s Sum
	for _, l := range t.Budget {
		s = s.with(l)
	}
	return s
}

// Against is how a sum stands against its ceiling.
type Against string

// The outcomes.
const (
	Within    Against = "within"
	Over      Against = "over"
	Uncertain Against = "uncertain" // within as far as known, but some lines are not
	Unbounded Against = "unbounded" // no ceiling is known
)

// Title says the outcome.
func (a Against) Title() core.Text {
	switch a {
	case Within:
		return core.T("한도 안", "Within the ceiling")
	case Over:
		return core.T("한도 초과", "Over the ceiling")
	case Uncertain:
		return core.T("미정 예산이 있어 확인 필요", "Not certain: some budgets are not known")
	default:
		return core.T("한도 미정", "No ceiling known")
	}
}

// Cell is the money of a source in a year, against its ceiling.
type Cell struct {
	Source  Source  `json:"source"`
	Year    int     `json:"year"`
	Sum     Sum     `json:"sum"`
	Ceiling *int64  `json:"ceiling,omitempty"`
	State   Against `json:"state"`
	Over    int64   `json:"over,omitempty"` // won above the ceiling
}

// Group is a sum under a name.
type Group struct {
	Key   string
	Title core.Text
	Sum   Sum
}

// Bound is what all sources together can pay in a year.
type Bound struct {
	Year    int
	Ceiling *int64   // nil where it is not known
	Missing []Source // have money in the year, and no ceiling is known
}

// Budgets are the sums of a plan's money. Stopped tasks count: money that was
// planned is planned until somebody takes it out.
type Budgets struct {
	Years      []int
	Cells      []Cell // every source in every year, by source, then year
	BySource   []Group
	ByYear     []Group
	ByStrategy []Group
	ByTerm     []Group
	Total      Sum
	Over       []Cell  // the cells above their ceiling
	Bounds     []Bound // by year
	Unplanned  []*Task // without a single line: not known at all
	Outside    []*Task // with money outside the years of the plan
}

// Budgets adds up the plan's money.
func (p *Plan) Budgets() Budgets {
	var b Budgets
	cells := map[Source]map[int]Sum{}
	years := map[int]bool{}
	for year := p.Roadmap.From; year <= p.Roadmap.To && year < p.Roadmap.From+mostYears; year++ {
		years[year] = true
	}
	strategies, terms := map[string]Sum{}, map[Term]Sum{}
	for _, t := range p.sorted() {
		money := t.Money()
		if money.Lines == 0 {
			b.Unplanned = append(b.Unplanned, t)
		}
		b.Total = b.Total.plus(money)
		addTo(strategies, t.Strategy, money)
		addTo(terms, p.Roadmap.Term(t), money)
		outside := false
		for _, l := range t.Budget {
			if cells[l.Source] == nil {
				cells[l.Source] = map[int]Sum{}
			}
			cells[l.Source][l.Year] = cells[l.Source][l.Year].with(l)
			years[l.Year] = true
			outside = outside || l.Year < p.Roadmap.From || l.Year > p.Roadmap.To
		}
		if outside {
			b.Outside = append(b.Outside, t)
		}
	}
	for _, ceilings := range p.Roadmap.Ceilings {
		for year := range ceilings {
			years[year] = true
		}
	}
	b.Years = slices.Sorted(maps.Keys(years))
	b.fill(p.Roadmap.Ceilings, cells)
	for _, s := range p.Roadmap.Strategies {
		b.ByStrategy = append(b.ByStrategy, Group{Key: s.ID, Title: core.T(s.Title, s.Title), Sum: strategies[s.ID]})
	}
	for _, t := range Terms() {
		b.ByTerm = append(b.ByTerm, Group{Key: string(t), Title: t.Title(), Sum: terms[t]})
	}
	if s, ok := terms[""]; ok {
		b.ByTerm = append(b.ByTerm, Group{Title: core.T("단계 미정", "No stage"), Sum: s})
	}
	return b
}

func addTo[K comparable](m map[K]Sum, key K, s Sum) {
	m[key] = m[key].plus(s)
}

// fill makes the cells and their margins.
func (b *Budgets) fill(ceilings map[Source]map[int]int64, cells map[Source]map[int]Sum) {
	byYear := map[int]Sum{}
	for _, source := range Sources() {
		var row Sum
		for _, year := range b.Years {
			c := Cell{Source: source, Year: year, Sum: cells[source][year]}
			if ceiling, ok := ceilings[source][year]; ok {
				c.Ceiling = &ceiling
			}
			c.judge()
			b.Cells = append(b.Cells, c)
			if c.State == Over {
				b.Over = append(b.Over, c)
			}
			row = row.plus(c.Sum)
			addTo(byYear, year, c.Sum)
		}
		b.BySource = append(b.BySource, Group{Key: string(source), Title: source.Title(), Sum: row})
	}
	for _, year := range b.Years {
		b.ByYear = append(b.ByYear, Group{Key: yearKey(year), Title: core.Tf("%d년", "%d", year), Sum: byYear[year]})
	}
	b.bounds()
	slices.SortStableFunc(b.Over, func(x, y Cell) int { return cmp.Compare(x.Year, y.Year) })
}

// judge holds a cell against its ceiling.
func (c *Cell) judge() {
	switch {
	case c.Ceiling == nil:
		c.State = Unbounded
	case c.Sum.Won > *c.Ceiling:
		c.State, c.Over = Over, c.Sum.Won-*c.Ceiling
	case c.Sum.Unknown > 0:
		c.State = Uncertain
	default:
		c.State = Within
	}
}

func yearKey(year int) string { return strconv.Itoa(year) }

// bounds adds up the ceilings of each year. Where a source with money has none,
// the sum is not known; a source without money does not stand in its way.
func (b *Budgets) bounds() {
	for _, year := range b.Years {
		bound, sum, known := Bound{Year: year}, int64(0), false
		for _, c := range b.Cells {
			switch {
			case c.Year != year:
			case c.Ceiling != nil:
				sum, known = sum+*c.Ceiling, true
			case c.Sum.Lines > 0:
				bound.Missing = append(bound.Missing, c.Source)
			}
		}
		if known && len(bound.Missing) == 0 {
			bound.Ceiling = &sum
		}
		b.Bounds = append(b.Bounds, bound)
	}
}
