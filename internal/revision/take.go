package revision

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Take gives an object with some fields as another one has them, for a person
// who decides a conflict. Paths are those of a Conflict; one that neither object
// has changes nothing.
func Take[T any](object, other T, paths []string) (T, error) {
	var out T
	mine, err := treeOf(object)
	if err != nil {
		return out, err
	}
	theirs, err := treeOf(other)
	if err != nil {
		return out, err
	}
	text, err := json.Marshal(take("", mine, theirs, paths))
	if err != nil {
		return out, fmt.Errorf("revision: %w", err)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		return out, fmt.Errorf("revision: %w", err)
	}
	return out, nil
}

func take(path string, mine, theirs any, paths []string) any {
	if slices.Contains(paths, path) {
		return theirs
	}
	if !slices.ContainsFunc(paths, func(p string) bool { return path == "" || strings.HasPrefix(p, path+".") }) {
		return mine
	}
	m, isMine := mine.(fields)
	t, isTheirs := theirs.(fields)
	if isMine && isTheirs {
		return takeFields(path, m, t, paths)
	}
	if idsM, idsT, byM, byT, ok := bothKeyed(mine, theirs); ok {
		return inOrder(takeFields(path, byM, byT, paths), nil, idsM, idsT)
	}
	return mine
}

func takeFields(path string, mine, theirs fields, paths []string) fields {
	names := fields{}
	maps.Copy(names, mine)
	maps.Copy(names, theirs)
	out := fields{}
	for name := range names {
		if v := take(join(path, name), mine[name], theirs[name], paths); v != nil {
			out[name] = v
		}
	}
	return out
}
