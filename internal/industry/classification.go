package industry

import (
	"cmp"
	"slices"
	"strings"

	"naru/internal/core"
)

// Classification is one revision of KSIC, immutable once made and safe for
// concurrent use. It may be shallow: CompleteTo says how deep it can be trusted.
type Classification struct {
	system   core.System
	complete Level
	entries  []Entry // in classification order
	byCode   map[string]int
	children map[string][]Entry
	names    map[string][]string // comparison key → codes, coarse first
}

// NewClassification makes a classification of its entries, in any order. The
// error names the entry that does not fit: a code twice, a parent or section
// missing, a code whose length is not its level.
func NewClassification(system core.System, entries []Entry) (*Classification, error) {
	c := &Classification{
		system:   system,
		entries:  slices.Clone(entries),
		byCode:   make(map[string]int, len(entries)),
		children: map[string][]Entry{},
		names:    map[string][]string{},
	}
	if !system.IsKSIC() || len(entries) == 0 {
		return nil, core.Fail(core.Invalid, "한국표준산업분류 차수와 한 줄 이상의 분류 항목이 필요합니다.",
			"A KSIC revision and at least one entry are needed.")
	}
	slices.SortFunc(c.entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(a.Section, b.Section), cmp.Compare(min(a.Level, Division), min(b.Level, Division)),
			strings.Compare(a.Code, b.Code))
	})
	for i, e := range c.entries {
		if _, twice := c.byCode[e.Code]; twice {
			return nil, core.Fail(core.Invalid, "코드 %s이(가) 두 번 나옵니다.", "Code %s appears twice.", e.Code)
		}
		c.byCode[e.Code] = i
	}
	for _, e := range c.entries {
		if err := c.fits(e); err != nil {
			return nil, err
		}
		c.children[e.Parent] = append(c.children[e.Parent], e)
		k := nameKey(e.Name.Ko)
		c.names[k] = append(c.names[k], e.Code)
		if en := nameKey(e.Name.En); en != "" && en != k {
			c.names[en] = append(c.names[en], e.Code)
		}
	}
	c.complete = c.depth()
	return c, nil
}

// System is the revision.
func (c *Classification) System() core.System { return c.system }

// CompleteTo is the finest level that the table holds in full.
func (c *Classification) CompleteTo() Level { return c.complete }

// Entries lists all codes in classification order.
func (c *Classification) Entries() []Entry { return slices.Clone(c.entries) }

// ByCode gives the entry of a simple code.
func (c *Classification) ByCode(code string) (Entry, bool) {
	i, ok := c.byCode[code]
	if !ok {
		return Entry{}, false
	}
	return c.entries[i], true
}

// Check says whether a code, simple or composite, belongs to the revision.
func (c *Classification) Check(code string) Knowledge {
	worst := Known
	for _, part := range Components(code) {
		switch c.check(part) {
		case NoSuchCode:
			return NoSuchCode
		case Unverifiable:
			worst = Unverifiable
		default:
		}
	}
	return worst
}

// Level gives the level of a code; of a composite, the coarsest of its parts.
func (c *Classification) Level(code string) Level {
	coarsest := Subclass
	for _, part := range Components(code) {
		l, _ := levelOf(part)
		coarsest = min(coarsest, l)
	}
	return coarsest
}

// Section gives the letter of a simple code, also of an unverifiable one; empty
// for the total and for a code that does not exist.
func (c *Classification) Section(code string) string {
	if e, ok := c.ByCode(code); ok {
		return e.Section
	}
	if l, ok := levelOf(code); ok && l >= Division {
		e, _ := c.ByCode(code[:2])
		return e.Section
	}
	return ""
}

// Ancestors lists what contains a simple code, nearest first and the total
// last. It follows the digits, so it also serves unverifiable codes.
func (c *Classification) Ancestors(code string) []string {
	level, ok := levelOf(code)
	if !ok || level == All {
		return nil
	}
	var out []string
	for n := len(code) - 1; level > Division && n >= int(Division); n-- {
		out = append(out, code[:n])
	}
	if s := c.Section(code); level > Section && s != "" {
		out = append(out, s)
	}
	return append(out, core.Total)
}

// Parent gives what directly contains a code; of a composite, the nearest code
// that contains all its parts. The total has none.
func (c *Classification) Parent(code string) string {
	parts := Components(code)
	for _, a := range c.Ancestors(parts[0]) {
		if !slices.ContainsFunc(parts[1:], func(p string) bool { return !slices.Contains(c.Ancestors(p), a) }) {
			return a
		}
	}
	return ""
}

// Children lists what lies directly beneath a code: sections beneath
// core.Total, its parts beneath a composite.
func (c *Classification) Children(code string) []Entry {
	if !IsComposite(code) {
		return slices.Clone(c.children[code])
	}
	var out []Entry
	for _, part := range Components(code) {
		if e, ok := c.ByCode(part); ok {
			out = append(out, e)
		}
	}
	return out
}

// Covers reports whether a code, simple or composite, is or contains a simple code.
func (c *Classification) Covers(code, inner string) bool {
	above := append(c.Ancestors(inner), inner)
	return slices.ContainsFunc(Components(code), func(p string) bool { return slices.Contains(above, p) })
}

