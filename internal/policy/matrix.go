package policy

import (
	"slices"

	"naru/internal/core"
)

// State is what a cell of the matrix says.
type State string

// The states.
const (
	Gap     State = "gap"     // no policy
	Unclear State = "unclear" // none for certain, but some that do not say enough
	Partial State = "partial" // none for as much as CertainFrom of the industry, but some for less
	Single  State = "single"  // one
	Overlap State = "overlap" // two or more that do the same
)

// Title names the state.
func (s State) Title() core.Text {
	switch s {
	case Gap:
		return core.T("공백", "Gap")
	case Unclear:
		return core.T("확인 필요", "To be checked")
	case Partial:
		return core.T("일부", "In part")
	case Single:
		return core.T("단독", "Single")
	default:
		return core.T("중복", "Overlap")
	}
}

// Matrix is strategic industries × instruments × firm stages: which policies
// cover each cell.
type Matrix struct {
	Filter      Filter
	Industries  []Target
	Instruments []Instrument
	Stages      []Stage
	Policies    []Policy // those that the filter does not refuse
	Examples    int      // examples that it does not refuse either; counted only where it asks for them
	Cells       []Cell   // by industry, then instrument, then stage
	Rows        []Total  // by industry
	Columns     []Total  // by instrument, then stage
	All         Total
	Matches     [][]Match // by policy and industry, without grounds: Lines has those

	classes Classes
	money   []Money // by policy
}

// Cell is one industry, instrument and stage.
type Cell struct {
	State     State
	Covers    []Cover
	Perhaps   []int         // policies that may cover it: a fact is missing
	Levels    map[Level]int // how many cover it, without those above their own programme or for a part
	SameLevel []Level       // levels at which two or more overlap
	Across    bool          // policies of different levels overlap
	Money     Money         // of the policies that cover it, each whole
}

// Cover is a policy that covers a cell.
type Cover struct {
	Policy int // in Matrix.Policies
	// Above says that another policy of the cell carries this one out: a plan
	// and its own programme are no overlap.
	Above bool
	// Part says that it is for less than CertainFrom of the industry.
	Part bool
}

// Total counts cells. A policy that covers several is one policy, and its
// budget counts once.
type Total struct {
	Cells, Gaps, Unclear, Partial, Single, Overlap int

	Policies int
	Money    Money
}

// Covered is how many cells have a policy for certain.
func (t *Total) Covered() int { return t.Single + t.Overlap }

// Share is the share of cells that are covered for certain; 0 of no cells.
func (t *Total) Share() float64 {
	if t.Cells == 0 {
		return 0
	}
	return float64(t.Covered()) / float64(t.Cells)
}

func (t *Total) count(s State) {
	t.Cells++
	switch s {
	case Gap:
		t.Gaps++
	case Unclear:
		t.Unclear++
	case Partial:
		t.Partial++
	case Single:
		t.Single++
	default:
		t.Overlap++
	}
}

// NewMatrix holds policies against industries. Archived policies are left out,
// and examples unless they are asked for.
func NewMatrix(policies []Policy, industries []Target, c Classes, f Filter) *Matrix {
	m := &Matrix{Filter: f, Industries: industries, Instruments: values(Instruments()), Stages: values(Stages()), classes: c}
	var verdicts []Verdict
	for i := range policies {
		p := &policies[i]
		v := f.takes(p)
		if v == No || p.Archived {
			continue
		}
		if p.Example {
			m.Examples++
		}
		if !f.setsAside(p) {
			m.Policies, verdicts = append(m.Policies, *p), append(verdicts, v)
		}
	}
	m.match()
	above := m.lineage(policies)
	m.Cells = make([]Cell, 0, len(industries)*len(m.Instruments)*len(m.Stages))
	for i := range industries {
		for _, instrument := range m.Instruments {
			for _, stage := range m.Stages {
				m.Cells = append(m.Cells, m.cell(verdicts, above, i, instrument, stage))
			}
		}
	}
	m.sum()
	return m
}

func values[T ~string](choices []Choice[T]) []T {
	out := make([]T, len(choices))
	for i, c := range choices {
		out[i] = c.Value
	}
	return out
}

// match holds every policy against every industry. Policies share codes, so
// each code is compared with an industry only once.
func (m *Matrix) match() {
	type code struct {
		system core.System
		code   string
	}
	m.Matches, m.money = make([][]Match, len(m.Policies)), make([]Money, len(m.Policies))
	refs, complete := make([][]ref, len(m.Policies)), make([]bool, len(m.Policies))
	for i := range m.Policies {
		p := &m.Policies[i]
		m.Matches[i], m.money[i] = make([]Match, len(m.Industries)), p.Money(m.Filter.Year, m.Filter.Funds)
		refs[i], complete[i] = m.classes.refs(p)
	}
	for j, t := range m.Industries {
		compared := map[code][]relation{}
		for i := range m.Policies {
			hows := make([][]relation, len(refs[i]))
			for k, r := range refs[i] {
				how, ok := compared[code{r.system, r.code}]
				if !ok {
					how = m.classes.meetAll(r, t)
					compared[code{r.system, r.code}] = how
				}
				hows[k] = how
			}
			if _, same := m.classes.names(&m.Policies[i], t); same {
				m.Matches[i][j] = Match{Verdict: Yes, Share: 1, Whole: 1}
				continue
			}
			m.Matches[i][j] = m.classes.match(&m.Policies[i], refs[i], complete[i], t, hows)
		}
	}
}

