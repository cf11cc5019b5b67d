package boundary

import (
	"naru/internal/core"
	"naru/internal/region"
)

// Placed is an outline whose region is known.
type Placed struct {
	Feature Feature
	Region  region.Region
}

// Unplaced is an outline without a region, and why.
type Unplaced struct {
	Feature Feature
	Reason  core.Text
}

// Matching pairs outlines with regions.
type Matching struct {
	Placed   []Placed
	Unplaced []Unplaced
}

// Match finds the region of each outline by its code in a code system; codes of
// other times are followed as region.Registry does. An outline whose name is
// that of another place is left unplaced: then the file is of another system.
func Match(regions *region.Registry, s Set, system core.System) Matching {
	var out Matching
	taken := map[string]string{}
	for _, f := range s.Features {
		found, err := regions.Locate(system, f.Code)
		if err != nil {
			out.Unplaced = append(out.Unplaced, Unplaced{f, core.MessageOf(err)})
			continue
		}
		if other, wrong := misnamed(regions, f, found); wrong {
			out.Unplaced = append(out.Unplaced, Unplaced{f, core.Tf(
				"코드 %[1]s은(는) %[2]s인데 파일의 이름은 %[3]s입니다. 코드 체계를 확인해 주십시오.",
				"Code %[1]s is %[2]s, but the file calls it %[3]s. Check the code system.",
				f.Code, found.Name, other.Name)})
			continue
		}
		if first, twice := taken[found.Code]; twice {
			out.Unplaced = append(out.Unplaced, Unplaced{f, core.Tf(
				"%[1]s의 경계가 이미 있습니다(코드 %[2]s).", "%[1]s has an outline already (code %[2]s).", found.Name, first)})
			continue
		}
		taken[found.Code] = f.Code
		out.Placed = append(out.Placed, Placed{f, found})
	}
	return out
}

// misnamed reports whether the name of an outline belongs to another place,
// neither above nor beneath the one that its code gives.
func misnamed(regions *region.Registry, f Feature, found region.Region) (region.Region, bool) {
	province := found.Code[:2]
	named, err := regions.Resolve(f.Name, province)
	if err != nil {
		if named, err = regions.Resolve(f.Name, ""); err != nil {
			return region.Region{}, false
		}
	}
	return named, !regions.Within(named.Code, found.Code) && !regions.Within(found.Code, named.Code)
}

// Set gives the placed outlines under canonical codes and full Korean names,
// which are unique as a chart's join key must be.
func (m Matching) Set(regions *region.Registry) Set {
	var out Set
	for _, p := range m.Placed {
		out.Features = append(out.Features, Feature{
			Code: p.Region.Code, Name: regions.FullName(p.Region.Code).Ko, Polygons: p.Feature.Polygons,
		})
	}
	return out
}
