package diagnosis

import (
	"context"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// chooseBaskets finds the industry definitions in use whose codes are of the
// data's revision.
func (s *Service) chooseBaskets(ctx context.Context, actor core.Actor, sc *Scene) error {
	if sc.trade == nil {
		return nil
	}
	all, err := s.Definitions.List(ctx, actor)
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.State != industry.Retired && d.System == sc.frame.cube.IndustrySystem {
			sc.baskets = append(sc.baskets, d)
		}
	}
	return nil
}

// basket is the definition of a key.
func (sc *Scene) basket(key string) (industry.Definition, bool) {
	for _, d := range sc.baskets {
		if d.Key == key {
			return d, true
		}
	}
	return industry.Definition{}, false
}

// definitionName names a version of a definition: hydrogen@2.
func definitionName(d industry.Definition) string { return d.Key + "@" + strconv.Itoa(d.Version) }

// basketNames names the versions of all definitions of the scene.
func (sc *Scene) basketNames() string {
	names := make([]string, len(sc.baskets))
	for i, d := range sc.baskets {
		names[i] = definitionName(d)
	}
	return strings.Join(names, " ")
}

// basketLines are the definitions as weighted sums of codes. A definition that
// the data cannot show in full has no parts, hence no values: its coverage says
// what is missing.
func (sc *Scene) basketLines() []line {
	out := make([]line, len(sc.baskets))
	for i, d := range sc.baskets {
		c := industry.Cover(sc.trade, d, sc.frame.cube.Industries)
		out[i] = line{code: d.Key, name: d.Name, level: Definitions, coverage: &Coverage{Definition: d, Coverage: c}}
		for _, m := range c.Matches {
			if m.Fit != industry.Exact {
				out[i].parts = nil
				break
			}
			for _, code := range m.Codes {
				out[i].parts = append(out[i].parts, part{sc.frame.cube.IndustryAt(code), m.Item.Weight})
			}
		}
	}
	return out
}

// Coverage is a definition with how far the data can show it.
type Coverage struct {
	industry.Coverage

	Definition industry.Definition
}