// Title names any code: the total, a composite by its parts, and a code
// outside the table by itself.
func (c *Classification) Title(code string) core.Text {
	if code == core.Total {
		return core.T("전체 산업", "All industries")
	}
	var ko, en []string
	for _, part := range Components(code) {
		name := core.T(part, part)
		if e, ok := c.ByCode(part); ok {
			name = e.Name
		}
		ko, en = append(ko, name.In(core.Korean)), append(en, name.In(core.English))
	}
	return core.T(strings.Join(ko, " + "), strings.Join(en, " + "))
}

// Compose joins codes into the canonical code of their union: parts contained
// in others are dropped, a full set of divisions becomes its section, all
// sections become core.Total, and the rest is joined by "+" in classification
// order. All codes must be Known or Unverifiable.
func (c *Classification) Compose(codes ...string) string {
	var parts []string
	for _, code := range codes {
		parts = append(parts, Components(code)...)
	}
	if slices.Contains(parts, core.Total) {
		return core.Total
	}
	for _, s := range c.children[core.Total] {
		if c.holdsAll(parts, s.Code) {
			parts = append(parts, s.Code)
		}
	}
	if c.holdsAll(parts, core.Total) {
		return core.Total
	}
	parts = slices.DeleteFunc(slices.Clone(parts), func(p string) bool {
		return slices.ContainsFunc(c.Ancestors(p), func(a string) bool { return slices.Contains(parts, a) })
	})
	slices.SortFunc(parts, func(a, b string) int {
		return cmp.Or(strings.Compare(c.Section(a), c.Section(b)), strings.Compare(a, b))
	})
	return strings.Join(slices.Compact(parts), joiner)
}

// Align settles what a lone division means in a file. Sections D, L, O, P and U
// have a single division each, so a table of sections may write "35" for D
// beside "10~34". Given the codes of a whole column, it maps such divisions to
// their sections when sections stand among them and nothing finer does; the
// map is empty when there is nothing to change.
func (c *Classification) Align(codes []string) map[string]string {
	lifted, sections := map[string]string{}, false
	for _, code := range codes {
		if IsComposite(code) || code == core.Total {
			continue
		}
		switch level, _ := levelOf(code); level {
		case Section:
			sections = true
		case Division:
			s := c.Section(code)
			if len(c.children[s]) != 1 {
				return nil
			}
			lifted[code] = s
		default:
			return nil
		}
	}
	if !sections {
		return nil
	}
	return lifted
}

func (c *Classification) fits(e Entry) error {
	level, ok := levelOf(e.Code)
	if !ok || level == All || level != e.Level {
		return core.Fail(core.Invalid,
			"코드 ‘%[1]s’의 자릿수가 수준 %[2]d과(와) 맞지 않습니다. 앞자리 0이 지워졌는지 확인해 주십시오(엑셀에서 열 서식을 텍스트로).",
			"Code ‘%[1]s’ does not have the length of level %[2]d. Check for lost leading zeros (in Excel, format the column as text).",
			e.Code, int(e.Level))
	}
	want := core.Total
	switch {
	case level == Division:
		want = e.Section
	case level > Division:
		want = e.Code[:len(e.Code)-1]
	default:
	}
	above, found := c.byCode[want]
	if e.Parent != want || level > Section && (!found || c.entries[above].Section != e.Section) || level == Section && e.Section != e.Code {
		return core.Fail(core.Invalid,
			"코드 ‘%[1]s’의 상위 코드 ‘%[2]s’ 또는 대분류 ‘%[3]s’이(가) 맞지 않거나 표에 없습니다.",
			"The parent ‘%[2]s’ or section ‘%[3]s’ of code ‘%[1]s’ is wrong or missing from the table.",
			e.Code, e.Parent, e.Section)
	}
	if e.Name.Ko == "" {
		return core.Fail(core.Invalid, "코드 ‘%s’의 이름이 없습니다.", "Code ‘%s’ has no name.", e.Code)
	}
	return nil
}

// depth is the finest level at which nothing is missing beneath what is above.
func (c *Classification) depth() Level {
	deepest := Section
	for l := Section; l < Subclass; l++ {
		for _, e := range c.entries {
			if e.Level == l && len(c.children[e.Code]) == 0 {
				return deepest
			}
		}
		deepest = l + 1
	}
	return deepest
}

func (c *Classification) check(code string) Knowledge {
	level, ok := levelOf(code)
	if !ok {
		return NoSuchCode
	}
	if _, found := c.byCode[code]; found || level == All {
		return Known
	}
	if level <= c.complete || c.complete < Division {
		return NoSuchCode
	}
	if _, found := c.byCode[code[:c.complete]]; found {
		return Unverifiable
	}
	return NoSuchCode
}

func (c *Classification) holdsAll(parts []string, code string) bool {
	below := c.children[code]
	return len(below) > 0 && !slices.ContainsFunc(below, func(e Entry) bool { return !slices.Contains(parts, e.Code) })
}
