package revision

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Conflict is a field that both changed, each in another way. A side that
// removed the field is empty.
type Conflict struct {
	Path   string          `json:"path"`
	Base   json.RawMessage `json:"base,omitempty"`
	Mine   json.RawMessage `json:"mine,omitempty"`
	Theirs json.RawMessage `json:"theirs,omitempty"`
}

// Merge brings together two edits of one object: what only one side changed is
// taken from that side, and what both changed in the same way is taken once.
// Where they differ the merged object has mine, and the field is listed for a
// person to decide.
func Merge[T any](base, mine, theirs T) (merged T, conflicts []Conflict, err error) {
	trees := make([]any, 0, 3)
	for _, v := range []T{base, mine, theirs} {
		tree, err := treeOf(v)
		if err != nil {
			return merged, nil, err
		}
		trees = append(trees, tree)
	}
	tree := merge("", trees[0], trees[1], trees[2], &conflicts)
	text, err := json.Marshal(tree)
	if err != nil {
		return merged, nil, fmt.Errorf("revision: %w", err)
	}
	if err := json.Unmarshal(text, &merged); err != nil {
		return merged, nil, fmt.Errorf("revision: %w", err)
	}
	return merged, conflicts, nil
}

func merge(path string, base, mine, theirs any, conflicts *[]Conflict) any {
	switch {
	case equal(mine, theirs), equal(base, theirs):
		return mine
	case equal(base, mine):
		return theirs
	}
	m, isMine := mine.(fields)
	t, isTheirs := theirs.(fields)
	if isMine && isTheirs {
		b, _ := base.(fields)
		return mergeFields(path, b, m, t, conflicts)
	}
	if idsM, idsT, byM, byT, ok := bothKeyed(mine, theirs); ok {
		if idsB, byB, ok := keyed(orEmpty(base)); ok {
			elements := mergeFields(path, byB, byM, byT, conflicts)
			return inOrder(elements, idsB, idsM, idsT)
		}
	}
	*conflicts = append(*conflicts, Conflict{Path: path, Base: raw(base), Mine: raw(mine), Theirs: raw(theirs)})
	return mine
}

func mergeFields(path string, base, mine, theirs fields, conflicts *[]Conflict) fields {
	names := fields{}
	maps.Copy(names, mine)
	maps.Copy(names, theirs)
	out := fields{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if v := merge(join(path, name), base[name], mine[name], theirs[name], conflicts); v != nil {
			out[name] = v
		}
	}
	return out
}

// inOrder lists the elements in my order, or in theirs where only they moved
// any; what only the other side has follows its neighbour there.
func inOrder(elements fields, base, mine, theirs []string) []any {
	first, second := mine, theirs
	if slices.Equal(base, mine) {
		first, second = theirs, mine
	}
	order := slices.Clone(first)
	for i, id := range second {
		if slices.Contains(order, id) {
			continue
		}
		at := 0
		if i > 0 {
			at = slices.Index(order, second[i-1]) + 1
		}
		order = slices.Insert(order, at, id)
	}
	out := make([]any, 0, len(order))
	for _, id := range order {
		if e := elements[id]; e != nil {
			out = append(out, e)
		}
	}
	return out
}
