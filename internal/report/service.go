package report

import (
	"context"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/document"
	"naru/internal/linkage"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/roadmap"
	"naru/internal/study"
)

// Catalogue tells the versions of a dataset. dataset.Store does.
type Catalogue interface {
	Datasets(ctx context.Context, agency string) ([]dataset.Dataset, error)
	Versions(ctx context.Context, agency, key string) ([]dataset.Version, error)
}

// Config is what a Service works with.
type Config struct {
	Roadmaps  *roadmap.Service
	Studies   *study.Service
	Policies  *policy.Service
	Diagnosis *diagnosis.Service
	Linkage   *linkage.Service
	Catalogue Catalogue
	Regions   *region.Registry
	Press     Press
	Files     Files
	Clock     core.Clock
}

// Service builds reports. It is safe for concurrent use.
type Service struct {
	Config

	shelf shelf
}

// New makes a Service.
func New(c Config) *Service { return &Service{Config: c} }

// Outline is what a report would hold, before it is made.
type Outline struct {
	Title    core.Text
	Status   core.Text
	Chapters []Chapter
	Tasks    int
	Demo     bool // some number is synthetic
	Gaps     int  // in all chapters
}

// Outline tells the chapters of a report and what is still missing in each. What
// it holds is shared: do not change it.
func (s *Service) Outline(ctx context.Context, actor core.Actor, a Ask) (Outline, error) {
	at, err := s.mark(ctx, actor, a)
	if err != nil {
		return Outline{}, err
	}
	if o, ok := s.shelf.find(at); ok {
		return o, nil
	}
	m, err := s.gather(ctx, actor, a, true, nil)
	if err != nil {
		return Outline{}, err
	}
	b := compose(m, core.Korean)
	chapters := b.chapters
	title := m.Plan.Roadmap.Title
	out := Outline{Title: core.T(title, title), Status: m.status(), Chapters: chapters, Tasks: len(m.tasks()), Demo: b.synthetic()}
	for _, c := range chapters {
		out.Gaps += len(c.Gaps)
	}
	s.shelf.keep(at, out)
	return out, nil
}

// Document builds a report in one language, without writing it.
func (s *Service) Document(ctx context.Context, actor core.Actor, a Ask, lang core.Lang) (document.Document, error) {
	m, err := s.gather(ctx, actor, a, false, nil)
	if err != nil {
		return document.Document{}, err
	}
	d := build(m, lang)
	return d, nil
}
