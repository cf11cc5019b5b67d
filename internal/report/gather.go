package report

import (
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/linkage"
	"naru/internal/roadmap"
	"naru/internal/study"
)

// step is told before each part of the reading; nil is told nothing.
type step func(text core.Text)

func (t step) tell(ko, en string) {
	if t != nil {
		t(core.T(ko, en))
	}
}

// gather reads all that a report is built from. What the data do not have is no
// error: the report says so. For an outline it leaves out what takes long and
// is never missing.
func (s *Service) gather(ctx context.Context, actor core.Actor, a Ask, outline bool, tell step) (*Material, error) {
	m := &Material{Ask: a, At: s.Clock(), outline: outline}
	tell.tell("로드맵을 읽습니다", "Reading the roadmap")
	if err := s.gatherPlan(ctx, actor, m); err != nil {
		return nil, err
	}
	m.Place = s.Regions.FullName(m.Plan.Roadmap.Region)
	m.gantt, m.budgets = m.Plan.Gantt(m.At), m.Plan.Budgets()
	if !outline {
		m.sheets = m.Plan.Sheets(m.At)
	}
	if a.What == Whole || a.What == OnePage {
		tell.tell("전략산업 연구를 계산합니다", "Computing the studies")
		if err := s.gatherStudies(ctx, actor, m); err != nil {
			return nil, err
		}
	}
	tell.tell("정책과 연계를 맞춰 봅니다", "Holding policies against the tasks")
	if err := s.gatherPolicies(ctx, actor, m); err != nil {
		return nil, err
	}
	if err := s.gatherEffects(ctx, actor, m); err != nil {
		return nil, err
	}
	if a.What != Cards {
		tell.tell("지역 통계를 계산합니다", "Computing the region's statistics")
		if err := s.gatherStatistics(ctx, actor, m); err != nil {
			return nil, err
		}
	}
	if a.What == Whole {
		if err := s.gatherLinkage(ctx, actor, m); err != nil {
			return nil, err
		}
	}
	if outline {
		return m, nil
	}
	return m, s.gatherRecords(ctx, actor, m)
}

func (s *Service) gatherPlan(ctx context.Context, actor core.Actor, m *Material) error {
	if n := m.Ask.Version; n > 0 {
		v, err := s.Roadmaps.Version(ctx, actor, m.Ask.Roadmap, n)
		if err != nil {
			return err
		}
		m.Plan, m.Approval = v.Plan, &v.Approval
		m.Tracks = m.Plan.Tracks(v.Actuals)
		return nil
	}
	var err error
	if m.Plan, err = s.Roadmaps.Plan(ctx, actor, m.Ask.Roadmap); err != nil {
		return err
	}
	m.Tracks, err = s.Roadmaps.Tracks(ctx, actor, &m.Plan)
	return err
}

// gatherStudies reads the studies that the roadmap rests on, or the one chosen.
func (s *Service) gatherStudies(ctx context.Context, actor core.Actor, m *Material) error {
	ids := m.Plan.Roadmap.Studies
	if m.Ask.Study != "" {
		ids = []string{m.Ask.Study}
	}
	for _, id := range ids {
		x, err := s.Studies.Get(ctx, actor, id, 0)
		if core.CodeOf(err) == core.NotFound && m.Ask.Study == "" {
			continue // a study of another machine: the overview says how many were found
		}
		if err != nil {
			return err
		}
		l, err := s.Studies.Look(ctx, actor, x)
		if err != nil {
			return err
		}
		m.Studies = append(m.Studies, l)
	}
	return nil
}

func (s *Service) gatherEffects(ctx context.Context, actor core.Actor, m *Material) error {
	if s.Roadmaps.Induce == nil {
		m.Effects.Reason = core.T("산업연관 자료가 없습니다.", "There are no input–output data.")
		return nil
	}
	c, reason, err := s.Roadmaps.Induce.Coefficients(ctx, actor, m.Plan.Roadmap.Region)
	if err != nil {
		return err
	}
	m.Effects.Reason = reason
	if c != nil {
		m.Effects.Followed = m.Plan.Ripple(c)
		m.Effects.Notes, m.Effects.Evidence = c.Notes, c.Evidence
	}
	return nil
}

func (s *Service) gatherLinkage(ctx context.Context, actor core.Actor, m *Material) error {
	sc, err := s.Linkage.Scene(ctx, actor, linkage.View{Region: m.Plan.Roadmap.Region})
	if err != nil {
		return err
	}
	if !sc.Empty && sc.Fault == nil && sc.Sound() {
		m.Linkage = sc
	}
	return nil
}

// gatherRecords reads what the versions of all datasets say of themselves.
func (s *Service) gatherRecords(ctx context.Context, actor core.Actor, m *Material) error {
	sets, err := s.Catalogue.Datasets(ctx, actor.Agency)
	if err != nil {
		return err
	}
	versions, err := s.Catalogue.Versions(ctx, actor.Agency, "")
	if err != nil {
		return err
	}
	m.Records = make(map[string]Record, len(versions))
	for _, v := range versions {
		if i := slices.IndexFunc(sets, func(d dataset.Dataset) bool { return d.ID == v.DatasetID }); i >= 0 {
			m.Records[v.ID] = Record{Dataset: sets[i], Version: v}
		}
	}
	return nil
}

// tasks are those of the plan in the order of strategies and numbers.
func (m *Material) tasks() []*roadmap.Task {
	var out []*roadmap.Task
	for _, lane := range m.gantt.Lanes {
		for _, bar := range lane.Bars {
			out = append(out, bar.Task)
		}
	}
	return out
}

// chosen are the industries that the studies decided on.
func (m *Material) chosen() []study.Standing {
	var out []study.Standing
	for _, l := range m.Studies {
		for _, c := range l.Result.Candidates {
			if c.Choice != nil {
				out = append(out, c)
			}
		}
	}
	return out
}
