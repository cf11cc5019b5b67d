package revision

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Take gives an object with some fields as another one has them, for a person
// who decides a conflict. Paths are those of a Conflict; one that neither object
// has changes nothing, and of what the object has lost the other's is taken
// whole. A path into a list that does not name its elements is an error: what a
// person decided must not be dropped.
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
	var lost []string
	text, err := json.Marshal(take("", mine, theirs, paths, &lost))
	if len(lost) > 0 {
		err = fmt.Errorf("%w: %s", errUnnamed, strings.Join(lost, ", "))
	}
	if err != nil {
		return out, fmt.Errorf("revision: %w", err)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		return out, fmt.Errorf("revision: %w", err)
	}
	return out, nil
}

var errUnnamed = errors.New("the elements of a list have no names of their own")

func take(path string, mine, theirs any, paths []string, lost *[]string) any {
	if slices.Contains(paths, path) {
		return theirs
	}
	if !slices.ContainsFunc(paths, func(p string) bool { return path == "" || strings.HasPrefix(p, path+".") }) {
		return mine
	}
	m, isMine := mine.(fields)
	t, isTheirs := theirs.(fields)
	if isMine && isTheirs {
		return takeFields(path, m, t, paths, lost)
	}
	if idsM, idsT, byM, byT, ok := bothKeyed(mine, theirs); ok {
		return inOrder(takeFields(path, byM, byT, paths, lost), nil, idsM, idsT)
	}
	if mine == nil {
		return theirs
	}
	if theirs != nil {
		*lost = append(*lost, path)
	}
	return mine
}

func takeFields(path string, mine, theirs fields, paths []string, lost *[]string) fields {
	names := fields{}
	maps.Copy(names, mine)
	maps.Copy(names, theirs)
	out := fields{}
	for name := range names {
		if v := take(join(path, name), mine[name], theirs[name], paths, lost); v != nil {
			out[name] = v
		}
	}
	return out
}