// lineage gives, for each policy of the matrix, those of the matrix that stand
// above it, also through policies that the filter leaves out.
func (m *Matrix) lineage(all []Policy) [][]int {
	parent, at := map[string]string{}, map[string]int{}
	for _, p := range all {
		parent[p.ID] = p.Parent
	}
	for i, p := range m.Policies {
		at[p.ID] = i
	}
	out := make([][]int, len(m.Policies))
	for i, p := range m.Policies {
		seen := map[string]bool{p.ID: true}
		for id := p.Parent; id != "" && !seen[id]; id = parent[id] {
			seen[id] = true
			if a, ok := at[id]; ok {
				out[i] = append(out[i], a)
			}
		}
	}
	return out
}

func (m *Matrix) cell(verdicts []Verdict, above [][]int, industry int, instrument Instrument, stage Stage) Cell {
	var out Cell
	upper := map[int]bool{}
	for i := range m.Policies {
		p := &m.Policies[i]
		v := both(verdicts[i], m.meets(i, industry))
		if v == No {
			continue
		}
		switch both(v, both(among(p.Instruments, instrument), among(p.Stages, stage))) {
		case Yes:
			part := m.Matches[i][industry].partly()
			out.Covers = append(out.Covers, Cover{Policy: i, Part: part})
			out.Money.add(m.money[i])
			if part {
				continue // the plan above may cover more than its programme does
			}
			for _, a := range above[i] {
				upper[a] = true
			}
		case Unknown:
			out.Perhaps = append(out.Perhaps, i)
		case No:
		}
	}
	out.Levels = map[Level]int{}
	side := 0 // policies that no other one of the cell carries out
	for k := range out.Covers {
		c := &out.Covers[k]
		if c.Above = upper[c.Policy]; !c.Above && !c.Part {
			out.Levels[m.Policies[c.Policy].Level]++
			side++
		}
	}
	switch {
	case side > 1:
		out.State = Overlap
		out.Across = len(out.Levels) > 1
		for _, l := range Levels() {
			if out.Levels[l.Value] > 1 {
				out.SameLevel = append(out.SameLevel, l.Value)
			}
		}
	case side == 1:
		out.State = Single
	case slices.ContainsFunc(out.Covers, func(c Cover) bool { return c.Part }):
		out.State = Partial
	case len(out.Perhaps) > 0:
		out.State = Unclear
	default:
		out.State = Gap
	}
	return out
}

// meets says whether a policy is for enough of an industry.
func (m *Matrix) meets(policy, industry int) Verdict {
	x := m.Matches[policy][industry]
	if x.Verdict == Yes && x.Share < m.Filter.Share {
		return No
	}
	return x.Verdict
}

// sum counts the cells by row, by column and in all.
func (m *Matrix) sum() {
	columns := len(m.Instruments) * len(m.Stages)
	m.Rows, m.Columns = make([]Total, len(m.Industries)), make([]Total, columns)
	inRow, inColumn, inAll := tallies(len(m.Industries), len(m.Policies)), tallies(columns, len(m.Policies)), tallies(1, len(m.Policies))
	for n := range m.Cells {
		c := &m.Cells[n]
		row, column := n/columns, n%columns
		m.Rows[row].count(c.State)
		m.Columns[column].count(c.State)
		m.All.count(c.State)
		for _, cover := range c.Covers {
			inRow[row][cover.Policy], inColumn[column][cover.Policy], inAll[0][cover.Policy] = true, true, true
		}
	}
	for i := range m.Rows {
		m.Rows[i].gather(inRow[i], m.money)
	}
	for i := range m.Columns {
		m.Columns[i].gather(inColumn[i], m.money)
	}
	m.All.gather(inAll[0], m.money)
}

func tallies(lines, policies int) [][]bool {
	out := make([][]bool, lines)
	for i := range out {
		out[i] = make([]bool, policies)
	}
	return out
}

func (t *Total) gather(in []bool, money []Money) {
	for i, there := range in {
		if there {
			t.Policies++
			t.Money.add(money[i])
		}
	}
}

// Place is where a cell stands in Cells; ok is false where the matrix has none
// such.
func (m *Matrix) Place(industry string, instrument Instrument, stage Stage) (n int, ok bool) {
	i := slices.IndexFunc(m.Industries, func(t Target) bool { return t.Key == industry })
	j, k := slices.Index(m.Instruments, instrument), slices.Index(m.Stages, stage)
	if i < 0 || j < 0 || k < 0 {
		return 0, false
	}
	return (i*len(m.Instruments)+j)*len(m.Stages) + k, true
}
