package region

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"naru/internal/core"
)

// Registry is an immutable set of regions with its lookups. It is safe for
// concurrent use.
type Registry struct {
	list     []Region // nation first, then each province followed by its places
	byCode   map[string]int
	bySGIS   map[string]int
	children map[string][]Region
	former   map[string]Former
	names    nameIndex
}

// Default is Naru's own table, parsed once.
func Default() *Registry { return loadEmbedded() }

var loadEmbedded = sync.OnceValue(func() *Registry {
	r, err := parseTables(regionTable, formerTable)
	if err != nil {
		panic("region: the embedded table is broken: " + err.Error())
	}
	return r
})

// All lists every region: the nation, then each province in the customary
// order followed by its cities and their districts by code.
func (r *Registry) All() []Region { return slices.Clone(r.list) }

// Compare orders canonical codes as lists of places do: the nation, the provinces
// in the customary order, then the cities and their districts of each. What is
// no place of the edition comes last, by code.
func (r *Registry) Compare(a, b string) int {
	i, knownA := r.byCode[a]
	j, knownB := r.byCode[b]
	switch {
	case knownA && knownB:
		return cmp.Or(cmp.Compare(r.list[i].Level, r.list[j].Level), cmp.Compare(i, j))
	case knownA:
		return -1
	case knownB:
		return 1
	default:
		return strings.Compare(a, b)
	}
}

// Get gives the region of a canonical code.
func (r *Registry) Get(code string) (Region, bool) {
	i, ok := r.byCode[code]
	if !ok {
		return Region{}, false
	}
	return r.list[i], true
}

// ByCode gives the region that a code of either system stands for, following
// codes of other times where the place is the same: MOIS 42 gives 강원 (51).
// Locate says why when there is none.
func (r *Registry) ByCode(system core.System, code string) (Region, bool) {
	found, err := r.Locate(system, code)
	return found, err == nil
}

// Locate is ByCode with a reason: a *ResolveError when the code is unknown or
// when the place it named is not exactly one place of the edition. Ten-digit
// codes of whole regions (4122000000) are read as well.
func (r *Registry) Locate(system core.System, code string) (Region, error) {
	code = strings.TrimSpace(code)
	switch system {
	case core.MOIS:
		return r.locateMOIS(trimZeros(code))
	case core.SGIS:
		if i, ok := r.bySGIS[code]; ok {
			return r.list[i], nil
		}
		return Region{}, unknownCode(system, code)
	default:
		return Region{}, unknownCode(system, code)
	}
}

// Former gives what is known of a MOIS code outside the edition.
func (r *Registry) Former(code string) (Former, bool) {
	f, ok := r.former[code]
	return f, ok
}

// Nation is the whole country.
func (r *Registry) Nation() Region { return r.list[0] }

// Provinces lists the 17 시도 in the customary order.
func (r *Registry) Provinces() []Region { return r.Children(core.Nation) }

// Cities lists the 시군구 of a province by code, without their districts.
func (r *Registry) Cities(province string) []Region { return r.Children(province) }

// Children lists the places directly beneath a canonical code.
func (r *Registry) Children(code string) []Region { return slices.Clone(r.children[code]) }

// Lineage gives the region and everything above it, the nation last; nil for
// an unknown code.
func (r *Registry) Lineage(code string) []Region {
	var line []Region
	for code != "" {
		found, ok := r.Get(code)
		if !ok {
			return nil
		}
		line = append(line, found)
		code = found.Parent
	}
	return line
}

// Within reports whether a region is another one or lies beneath it.
func (r *Registry) Within(code, above string) bool {
	return slices.ContainsFunc(r.Lineage(code), func(x Region) bool { return x.Code == above })
}

// FullName is the official name with the province: 경기도 평택시,
// "Pyeongtaek-si, Gyeonggi-do". It tells the two 고성군 apart.
func (r *Registry) FullName(code string) core.Text {
	line := r.Lineage(code)
	if len(line) == 0 {
		return core.Text{}
	}
	name := line[0].Name
	for _, above := range line[1:] {
		switch above.Level {
		case Provincial:
			name = core.T(above.Name.Ko+" "+name.Ko, name.En+", "+above.Name.En)
		case Municipal: // the Korean name of a district already begins with its city
			name.En += ", " + above.Name.En
		default:
		}
	}
	return name
}

func (r *Registry) pick(codes []string) []Region {
	out := make([]Region, 0, len(codes))
	for _, c := range codes {
		if found, ok := r.Get(c); ok {
			out = append(out, found)
		}
	}
	return out
}

// trimZeros shortens the ten-digit form of a whole region.
func trimZeros(code string) string {
	if len(code) != 10 || !digits(code) {
		return code
	}
	if strings.HasSuffix(code, "00000000") {
		return code[:2]
	}
	return strings.TrimSuffix(code, "00000")
}

func (r *Registry) locateMOIS(code string) (Region, error) {
	if found, ok := r.Get(code); ok {
		return found, nil
	}
	f, ok := r.former[code]
	switch {
	case !ok:
		return Region{}, unknownCode(core.MOIS, code)
	case f.Same:
		found, _ := r.Get(f.Regions[0])
		return found, nil
	default:
		return Region{}, changed(f, r.pick(f.Regions))
	}
}
