package policy

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// Verdict is an answer that may be unknown.
type Verdict string

// The answers.
const (
	Yes     Verdict = "yes"
	No      Verdict = "no"
	Unknown Verdict = "unknown" // a fact is missing: neither yes nor no
)

// Title names the answer.
func (v Verdict) Title() core.Text {
	switch v {
	case Yes:
		return core.T("해당", "yes")
	case No:
		return core.T("해당 없음", "no")
	default:
		return core.T("확인 필요", "to be checked")
	}
}

// Target is an industry that a strategy is about: one code or a weighted basket
// of codes of one revision.
type Target struct {
	Key    string          `json:"key"` // unique among the targets of a list
	Title  core.Text       `json:"title"`
	System core.System     `json:"system"`
	Items  []industry.Item `json:"items"`
}

// Target makes the target of an industry as policies name it; ok is false where
// the agency has no such definition or table.
func (c Classes) Target(ind Industry) (t Target, ok bool) {
	if ind.Definition != "" {
		d, ok := c.Definitions[ind.Definition]
		return Target{Key: d.Key, Title: d.Name, System: d.System, Items: d.Items}, ok
	}
	table := c.Tables[ind.System]
	if table == nil {
		return Target{}, false
	}
	return Target{
		Key: string(ind.System) + ":" + ind.Code, Title: table.Title(ind.Code), System: ind.System,
		Items: []industry.Item{{Code: ind.Code, Weight: 1}},
	}, true
}

// Match says whether a policy is for an industry.
type Match struct {
	Verdict Verdict
	// Share is Σ w·c / Σ w over the items of the industry, w an item's weight and
	// c the greatest weight of the policy's codes that meet it (1 for a code that
	// the policy names itself), 0 where none does. Of an item that the policy names
	// in part, c is the mean over the groups that the item consists of. It is 1
	// where the policy names the very definition: what is weighed alike on both
	// sides is one industry.
	Share float64
	// Whole is the same of the groups that the policy's codes hold whole: what is
	// certain of the share.
	Whole float64
	// Part says that some code of the policy is narrower than a group that it
	// meets. How much of it, no classification tells: in Share it counts whole.
	Part    bool
	Grounds []core.Text
}

// ref is one code that a policy is for.
type ref struct {
	system core.System
	code   string
	weight float64
	from   string // the definition that it is of
}

// refs lists the codes that a policy is for; complete is false where a
// definition is not at hand.
func (c Classes) refs(p *Policy) (out []ref, complete bool) {
	complete = true
	for _, ind := range p.Industries {
		if ind.Definition == "" {
			out = append(out, ref{system: ind.System, code: ind.Code, weight: 1})
			continue
		}
		d, ok := c.Definitions[ind.Definition]
		complete = complete && ok
		for _, i := range d.Items {
			out = append(out, ref{system: d.System, code: i.Code, weight: i.Weight, from: d.Name.Ko})
		}
	}
	return out, complete
}

// Match holds a policy against an industry.
func (c Classes) Match(p *Policy, t Target) Match {
	refs, complete := c.refs(p)
	hows := make([][]relation, len(refs))
	for i, r := range refs {
		hows[i] = c.meetAll(r, t)
	}
	if name, same := c.names(p, t); same {
		return Match{Verdict: Yes, Share: 1, Whole: 1, Grounds: []core.Text{core.Tf("산업 정의 ‘%s’ 그대로", "the very definition ‘%s’", name)}}
	}
	out := c.match(p, refs, complete, t, hows)
	out.Grounds = c.grounds(p, refs, complete, t, out.Verdict, hows)
	return out
}

// names reports whether a policy names a definition that holds what the
// industry holds, code by code and weight by weight.
func (c Classes) names(p *Policy, t Target) (name core.Text, same bool) {
	if p.AllIndustries {
		return core.Text{}, false
	}
	for _, ind := range p.Industries {
		d, ok := c.Definitions[ind.Definition]
		if ok && d.System == t.System && slices.EqualFunc(d.Items, t.Items, func(a, b industry.Item) bool {
			return a.Code == b.Code && a.Weight == b.Weight //nolint:floatcompare // the same number, as it was typed
		}) {
			return d.Name, true
		}
	}
	return core.Text{}, false
}

// match is Match without its grounds. How each ref meets each item stands in
// hows, by ref and then by item.
func (c Classes) match(p *Policy, refs []ref, complete bool, t Target, hows [][]relation) Match {
	switch {
	case p.AllIndustries:
		return Match{Verdict: Yes, Share: 1, Whole: 1}
	case len(p.Industries) == 0:
		return Match{Verdict: Unknown}
	}
	out := Match{Verdict: No}
	doubt := !complete
	var met, whole, total float64
	for i, item := range t.Items {
		total += item.Weight
		best := 0.0
		var parts []ref
		for k := range refs {
			switch hows[k][i] {
			case disjoint:
			case doubtful:
				doubt = true
			case narrower:
				parts = append(parts, refs[k])
			default:
				best = max(best, refs[k].weight)
			}
		}
		x := c.pieces(item.Code, best, parts)
		met, whole = met+item.Weight*x.share, whole+item.Weight*x.whole
		out.Part = out.Part || x.part
	}
	switch {
	case met > 0:
		out.Verdict, out.Share, out.Whole = Yes, met/total, whole/total
	case doubt:
		out.Verdict = Unknown
	}
	return out
}

