package roadmap

import (
	"context"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// studyOptions tell of each study what decides whether a roadmap may rest on
// it: whether it is signed, of which region it is, and when it was settled.
func (s *Section) studyOptions(list []study.Summary) []ui.Option {
	var out []ui.Option
	for _, x := range list {
		if x.Archived {
			continue
		}
		said := []core.Text{core.T(x.Title, x.Title), x.State.Title()}
		if x.Region != "" {
			said = append(said, s.Regions.FullName(x.Region))
		}
		at := x.UpdatedAt
		if x.Signature != nil {
			at = x.Signature.At
		}
		out = append(out, ui.Option{Value: x.ID, Label: page.Joined(append(said, page.DateText(at)), " · ")})
	}
	return out
}

// newestSigned is the study that a new roadmap is proposed to rest on.
func newestSigned(list []study.Summary) (study.Summary, bool) {
	var newest study.Summary
	for _, x := range list {
		signed := !x.Archived && x.State == study.Signed && x.Signature != nil
		if signed && (newest.Signature == nil || x.Signature.At.After(newest.Signature.At)) {
			newest = x
		}
	}
	return newest, newest.Signature != nil
}

// propose fills a new roadmap from the study that was asked for, or else from
// the newest signed one.
func (s *Section) propose(ctx context.Context, f *roadmapInput, asked string) error {
	list, err := s.Studies.List(ctx, page.Actor(ctx))
	if err != nil {
		return err
	}
	x, ok := newestSigned(list)
	if i := slices.IndexFunc(list, func(x study.Summary) bool { return x.ID == asked && !x.Archived }); i >= 0 {
		x, ok = list[i], true
	}
	if ok {
		f.Studies = []string{x.ID}
		if hasOption(s.regionOptions(), x.Region) {
			f.Region = x.Region
		}
	}
	return nil
}

// elsewhere says which linked studies are of another region than the plan. That
// may be meant, so it is no mistake.
func (s *Section) elsewhere(list []study.Summary, linked []string, region string) []core.Text {
	var out []core.Text
	for _, x := range list {
		if !slices.Contains(linked, x.ID) || x.Region == "" || region == "" || x.Region == region {
			continue
		}
		out = append(out, core.Tf("연결한 연구 ‘%[1]s’은(는) %[2]s의 연구인데 이 로드맵의 지역은 %[3]s입니다. 뜻한 것인지 확인해 주십시오.",
			"The linked study ‘%[1]s’ is about %[2]s, while this roadmap is about %[3]s. Check whether that is meant.",
			x.Title, s.Regions.FullName(x.Region), s.Regions.FullName(region)))
	}
	return out
}

// cautions puts on top of the plan what its links make doubtful.
func (s *Section) cautions(ctx context.Context, f *frame) error {
	r := f.Plan.Roadmap
	if len(r.Studies) == 0 {
		return nil
	}
	list, err := s.Studies.List(ctx, f.Who)
	if err != nil {
		return err
	}
	for _, text := range s.elsewhere(list, r.Studies, r.Region) {
		n := ui.Notice{Tone: ui.Warning, Text: text}
		if f.CanEdit() {
			n.Link = ui.Link{Text: core.T("연결 고치기", "Edit the links"), Href: home(r.ID) + "/edit#links"}
		}
		f.Notices = append(f.Notices, n)
	}
	return nil
}

// strategicIndustries are those that the linked studies chose, as a task names
// industries. A study that is gone has none to offer.
func (s *Section) strategicIndustries(ctx context.Context, ids []string) ([]ui.Option, error) {
	var out []ui.Option
	for _, id := range ids {
		x, err := s.Studies.Get(ctx, page.Actor(ctx), id, 0)
		if core.CodeOf(err) == core.NotFound && err != nil {
			continue
		}
		if err != nil {
			return nil, err
		}
		if x.Frozen == nil {
			continue
		}
		for _, c := range x.Decision.Chosen {
			industry := roadmap.Industry{System: x.Frozen.Inputs.System, Code: c.ID}
			if key, _, versioned := strings.Cut(c.ID, "@"); versioned {
				industry = roadmap.Industry{Definition: key}
			}
			if industry.Text() == "" || hasOption(out, industry.Text()) {
				continue
			}
			name := core.T(industry.Text(), industry.Text())
			if i := slices.IndexFunc(x.Frozen.Inputs.Subjects, func(s study.Subject) bool { return s.ID == c.ID }); i >= 0 {
				name = x.Frozen.Inputs.Subjects[i].Name
			}
			if c.Grade != "" {
				name = core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", name, c.Grade)
			}
			out = append(out, ui.Option{Value: industry.Text(), Label: name})
		}
	}
	return out, nil
}
