package revision

import (
	"encoding/json"
	"maps"
	"slices"
)

// Kind is what happened to a field.
type Kind string

// The kinds of change.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Edited  Kind = "edited"
	Moved   Kind = "moved" // a list has the same elements in another order
)

// Change is one field that differs. Path is JSON names joined by dots, elements
// of lists by their id: tasks.7f3a.budget. Before and After are JSON; an added
// field has no Before, a removed one no After.
type Change struct {
	Path   string          `json:"path"`
	Kind   Kind            `json:"kind"`
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// Compare lists the fields in which two objects differ, in the order of their
// paths. An added or removed element of a list is one change, not one per field.
func Compare(before, after any) ([]Change, error) {
	a, err := treeOf(before)
	if err != nil {
		return nil, err
	}
	b, err := treeOf(after)
	if err != nil {
		return nil, err
	}
	var out []Change
	compare("", a, b, &out)
	slices.SortStableFunc(out, func(x, y Change) int {
		if x.Path < y.Path {
			return -1
		}
		if x.Path > y.Path {
			return 1
		}
		return 0
	})
	return out, nil
}

func compare(path string, a, b any, out *[]Change) {
	if equal(a, b) {
		return
	}
	left, isLeft := a.(fields)
	right, isRight := b.(fields)
	if isLeft && isRight {
		compareFields(path, left, right, out)
		return
	}
	if idsA, idsB, byA, byB, ok := bothKeyed(a, b); ok {
		compareFields(path, byA, byB, out)
		if slices.ContainsFunc(idsA, func(id string) bool { return byB[id] != nil }) && !sameOrder(idsA, idsB, byA, byB) {
			*out = append(*out, change(path, Moved, idsA, idsB))
		}
		return
	}
	*out = append(*out, change(path, kindOf(a, b), a, b))
}

// compareFields compares by name. A field that is null is one that is absent.
func compareFields(path string, a, b fields, out *[]Change) {
	names := slices.Sorted(maps.Keys(a))
	for name := range b {
		if _, known := a[name]; !known {
			names = append(names, name)
		}
	}
	for _, name := range names {
		compare(join(path, name), a[name], b[name], out)
	}
}

// sameOrder reports whether what two lists share stands in the same order.
func sameOrder(idsA, idsB []string, byA, byB fields) bool {
	shared := func(ids []string, other fields) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return other[id] == nil })
	}
	return slices.Equal(shared(idsA, byB), shared(idsB, byA))
}

func kindOf(a, b any) Kind {
	switch {
	case a == nil:
		return Added
	case b == nil:
		return Removed
	default:
		return Edited
	}
}

func change(path string, kind Kind, a, b any) Change {
	return Change{Path: path, Kind: kind, Before: raw(a), After: raw(b)}
}

// raw gives the JSON of a tree; a tree always has one.
func raw(v any) json.RawMessage {
	if v == nil {
		return nil
	}
	text, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return text
}
