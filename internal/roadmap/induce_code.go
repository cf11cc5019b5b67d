package roadmap

import (
	"cmp"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/inout"
)

// plainCode is a code as the bridge writes it: C26 is 26.
func plainCode(code string, system core.System) string {
	if trade, ok := industry.Builtin(system); ok && len(code) > 1 && isSection(code[:1]) && trade.Section(code[1:]) == code[:1] {
		return code[1:]
	}
	return code
}

func isSection(code string) bool { return len(code) == 1 && code[0] >= 'A' && code[0] <= 'U' }

// links are those of the code itself, of the wider code that it belongs to, or
// of the narrower ones within it.
func (s spread) links(code string) []inout.Link {
	var wider, within []inout.Link
	longest := 0
	for _, l := range s.bridge.Links {
		switch {
		case s.holds(l.Code, code):
			depth := len(l.Code)
			if isSection(l.Code) && l.Code != code {
				depth = 0
			}
			if wider == nil || depth > longest {
				wider, longest = nil, depth
			}
			if depth == longest {
				wider = append(wider, l)
			}
		case s.holds(code, l.Code):
			within = append(within, l)
		}
	}
	if len(wider) > 0 && longest == len(code) || len(within) == 0 {
		return wider
	}
	return within
}

// holds reports whether a code stands for another one: 26 for 261, C for both.
func (s spread) holds(code, other string) bool {
	if code == other {
		return true
	}
	if isSection(code) {
		trade, ok := industry.Builtin(s.bridge.System)
		return ok && trade.Section(other) == code
	}
	return strings.HasPrefix(other, code)
}

// shares are the sectors of a code, which add up to one. A section is far wider
// than what the bridge links, and the number of links within it says nothing:
// its sectors count by their output, or all the same where an output is unknown.
func (s spread) shares(code string, links []inout.Link) []inout.Link {
	out := slices.Clone(links)
	if isSection(code) && !slices.ContainsFunc(links, func(l inout.Link) bool { return l.Code == code }) {
		out = slices.CompactFunc(slices.SortedStableFunc(slices.Values(links), bySector), func(a, b inout.Link) bool { return a.Sector == b.Sector })
		known := !slices.ContainsFunc(out, func(l inout.Link) bool { return !(s.sectors[l.Sector].Output > 0) })
		for i := range out {
			out[i].Weight = 1
			if known {
				out[i].Weight = s.sectors[out[i].Sector].Output
			}
		}
	}
	sum := 0.0
	for _, l := range out {
		sum += l.Weight
	}
	for i := range out {
		out[i].Weight /= sum
	}
	return out
}

func bySector(a, b inout.Link) int { return cmp.Compare(a.Sector, b.Sector) }

// name is an industry as a sentence names it, with its code.
func (s spread) name(i Industry) core.Text {
	if i.Definition != "" {
		for _, d := range s.definitions {
			if d.Key == i.Definition {
				return d.Name
			}
		}
		return core.T(i.Definition, i.Definition)
	}
	trade, ok := industry.Builtin(i.System)
	if !ok {
		return core.Tf("%[1]s %[2]s", "%[1]s %[2]s", i.System.Title(), i.Code)
	}
	code := plainCode(i.Code, i.System)
	title := trade.Title(code)
	if title.Ko == code {
		return core.T(code, code)
	}
	return core.Tf("%[1]s %[2]s", "%[1]s %[2]s", code, title)
}
