package ui

import (
	"context"
	"slices"
)

type param struct{ name, value string }

// hiddenParams lists what the scope form must keep of the address: everything
// it neither chooses nor resets, in a stable order.
func hiddenParams(ctx context.Context, s Scope) []param {
	q := From(ctx).URL.Query()
	for _, c := range s.Choices {
		q.Del(c.Name)
	}
	for _, name := range append([]string{"page", "lang", ParamWas}, s.Reset...) {
		q.Del(name)
	}
	names := make([]string, 0, len(q))
	for name := range q {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []param
	for _, name := range names {
		for _, v := range q[name] {
			out = append(out, param{name, v})
		}
	}
	if s.Was != "" {
		out = append(out, param{ParamWas, s.Was})
	}
	return out
}
