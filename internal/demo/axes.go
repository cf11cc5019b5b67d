package demo

import (
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/region"
)

// place is a row of the region axis.
type place struct {
	code, name string
	above      int // position of the region it belongs to, −1 for the nation
	city       bool
}

// placeBlock is a block and the places that share its totals.
type placeBlock struct {
	block

	regions []string
	cities  []city // beside regions, when the block is 경기
}

type places struct {
	list   []place // nation, 시도, and after 경기 its 시군
	index  map[string]int
	blocks []placeBlock
}

func newPlaces() places {
	registry := region.Default()
	p := places{index: map[string]int{}}
	add := func(r region.Region, name string, city bool) {
		above, ok := p.index[r.Parent]
		if !ok {
			above = -1
		}
		p.index[r.Code] = len(p.list)
		p.list = append(p.list, place{code: r.Code, name: name, above: above, city: city})
	}
	add(registry.Nation(), registry.Nation().Short.Ko, false)
	for _, province := range registry.Provinces() {
		add(province, province.Name.Ko, false)
		if province.Code != gyeonggi {
			continue
		}
		for _, c := range registry.Cities(gyeonggi) {
			add(c, registry.FullName(c.Code).Ko, true)
		}
	}
	own := cityBlock()
	p.blocks = append(p.blocks, placeBlock{block: own, regions: []string{pyeongtaek}})
	for _, b := range blocks() {
		if b.code != gyeonggi {
			p.blocks = append(p.blocks, placeBlock{block: b, regions: []string{b.code}})
			continue
		}
		rest := placeBlock{block: b.less(own), cities: cities()}
		for _, c := range rest.cities {
			rest.regions = append(rest.regions, c.code)
		}
		p.blocks = append(p.blocks, rest)
	}
	return p
}

// less takes a part out of a block.
func (b block) less(part block) block {
	minus := func(whole, part []int64) []int64 {
		rest := make([]int64, len(whole))
		for i := range whole {
			rest[i] = whole[i] - part[i]
		}
		return rest
	}
	return block{
		code:           b.code,
		establishments: minus(b.establishments, part.establishments),
		employees:      minus(b.employees, part.employees),
		sales:          minus(b.sales, part.sales),
	}
}

// weights divides a section among the places of the block.
func (b placeBlock) weights(section byte) []int64 {
	if len(b.cities) == 0 {
		return []int64{1}
	}
	w := make([]int64, len(b.cities))
	for i, c := range b.cities {
		w[i] = c.weight(section)
	}
	return w
}

// industryNode is a row of the industry axis.
type industryNode struct {
	code, name string
	above      int // −1 for all industries
}

type sectionNode struct {
	letter byte
	index  int // position in sections
	groups []groupNode
}

type groupNode struct {
	group

	node  int
	parts []part
	top   []int // positions in parts of the classes directly below the group

	traits []trait // of classes of the group
	turns  []turn
}

// part is a class of a group.
type part struct {
	class

	node  int
	under []int // positions in parts of the classes directly below this one
}

type industries struct {
	list     []industryNode // _T, then each section with its divisions, groups and classes
	sections []sectionNode
}

func newIndustries() industries {
	// The table is embedded in industry; without it the codes stand for themselves.
	classification, named11 := industry.Builtin(core.KSIC11)
	name := func(code string) string {
		if named11 {
			if e, ok := classification.ByCode(code); ok {
				return e.Name.Ko
			}
		}
		return code
	}
	var x industries
	index := map[string]int{}
	add := func(code, above string) int {
		up, ok := index[above]
		if !ok {
			up = -1
		}
		index[code] = len(x.list)
		x.list = append(x.list, industryNode{code: code, name: name(code), above: up})
		return index[code]
	}
	add(core.Total, "")
	all, named := groups(), classes()
	for i, letter := range strings.Split(sections+emptySections, "") {
		add(letter, core.Total)
		s := sectionNode{letter: letter[0], index: i}
		for _, g := range all {
			if sectionOf(g.code) != letter[0] {
				continue
			}
			if _, ok := index[g.code[:2]]; !ok {
				add(g.code[:2], letter)
			}
			n := groupNode{group: g, node: add(g.code, g.code[:2])}
			n.addClasses(named, add)
			s.groups = append(s.groups, n)
		}
		if i < len(sections) {
			x.sections = append(x.sections, s)
		}
	}
	return x
}

// addClasses enters the classes of the group, parents first.
func (g *groupNode) addClasses(all []class, add func(code, above string) int) {
	at := map[string]int{}
	for _, c := range all {
		if !strings.HasPrefix(c.code, g.code) {
			continue
		}
		above := c.code[:len(c.code)-1]
		at[c.code] = len(g.parts)
		if above == g.code {
			g.top = append(g.top, len(g.parts))
		} else {
			up := &g.parts[at[above]]
			up.under = append(up.under, len(g.parts))
		}
		g.parts = append(g.parts, part{class: c, node: add(c.code, above)})
	}
	for _, t := range traits() {
		if _, ok := at[t.prefix]; ok {
			g.traits = append(g.traits, t)
		}
	}
	for _, t := range turns() {
		if _, ok := at[t.prefix]; ok {
			g.turns = append(g.turns, t)
		}
	}
}

// sectionOf gives the section of a KSIC code by its division.
func sectionOf(code string) byte {
	firsts := []struct {
		division string
		section  byte
	}{
		{"99", 'U'},
		{"97", 'T'},
		{"94", 'S'},
		{"90", 'R'},
		{"86", 'Q'},
		{"85", 'P'},
		{"84", 'O'},
		{"74", 'N'},
		{"70", 'M'},
		{"68", 'L'},
		{"64", 'K'},
		{"58", 'J'},
		{"55", 'I'},
		{"49", 'H'},
		{"45", 'G'},
		{"41", 'F'},
		{"36", 'E'},
		{"35", 'D'},
		{"10", 'C'},
		{"05", 'B'},
	}
	for _, f := range firsts {
		if code >= f.division {
			return f.section
		}
	}
	return 'A'
}
