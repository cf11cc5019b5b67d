package ui

import (
	"context"
	"maps"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
)

// The query parameters that say what is being looked at, as diagnosis.View
// names them, and the unit that money is written in. They travel with the
// reader from page to page.
const (
	ParamDataset   = "data"
	ParamVersion   = "v"
	ParamRegion    = "region"
	ParamReference = "ref"
	ParamPeers     = "peers"
	ParamMeasure   = "measure"
	ParamFrom      = "from"
	ParamTo        = "to"
	ParamLevel     = "level"
	ParamUnit      = "unit"
)

// ParamWas is what the scope form adds to its choices: see Scope.Was.
const ParamWas = "was"

func scopeParams() []string {
	return []string{
		ParamDataset, ParamVersion, ParamRegion, ParamReference, ParamPeers,
		ParamMeasure, ParamFrom, ParamTo, ParamLevel, ParamUnit,
	}
}

// Here gives the page's own address with parameters changed: pairs of name and
// value, where an empty value removes the parameter.
//
//	ui.Here(ctx, "sort", "-lq", "page", "")
func Here(ctx context.Context, pairs ...string) string {
	v := From(ctx)
	return address(v.URL.Path, maps.Clone(v.query), pairs)
}

// To gives another page's address, taking along what is being looked at
// (dataset, region, comparison, measure, periods, level, unit). Pairs are as in
// Here.
func To(ctx context.Context, path string, pairs ...string) string {
	have, keep := From(ctx).query, url.Values{}
	for _, name := range scopeParams() {
		if v := have[name]; len(v) > 0 {
			keep[name] = v
		}
	}
	return address(path, keep, pairs)
}

// DatasetPath is the address of a dataset version, as evidence links to it.
func DatasetPath(s core.Source) string {
	path := "/datasets/" + url.PathEscape(s.Dataset)
	if s.Version > 0 {
		path += "/" + strconv.Itoa(s.Version)
	}
	return path
}

func address(path string, q url.Values, pairs []string) string {
	if q == nil {
		q = url.Values{}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	path, fragment, _ := strings.Cut(path, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if enc := q.Encode(); enc != "" {
		return path + "?" + enc + fragment
	}
	return path + fragment
}
