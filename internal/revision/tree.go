package revision

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
)

// The JSON form of a value: nil, bool, json.Number, string, []any or fields.
type fields = map[string]any

// treeOf gives the JSON form of any value.
func treeOf(v any) (any, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("revision: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber() // a budget of 2⁵³ + 1 won stays what it is
	var tree any
	if err := d.Decode(&tree); err != nil {
		return nil, fmt.Errorf("revision: %w", err)
	}
	return tree, nil
}

// keyed reads a list whose elements are objects with ids of their own.
func keyed(v any) (ids []string, elements fields, ok bool) {
	list, isList := v.([]any)
	if !isList {
		return nil, nil, false
	}
	elements = fields{}
	for _, e := range list {
		object, isObject := e.(fields)
		id, hasID := object["id"].(string)
		if _, twice := elements[id]; !isObject || !hasID || id == "" || twice {
			return nil, nil, false
		}
		ids, elements[id] = append(ids, id), object
	}
	return ids, elements, true
}

// bothKeyed reads two lists by id. An empty or absent list is keyed when the
// other one is.
func bothKeyed(a, b any) (idsA, idsB []string, byA, byB fields, ok bool) {
	idsA, byA, okA := keyed(orEmpty(a))
	idsB, byB, okB := keyed(orEmpty(b))
	return idsA, idsB, byA, byB, okA && okB && len(idsA)+len(idsB) > 0
}

func orEmpty(v any) any {
	if v == nil {
		return []any{}
	}
	return v
}

func equal(a, b any) bool { return reflect.DeepEqual(a, b) }

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
