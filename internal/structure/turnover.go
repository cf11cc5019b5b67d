package structure

import (
	"math"

	"naru/internal/core"
)

// Turnover is how regions' specialisations change from one period to another.
type Turnover struct {
	// Entry is 1 where an industry that was not held at the start is held at the
	// end and 0 where it is still not; NA where it was held already.
	Entry Cells

	// Exit is 1 where an industry that was held at the start is no longer held at
	// the end and 0 where it still is; NA where it was not held.
	Exit Cells
}

// EntryAndExit compares two presences of the same regions and industries, in the
// same order. A cell that is unknown in either is NA in both matrices.
//
// Source: Neffke, Henning and Boschma (2011), Economic Geography 87(3); the form
// is that of Balland's EconGeo (2017).
func EntryAndExit(from, to *Presence) (Turnover, error) {
	if !sameCodes(from.Regions, to.Regions) || !sameCodes(from.Industries, to.Industries) {
		return Turnover{}, core.Fail(core.Invalid,
			"두 시점의 지역이나 산업이 다릅니다. 같은 지역과 산업을 같은 차례로 맞추어 주십시오.",
			"The two periods differ in regions or industries. Give the same ones in the same order.")
	}
	n := len(from.Industries)
	t := Turnover{Entry: newCells(len(from.Regions) * n), Exit: newCells(len(from.Regions) * n)}
	for r := range from.Regions {
		for i := range n {
			at := r*n + i
			t.Entry.V[at], t.Exit.V[at] = math.NaN(), math.NaN()
			before, after := from.value(r, i), to.value(r, i)
			switch {
			case math.IsNaN(before):
				t.Entry.Why[at], t.Exit.Why[at] = from.Why(r, i), from.Why(r, i)
			case math.IsNaN(after):
				t.Entry.Why[at], t.Exit.Why[at] = to.Why(r, i), to.Why(r, i)
			case before == 0:
				t.Entry.V[at], t.Exit.Why[at] = after, NotAtRisk
			default:
				t.Exit.V[at], t.Entry.Why[at] = 1-after, NotAtRisk
			}
		}
	}
	return t, nil
}