// grounds says why a policy is for an industry, or why that is not known.
func (c Classes) grounds(p *Policy, refs []ref, complete bool, t Target, verdict Verdict, hows [][]relation) []core.Text {
	switch {
	case p.AllIndustries:
		return []core.Text{core.T("전 산업 대상", "for all industries")}
	case len(p.Industries) == 0:
		return []core.Text{core.T("정책의 대상 산업이 적혀 있지 않습니다.", "The policy does not say for which industries it is.")}
	}
	var out []core.Text
	if !complete && verdict == Unknown {
		out = append(out, core.T("정책이 가리키는 산업 정의가 없습니다.", "A definition that the policy names is not there."))
	}
	for i, item := range t.Items {
		var parts []ref
		for k, r := range refs {
			if hows[k][i] == narrower {
				parts = append(parts, r)
			}
			switch how := hows[k][i]; {
			case how == disjoint:
			case how != doubtful:
				out = append(out, r.ground(item.Code, how))
			case verdict == Unknown:
				out = append(out, core.Tf("%[1]s(%[2]s)와 %[3]s(%[4]s)은(는) 차수가 달라 같은지 알 수 없음", "%[1]s (%[2]s) and %[3]s (%[4]s) are of different revisions: not known to be the same",
					r.code, r.system.Title(), item.Code, t.System.Title()))
			}
		}
		if x := c.pieces(item.Code, 0, parts); x.of > 1 {
			out = append(out, core.Tf("%[1]s의 소분류 %[2]d개 가운데 %[3]d개", "%[3]d of the %[2]d groups of %[1]s", item.Code, x.of, x.met))
		}
	}
	return out
}

// meetAll compares a policy's code with each item of an industry.
func (c Classes) meetAll(r ref, t Target) []relation {
	out := make([]relation, len(t.Items))
	for i, item := range t.Items {
		out[i] = c.meet(r, t.System, item.Code)
	}
	return out
}

// relation is how a policy's code stands to an industry's.
type relation int

const (
	disjoint relation = iota
	same              // one code
	wider             // the policy's contains the industry's
	narrower          // the policy's is a part of the industry's
	doubtful          // of different revisions, and the table cannot tell
)

// ground says why a policy's code meets an item's: 26 ⊂ C.
func (r ref) ground(item string, how relation) core.Text {
	s := r.code + " = " + item
	switch how {
	case wider:
		s = item + " ⊂ " + r.code
	case narrower:
		s = r.code + " ⊂ " + item
	default:
	}
	if r.from != "" {
		s += " (" + r.from + ")"
	}
	return core.T(s, s)
}

// meet compares codes of KSIC by what contains what.
func (c Classes) meet(r ref, system core.System, item string) relation {
	if r.system == system {
		return contain(c.Tables[system], r.code, item)
	}
	theirs, ours := c.Tables[r.system], c.Tables[system]
	how := contain(ours, r.code, item)
	if how == disjoint {
		how = contain(theirs, r.code, item)
	}
	outer := r.code
	if how == narrower {
		outer = item
	}
	switch {
	case how == disjoint && apart(ours, theirs, r.code, item):
		return disjoint
	case how == disjoint, !sameMeaning(ours, theirs, outer):
		return doubtful
	default:
		return how
	}
}

// contain compares two codes of one revision. Without a table, what a section
// holds is not known.
func contain(table *industry.Classification, a, b string) relation {
	switch {
	case a == b:
		return same
	case within(table, b, a):
		return wider
	case within(table, a, b):
		return narrower
	default:
		return disjoint
	}
}

// within reports whether a code lies in another one: by its digits, or by the
// section of its table.
func within(table *industry.Classification, inner, outer string) bool {
	switch {
	case inner == "" || outer == "" || len(inner) <= len(outer) && len(outer) > 1:
		return false
	case outer[0] >= '0' && outer[0] <= '9':
		return strings.HasPrefix(inner, outer)
	default:
		return table != nil && len(inner) > 1 && table.Section(inner) == outer
	}
}

// sameMeaning reports whether a code bears one name in both revisions.
func sameMeaning(a, b *industry.Classification, code string) bool {
	if a == nil || b == nil {
		return false
	}
	x, known := a.ByCode(code)
	y, too := b.ByCode(code)
	return known && too && x.Name.Ko == y.Name.Ko
}

// apart reports whether two codes of different revisions lie in different
// divisions, or sections, each of which both revisions name alike.
func apart(a, b *industry.Classification, x, y string) bool {
	top := func(code string) string { return code[:min(len(code), 2)] }
	return top(x) != top(y) && sameMeaning(a, b, top(x)) && sameMeaning(a, b, top(y))
}
