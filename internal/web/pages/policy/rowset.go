package policy

import (
	"context"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// What the rows of the matrix are, as an address names it: the agency's
// definitions, the industries of a signed study or of a roadmap, or some that
// are picked one by one.
const (
	paramRows       = "rows"
	paramPick       = "pick"
	rowsDefinitions = "definitions"
	rowsPicked      = "picked"
	rowsStudy       = "study:"
	rowsRoadmap     = "roadmap:"
)

// rowSet is the industries that the matrix is about.
type rowSet struct {
	Key     string
	Title   core.Text
	Targets []policy.Target
	Picked  []string // as the address names them
	Missing []string // industries that are not at hand
}

// rowOptions offers what the rows can be: the newest signed study first, which
// is also the usual choice, then roadmaps, then definitions.
func (s *Section) rowOptions(ctx context.Context, who core.Actor) ([]ui.Option, error) {
	var out []ui.Option
	studies, err := s.Studies.List(ctx, who)
	if err != nil {
		return nil, err
	}
	for _, x := range studies {
		if x.State == study.Signed && !x.Archived {
			out = append(out, ui.Option{Value: rowsStudy + x.ID, Label: core.T(x.Title, x.Title), Group: core.T("서명한 연구의 전략산업", "Industries of a signed study")})
		}
	}
	roadmaps, err := s.Roadmaps.List(ctx, who)
	if err != nil {
		return nil, err
	}
	for _, x := range roadmaps {
		if !x.Archived {
			out = append(out, ui.Option{Value: rowsRoadmap + x.ID, Label: core.T(x.Title, x.Title), Group: core.T("로드맵 과제의 산업", "Industries of a roadmap's tasks")})
		}
	}
	here := core.T("산업 정의", "Industry definitions")
	return append(out,
		ui.Option{Value: rowsDefinitions, Label: core.T("쓰고 있는 산업 정의 모두", "All definitions in use"), Group: here},
		ui.Option{Value: rowsPicked, Label: core.T("골라서 보기", "Picked one by one"), Group: here}), nil
}

// usualRows is what the rows are where the address does not say: the newest
// signed study, or else the definitions.
func usualRows(options []ui.Option) string {
	for _, o := range options {
		if strings.HasPrefix(o.Value, rowsStudy) {
			return o.Value
		}
	}
	return rowsDefinitions
}

// rowSet makes the rows that an address asks for.
func (s *Section) rowSet(ctx context.Context, who core.Actor, c policy.Classes, options []ui.Option, v url.Values) (rowSet, error) {
	key := v.Get(paramRows)
	if key == "" {
		key = usualRows(options)
	}
	out := rowSet{Key: key}
	for _, o := range options {
		if o.Value == key {
			out.Title = o.Label
		}
	}
	switch {
	case strings.HasPrefix(key, rowsStudy):
		x, err := s.Studies.Get(ctx, who, strings.TrimPrefix(key, rowsStudy), 0)
		if err != nil {
			return out, err
		}
		out.ofStudy(x)
	case strings.HasPrefix(key, rowsRoadmap):
		p, err := s.Roadmaps.Plan(ctx, who, strings.TrimPrefix(key, rowsRoadmap))
		if err != nil {
			return out, err
		}
		for _, t := range p.Tasks {
			for _, ind := range t.Industries {
				if !t.Archived {
					out.add(c, policy.Industry(ind))
				}
			}
		}
	case key == rowsPicked:
		for _, ref := range v[paramPick] {
			out.Picked = append(out.Picked, ref)
			out.add(c, industryOf(ref))
		}
	case key == rowsDefinitions:
		out.ofDefinitions(c)
	default:
		return out, core.Fail(core.Invalid, "‘%s’은(는) 연계표의 행으로 쓸 수 없습니다. 목록에서 골라 주십시오.", "‘%s’ cannot be the rows of the matrix. Choose one of the list.", key)
	}
	return out, nil
}

// add puts an industry in once.
func (r *rowSet) add(c policy.Classes, ind policy.Industry) {
	t, ok := c.Target(ind)
	if !ok {
		r.Missing = append(r.Missing, industryRef(ind))
		return
	}
	for _, there := range r.Targets {
		if there.Key == t.Key {
			return
		}
	}
	if ind.Code != "" {
		t.Title = core.T(ind.Code+" "+t.Title.Ko, ind.Code+" "+t.Title.In(core.English))
	}
	r.Targets = append(r.Targets, t)
}

// ofDefinitions takes the agency's own definitions, or the newest presets where
// it has none.
func (r *rowSet) ofDefinitions(c policy.Classes) {
	list := definitionsOf(c)
	for _, d := range list {
		if !d.Preset {
			r.add(c, policy.Industry{Definition: d.Key})
		}
	}
	if len(r.Targets) > 0 {
		return
	}
	for _, d := range list {
		if d.System == core.KSIC11 {
			r.add(c, policy.Industry{Definition: d.Key})
		}
	}
}

// ofStudy takes what a signed study chose, as it was when it was signed.
func (r *rowSet) ofStudy(x study.Study) {
	if x.Frozen == nil {
		return
	}
	in := x.Frozen.Inputs
	for _, choice := range x.Decision.Chosen {
		t := policy.Target{Key: choice.ID, Title: core.T(choice.ID, choice.ID), System: in.System, Items: []industry.Item{{Code: choice.ID, Weight: 1}}}
		for _, subject := range in.Subjects {
			if subject.ID == choice.ID {
				t.Title = subject.Name
			}
		}
		for _, b := range in.Baskets {
			if study.DefinitionCandidate(industry.Definition{Key: b.Key, Version: b.Version}).ID == choice.ID {
				t.Title, t.System, t.Items = b.Name, b.System, nil
				for _, item := range b.Items {
					t.Items = append(t.Items, industry.Item{Code: item.Code, Weight: item.Weight, Reason: item.Reason})
				}
			}
		}
		r.Targets = append(r.Targets, t)
	}
}
