package policy

import (
	"cmp"
	"maps"
	"slices"

	"naru/internal/core"
	"naru/internal/industry"
)

// CertainFrom is the share of an industry from which a policy counts as
// covering it; below, it covers a part.
const CertainFrom = 0.5

// partly reports whether a policy covers only a part of an industry, or not
// more than a part for certain.
func (m Match) partly() bool { return m.Whole < CertainFrom }

// pieces is how much of one item of an industry a policy is for.
type pieces struct {
	share, whole float64
	part         bool // a code is narrower than a group
	met, of      int  // groups that it meets, of all of the item
}

// pieces divides an item into its groups, the finest classes that tables hold in
// full, and takes the mean of the greatest weights that meet each. What the
// policy's codes hold whole weighs best already; parts are codes narrower than
// the item.
func (c Classes) pieces(item string, best float64, parts []ref) pieces {
	out := pieces{share: best, whole: best}
	by := map[core.System][]ref{}
	for _, r := range parts {
		by[r.system] = append(by[r.system], r)
	}
	for _, system := range slices.SortedFunc(maps.Keys(by), cmp.Compare[core.System]) {
		table := c.Tables[system]
		groups := groupsOf(table, item)
		x := pieces{of: len(groups)}
		for _, g := range groups {
			share, whole := best, best
			met := false
			for _, r := range by[system] {
				switch contain(table, r.code, g) {
				case same, wider:
					share, whole, met = max(share, r.weight), max(whole, r.weight), true
				case narrower:
					share, met, x.part = max(share, r.weight), true, true
				default:
				}
			}
			if met {
				x.met++
			}
			x.share, x.whole = x.share+share/float64(len(groups)), x.whole+whole/float64(len(groups))
		}
		x.part = x.part || out.part
		x.share, x.whole = max(x.share, out.share), max(x.whole, out.whole)
		out = x
	}
	return out
}

// groupsOf lists the groups that a code consists of; itself where the table
// holds nothing finer in full.
func groupsOf(table *industry.Classification, code string) []string {
	if table == nil || table.Level(code) >= table.CompleteTo() {
		return []string{code}
	}
	var out []string
	for _, e := range table.Children(code) {
		out = append(out, groupsOf(table, e.Code)...)
	}
	if len(out) == 0 {
		return []string{code}
	}
	return out
}
