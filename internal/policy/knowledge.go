package policy

import (
	"context"
	"fmt"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/region"
)

// knowledge is what an agency has that policies refer to.
type knowledge struct {
	Classes

	regions *region.Registry
	all     []Policy
	byID    map[string]Policy
	byKey   map[string]Policy
}

// Classes is what tells industries apart: the tables of the revisions at hand
// and the latest version of each industry definition, by key.
type Classes struct {
	Tables      map[core.System]*industry.Classification
	Definitions map[string]industry.Definition
}

// Classes loads what the matrix needs besides policies.
func (s *Service) Classes(ctx context.Context, actor core.Actor) (Classes, error) {
	out := Classes{Tables: map[core.System]*industry.Classification{}, Definitions: map[string]industry.Definition{}}
	for _, system := range []core.System{core.KSIC9, core.KSIC10, core.KSIC11} {
		c, err := s.Tables.Classification(ctx, actor, system)
		switch {
		case err == nil:
			out.Tables[system] = c
		case core.CodeOf(err) != core.NotFound:
			return out, err
		}
	}
	definitions, err := s.Definitions.List(ctx, actor)
	for _, d := range definitions {
		out.Definitions[d.Key] = d
	}
	return out, err
}

func (s *Service) knowledge(ctx context.Context, actor core.Actor) (*knowledge, error) {
	classes, err := s.Classes(ctx, actor)
	if err != nil {
		return nil, err
	}
	k := &knowledge{Classes: classes, regions: s.Regions, byID: map[string]Policy{}, byKey: map[string]Policy{}}
	if k.all, err = s.Store.Policies(ctx, actor.Agency); err != nil {
		return nil, err
	}
	for _, p := range k.all {
		k.byID[p.ID], k.byKey[p.Key] = p, p
	}
	return k, nil
}

// check tells everything that is wrong with a policy, also by what it refers to.
func (k *knowledge) check(p Policy) error {
	f := newFaults()
	if err, ok := p.Validate().(*core.Error); ok { //nolint:errorlint // Validate wraps nothing
		f.err = err
	}
	if other, taken := k.byKey[p.Key]; taken && other.ID != p.ID {
		f.add("key", "관리번호 ‘%[1]s’은(는) ‘%[2]s’에 쓰이고 있습니다. 다른 번호를 적어 주십시오.", "The number ‘%[1]s’ belongs to ‘%[2]s’. Use another one.", p.Key, other.Title)
	}
	k.checkRegion(f, p)
	k.checkCodes(f, p)
	k.checkParent(f, p)
	return f.result()
}

func (k *knowledge) checkRegion(f *faults, p Policy) {
	r, ok := k.regions.Get(p.Region)
	if !ok {
		f.add("region", "‘%s’은(는) 지역 코드가 아닙니다. 지역을 골라 주십시오.", "‘%s’ is not the code of a region. Choose one.", p.Region)
		return
	}
	fits := map[Level]bool{
		National: r.Level == region.National, Provincial: r.Level == region.Provincial,
		City: r.Level == region.Municipal || r.Level == region.SubMunicipal,
	}
	if isChoice(Levels(), p.Level) && !fits[p.Level] {
		f.add("region", "%[1]s은(는) ‘%[2]s’ 정책의 지역이 아닙니다. 수준이나 지역을 고쳐 주십시오.", "%[1]s is not the place of a policy of level ‘%[2]s’. Correct the level or the place.", r.Name, p.Level.Title())
	}
}

func (k *knowledge) checkCodes(f *faults, p Policy) {
	for i, ind := range p.Industries {
		field := fmt.Sprintf("industries[%d]", i)
		if ind.Definition != "" {
			if _, ok := k.Definitions[ind.Definition]; !ok {
				f.add(field, "산업 정의 ‘%s’이(가) 없습니다. 산업 정의 목록을 확인해 주십시오.", "There is no industry definition ‘%s’. Look at the list of definitions.", ind.Definition)
			}
			continue
		}
		if table := k.Tables[ind.System]; ind.System.IsKSIC() && ind.Code != "" {
			if table == nil {
				f.add(field, "%s 분류표가 없습니다. 먼저 분류표를 가져와 주십시오.", "There is no table of %s. Import it first.", ind.System.Title())
			} else if industry.IsComposite(ind.Code) || ind.Code == core.Total || table.Check(ind.Code) == industry.NoSuchCode {
				f.add(field, "‘%[1]s’은(는) %[2]s의 코드가 아닙니다.", "‘%[1]s’ is not a code of %[2]s.", ind.Code, ind.System.Title())
			}
		}
	}
}

// checkParent refuses a plan that is not there and plans that stand above each
// other in a circle.
func (k *knowledge) checkParent(f *faults, p Policy) {
	if p.Parent == "" || p.Parent == p.ID {
		return
	}
	above, ok := k.byID[p.Parent]
	if !ok {
		f.add("parent", "상위계획을 찾을 수 없습니다. 목록에서 다시 골라 주십시오.", "The plan above is not there. Choose it again.")
		return
	}
	for seen := map[string]bool{}; ok && !seen[above.ID]; above, ok = k.byID[above.Parent] {
		seen[above.ID] = true
		if above.Parent == p.ID {
			f.add("parent", "‘%s’이(가) 이미 이 정책 아래에 있어 상위계획이 될 수 없습니다.", "‘%s’ stands beneath this policy already and cannot stand above it.", above.Title)
			return
		}
	}
}
