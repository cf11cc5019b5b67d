package inout

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
)

// Link says that a share of a code's activity belongs to a sector.
type Link struct {
	Sector string
	Code   string  // of the bridge's system; a code stands for all that begin with it
	Weight float64 // above 0 and at most 1
}

// Bridge maps the sectors of a table to the codes of a classification (KSIC of a
// stated revision). It is edited by people; nothing in it is guessed.
type Bridge struct {
	System core.System
	Links  []Link
}

// Coverage is how far a bridge serves given data.
type Coverage struct {
	Share   float64  // of the data's value that found a sector, 0 … 1; NA for data of nothing
	Unknown []string // codes of the data without a link, in order
	Partial []string // codes of which less than the whole is linked
	Empty   []string // sectors of the table without a link
	NA      []string // codes of the data without a value: their sectors are NA
}

// Validate checks a bridge against the sectors it serves: every sector exists, every
// weight is above 0 and at most 1, no pair stands twice, and no code is given away
// more than once over. The error lists each fault as a field such as
// "links[2].weight".
func (b Bridge) Validate(sectors []Sector) error {
	known := make(map[string]bool, len(sectors))
	for _, s := range sectors {
		known[s.Code] = true
	}
	fault := core.Fail(core.Invalid, "부문 연결표에 고칠 것이 있습니다.", "The bridge of sectors needs corrections.")
	add := func(k int, field, ko, en string, args ...any) {
		fault = fault.With(fmt.Sprintf("links[%d].%s", k, field), core.Tf(ko, en, args...))
	}
	given, seen := map[string]float64{}, map[[2]string]bool{}
	for k, l := range b.Links {
		if !known[l.Sector] {
			add(k, "sector", "표에 없는 부문입니다: %s.", "The table has no sector %s.", l.Sector)
		}
		if strings.TrimSpace(l.Code) == "" {
			add(k, "code", "산업 부호가 비어 있습니다.", "The industry code is empty.")
		}
		if !(l.Weight > 0 && l.Weight <= 1) {
			add(k, "weight", "비중은 0보다 크고 1 이하입니다: %g.", "A weight is above 0 and at most 1, not %g.", l.Weight)
			continue
		}
		if seen[[2]string{l.Sector, l.Code}] {
			add(k, "code", "‘%s’–‘%s’ 연결이 두 번 있습니다.", "The link %s–%s is there twice.", l.Sector, l.Code)
		}
		seen[[2]string{l.Sector, l.Code}] = true
		if given[l.Code] += l.Weight; given[l.Code] > 1+1e-9 {
			add(k, "weight", "‘%s’의 비중 합이 1을 넘습니다: %g.", "The weights of %s sum to %g, above 1.", l.Code, given[l.Code])
		}
	}
	if len(fault.Fields) == 0 {
		return nil
	}
	return fault
}

// Carry adds values by code up to the sectors, in their order. A code of the data is
// served by the longest linked code that it begins with (26 serves 2611); sections
// (letters) serve only themselves. Data must not list a code beside its parts. A
// sector that no code of the data reaches is NA, and so is one with an NA part.
func (b Bridge) Carry(sectors []Sector, values map[string]float64) ([]float64, Coverage, error) {
	if err := b.Validate(sectors); err != nil {
		return nil, Coverage{}, err
	}
	at := make(map[string]int, len(sectors))
	for k, s := range sectors {
		at[s.Code] = k
	}
	links := map[string][]Link{}
	linked := make([]bool, len(sectors))
	for _, l := range b.Links {
		links[l.Code] = append(links[l.Code], l)
		linked[at[l.Sector]] = true
	}
	var cover Coverage
	for k, s := range sectors {
		if !linked[k] {
			cover.Empty = append(cover.Empty, s.Code)
		}
	}
	out, reached := make([]float64, len(sectors)), make([]bool, len(sectors))
	var found, total float64
	for _, code := range slices.Sorted(maps.Keys(values)) {
		v := values[code]
		if !math.IsNaN(v) {
			total += math.Abs(v)
		} else {
			cover.NA = append(cover.NA, code)
		}
		to := longest(links, code)
		if to == nil {
			cover.Unknown = append(cover.Unknown, code)
			continue
		}
		weights := 0.0
		for _, l := range to {
			weights += l.Weight
			out[at[l.Sector]] += v * l.Weight
			reached[at[l.Sector]] = true
		}
		if weights < 1-1e-9 {
			cover.Partial = append(cover.Partial, code)
		}
		if !math.IsNaN(v) {
			found += math.Abs(v) * weights
		}
	}
	for k, ok := range reached {
		if !ok {
			out[k] = math.NaN()
		}
	}
	cover.Share = found / total
	return out, cover, nil
}

// longest gives the links of the longest linked code that code begins with.
func longest(links map[string][]Link, code string) []Link {
	for end := len(code); end > 0; end-- {
		if to := links[code[:end]]; to != nil {
			return to
		}
	}
	return nil
}

// sortedKeys lists the keys that are meant, in the order of their bytes.
func sortedKeys(m map[string]float64, meant func(string) bool) []string {
	var out []string
	for k := range m {
		if meant(k) {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}
