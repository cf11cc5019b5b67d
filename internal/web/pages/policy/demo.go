package policy

import (
	"slices"

	"naru/internal/policy"
)

// What is made up says so on every page that shows it.

func (v listView) demo() bool {
	return slices.ContainsFunc(v.Found.Rows, func(r policy.Row) bool { return r.Policy.Demo })
}

func (v matrixView) demo() bool {
	return v.Matrix != nil && slices.ContainsFunc(v.Policies, func(p policy.Policy) bool { return p.Demo })
}

func (v synergyView) demo() bool {
	return slices.ContainsFunc(v.Pairs, func(p policy.Pair) bool { return p.Policy.Demo })
}
