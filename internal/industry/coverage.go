package industry

import (
	"slices"
	"strings"

	"naru/internal/core"
)

// Fit says how well data serve one item of a definition.
type Fit string

// The fits.
const (
	Exact   Fit = "exact"   // the data have the code itself, or all the codes it consists of
	Coarser Fit = "coarser" // only something that contains it
	Absent  Fit = "absent"  // nothing at all
)

// Title names the fit.
func (f Fit) Title() core.Text {
	switch f {
	case Exact:
		return core.T("정확", "exact")
	case Coarser:
		return core.T("더 큰 분류만", "coarser only")
	default:
		return core.T("없음", "absent")
	}
}

// Match is what the data have for one item.
type Match struct {
	Item  Item
	Fit   Fit
	Codes []string // to be added up when exact; the finest that contains it when coarser
}

// Coverage is how far a definition can be applied to data whose codes are known.
type Coverage struct {
	Matches []Match
	Share   float64   // of the definition's weight that is exact, 0 to 1
	Note    core.Text // what a reader must know; empty when everything is exact
}

// Cover finds, for each item of a definition, what data with the available
// codes (simple, composite or core.Total) can say about it. A missing code is
// made up of its parts only where the table c holds all of them.
func Cover(c *Classification, d Definition, available []string) Coverage {
	have := map[string]bool{}
	for _, code := range available {
		have[code] = true
	}
	var out Coverage
	var exact, total float64
	coarsest := Subclass
	for _, item := range d.Items {
		m := match(c, item, available, have)
		out.Matches = append(out.Matches, m)
		total += item.Weight
		switch m.Fit {
		case Exact:
			exact += item.Weight
		case Coarser:
			coarsest = min(coarsest, c.Level(m.Codes[0]))
		case Absent:
		}
	}
	if total > 0 {
		out.Share = exact / total
	}
	out.Note = out.note(coarsest)
	return out
}

func match(c *Classification, item Item, available []string, have map[string]bool) Match {
	if parts, ok := assemble(c, item.Code, have); ok {
		return Match{Item: item, Fit: Exact, Codes: parts}
	}
	for _, above := range c.Ancestors(item.Code) {
		if have[above] {
			return Match{Item: item, Fit: Coarser, Codes: []string{above}}
		}
		// Nearest first, so a composite is met at the level of its nearest part.
		if i := slices.IndexFunc(available, func(a string) bool {
			return IsComposite(a) && slices.Contains(Components(a), above)
		}); i >= 0 {
			return Match{Item: item, Fit: Coarser, Codes: []string{available[i]}}
		}
	}
	return Match{Item: item, Fit: Absent}
}

// assemble gives the data codes that add up to a code: itself, or all that it
// consists of, level by level, as far as the table is complete.
func assemble(c *Classification, code string, have map[string]bool) ([]string, bool) {
	if have[code] {
		return []string{code}, true
	}
	if c.Level(code) >= c.CompleteTo() {
		return nil, false
	}
	var out []string
	for _, child := range c.Children(code) {
		parts, ok := assemble(c, child.Code, have)
		if !ok {
			return nil, false
		}
		out = append(out, parts...)
	}
	return out, len(out) > 0
}

// Apply adds up an additive measure over the basket: Σ weight × value. value
// gives the figure of a data code and whether there is one. The result is not
// defined unless every item is exact and has its value: unknown is not zero.
func (v Coverage) Apply(value func(code string) (float64, bool)) (float64, bool) {
	if len(v.Matches) == 0 {
		return 0, false
	}
	var sum float64
	for _, m := range v.Matches {
		if m.Fit != Exact {
			return 0, false
		}
		for _, code := range m.Codes {
			x, ok := value(code)
			if !ok {
				return 0, false
			}
			sum += m.Item.Weight * x
		}
	}
	return sum, true
}

func (v Coverage) note(coarsest Level) core.Text {
	var coarse, absent []string
	for _, m := range v.Matches {
		switch m.Fit {
		case Coarser:
			coarse = append(coarse, m.Item.Code)
		case Absent:
			absent = append(absent, m.Item.Code)
		case Exact:
		}
	}
	missing := strings.Join(append(coarse, absent...), ", ")
	switch {
	case missing == "":
		return core.Text{}
	case len(v.Matches) == len(coarse) && coarsest <= Section:
		return core.T("대분류 자료만 있어 이 산업 정의를 적용할 수 없습니다. 중분류 이하 자료를 가져와 주십시오.",
			"Section level only: the definition cannot be applied. Import data by division or finer.")
	default:
		return core.Tf("정의의 %.0[1]f%%만 자료와 정확히 맞아 합계를 낼 수 없습니다. 자료에 없는 코드: %[2]s. 더 자세한 자료를 가져오거나 정의를 고쳐 주십시오.",
			"Only %.0[1]f%% of the definition's weight is matched exactly, so no total is given. Codes without data: %[2]s. Import finer data or edit the definition.",
			100*v.Share, missing)
	}
}
