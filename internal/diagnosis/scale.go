package diagnosis

import (
	"cmp"
	"slices"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/industry"
)

// scale is the industries of a cube arranged by level. A code that the data do
// not have, but all of whose parts they do, stands among its level as their
// sum: official tables write a section of one division as that division (35 for
// D), and tables of classes alone can still be seen by division.
type scale struct {
	trade    *industry.Classification // nil when the revision is not loaded
	lines    map[Level][]line
	sections map[Level]int // how many sections the lines of a level reach into
}

func newScale(cube *fact.Cube, trade *industry.Classification) *scale {
	s := &scale{trade: trade, lines: map[Level][]line{}, sections: map[Level]int{}}
	present := byLevel(cube.IndustrySystem, cube.Industries)
	for l, at := range present {
		for _, i := range at {
			s.add(l, cube.Industries[i], []part{{i, 1}})
		}
	}
	if trade == nil {
		return s
	}
	s.assemble(cube, present)
	s.dropEchoes()
	for l, lines := range s.lines {
		slices.SortStableFunc(lines, func(a, b line) int { return s.order(a.code, b.code) })
		seen := map[string]bool{}
		for _, x := range lines {
			for _, c := range industry.Components(x.code) {
				seen[trade.Section(c)] = true
			}
		}
		delete(seen, "")
		s.sections[l] = len(seen)
	}
	return s
}

func (s *scale) add(l Level, code string, parts []part) {
	name := core.T(code, code)
	if s.trade != nil {
		name = s.trade.Title(code)
	}
	s.lines[l] = append(s.lines[l], line{code: code, name: name, level: l, parts: parts})
}

// assemble adds the codes that finer codes of the data make up, at every level
// above the finest.
func (s *scale) assemble(cube *fact.Cube, present map[Level][]int) {
	var wanted industry.Definition
	for _, e := range s.trade.Entries() {
		if cube.IndustryAt(e.Code) < 0 && !s.within(present, cube, e.Code) {
			wanted.Items = append(wanted.Items, industry.Item{Code: e.Code, Weight: 1})
		}
	}
	for _, m := range industry.Cover(s.trade, wanted, cube.Industries).Matches {
		if m.Fit != industry.Exact {
			continue
		}
		parts := make([]part, len(m.Codes))
		for k, code := range m.Codes {
			parts[k] = part{cube.IndustryAt(code), 1}
		}
		s.add(levelOf(cube.IndustrySystem, m.Item.Code), m.Item.Code, parts)
	}
}

// dropEchoes takes out a level of which every code is seen one level up under
// another name, as 35 is under D.
func (s *scale) dropEchoes() {
	alone := map[int]bool{} // positions that stand for themselves at a coarser level
	for _, l := range Levels() {
		echoes := 0
		for _, x := range s.lines[l] {
			if len(x.parts) != 1 {
				continue
			}
			if alone[x.parts[0].industry] {
				echoes++
			} else {
				alone[x.parts[0].industry] = true
			}
		}
		if echoes > 0 && echoes == len(s.lines[l]) {
			delete(s.lines, l)
		}
	}
}

// within reports whether a composite of the data already holds a code at the
// code's own level.
func (*scale) within(present map[Level][]int, cube *fact.Cube, code string) bool {
	return slices.ContainsFunc(present[levelOf(cube.IndustrySystem, code)], func(i int) bool {
		return industry.IsComposite(cube.Industries[i]) && slices.Contains(industry.Components(cube.Industries[i]), code)
	})
}

// order is that of the classification: by section, then by code.
func (s *scale) order(a, b string) int {
	section := func(code string) string { return s.trade.Section(industry.Components(code)[0]) }
	return cmp.Or(cmp.Compare(section(a), section(b)), cmp.Compare(a, b))
}

// present are the levels of the data, coarse first.
func (s *scale) present() []Level {
	var out []Level
	for _, l := range Levels() {
		if len(s.lines[l]) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// whole reports whether the lines of a level reach into every section that the
// data reach into: only then do they add up to a region.
func (s *scale) whole(l Level) bool {
	if s.trade == nil {
		return len(s.lines[l]) > 0
	}
	most := 0
	for _, n := range s.sections {
		most = max(most, n)
	}
	return len(s.lines[l]) > 0 && s.sections[l] == most
}

// usual is the level to show when none is asked for: divisions where they make
// up the whole, else the coarsest level that does.
func (s *scale) usual() Level {
	if s.whole(Division) {
		return Division
	}
	return s.coarsest()
}

// coarsest is the first level that makes up the whole.
func (s *scale) coarsest() Level {
	for _, l := range Levels() {
		if s.whole(l) {
			return l
		}
	}
	return Own
}

// finest is the last level that makes up the whole.
func (s *scale) finest() Level {
	finest := s.coarsest()
	for _, l := range Levels() {
		if s.whole(l) {
			finest = l
		}
	}
	return finest
}

// find gives the line of a code, also of a composite left out of its level.
func (s *scale) find(cube *fact.Cube, code string) (line, bool) {
	l := levelOf(cube.IndustrySystem, code)
	for _, x := range s.lines[l] {
		if x.code == code {
			return x, true
		}
	}
	if i := cube.IndustryAt(code); i >= 0 && code != core.Total {
		lone := &scale{trade: s.trade, lines: map[Level][]line{}}
		lone.add(l, code, []part{{i, 1}})
		return lone.lines[l][0], true
	}
	return line{}, false
}
