package policy

import (
	"cmp"
	"slices"

	"naru/internal/core"
)

// suggestedGrounds is how many grounds a suggestion names.
const suggestedGrounds = 3

// suggest says what joining the two would give, with the parts that carry the
// score; nothing below the cut.
func (w *worksheet) suggest(p Pair) core.Text {
	if p.Total < w.Cut {
		return core.Text{}
	}
	parts := slices.DeleteFunc(slices.Clone(p.Parts), func(x Part) bool { return !x.Known || x.Value == 0 })
	slices.SortStableFunc(parts, func(a, b Part) int { return -cmp.Compare(a.Used*a.Value, b.Used*b.Value) })
	if len(parts) > suggestedGrounds {
		parts = parts[:suggestedGrounds]
	}
	out := core.Tf("‘%[1]s’ 과제는 ‘%[2]s’(%[3]s)와(과) 이어 쓰면 좋습니다(%.2[4]f점).", "The task ‘%[1]s’ goes well with ‘%[2]s’ (%[3]s): %.2[4]f.",
		w.task.Title, p.Policy.Title, p.Policy.Level.Title(), p.Total)
	for _, x := range parts {
		out = core.Tf("%[1]s %[2]s(%.2[3]f): %[4]s", "%[1]s %[2]s (%.2[3]f): %[4]s", out, x.Title, x.Value, x.Why)
	}
	if missing := len(p.Parts) - known(p.Parts); missing > 0 {
		out = core.Tf("%[1]s 알 수 없는 부분 %[2]d개는 점수에 들어 있지 않습니다.", "%[1]s %[2]d %[3]s not known and not in the score.",
			out, missing, core.Plural(missing, "part is", "parts are"))
	}
	return out
}

func known(parts []Part) int {
	n := 0
	for _, p := range parts {
		if p.Known {
			n++
		}
	}
	return n
}
