package roadmap_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/roadmap"
)

const home = "pyeongtaek"

var (
	researcher = core.Actor{Agency: home, Name: "김연구", Role: core.RoleResearcher}
	officer    = core.Actor{Agency: home, Name: "이담당", Role: core.RoleOfficer}
	director   = core.Actor{Agency: home, Name: "박원장", Role: core.RoleDirector}
	reader     = core.Actor{Agency: home, Name: "최열람", Role: core.RoleReader}

	noon = time.Date(2026, 11, 23, 3, 0, 0, 0, time.UTC)
)

func q(year, n int) roadmap.Quarter { return roadmap.QuarterOf(year, n) }

// frame is a roadmap of 2027–2032 with two strategies and one KPI.
func frame() roadmap.Roadmap {
	return roadmap.Roadmap{
		ID: "r", Agency: home, Title: "평택 수소산업 로드맵", Region: "41220", From: 2027, To: 2032, Vision: "수소 거점",
		Spans: roadmap.DefaultSpans(2027, 2032),
		Goals: []roadmap.Goal{{ID: "g1", Text: "수소 기업을 키운다", KPIs: []string{"k1"}}},
		KPIs: []roadmap.KPI{{
			ID: "k1", Title: "수소 기업 수", Unit: "개", Direction: roadmap.Up,
			Baseline: &roadmap.Point{Year: 2026, Value: 10}, Targets: map[int]float64{2028: 20, 2032: 40},
		}},
		Strategies: []roadmap.Strategy{{ID: "s1", Title: "기반", Goals: []string{"g1"}}, {ID: "s2", Title: "기업"}},
		Ceilings:   map[roadmap.Source]map[int]int64{roadmap.City: {2027: 100, 2028: 100}},
		State:      roadmap.Draft,
	}
}

func task(id string, start, end roadmap.Quarter, after ...roadmap.Dependency) roadmap.Task {
	return roadmap.Task{
		ID: id, Roadmap: "r", Number: id, Strategy: "s1", Title: "과제 " + id, Owner: "진흥원", Status: roadmap.Planned,
		Start: start, End: end, After: after,
	}
}

func finish(task string, lag int) roadmap.Dependency {
	return roadmap.Dependency{Task: task, Kind: roadmap.FinishToStart, Lag: lag}
}

func start(task string, lag int) roadmap.Dependency {
	return roadmap.Dependency{Task: task, Kind: roadmap.StartToStart, Lag: lag}
}

func plan(tasks ...roadmap.Task) roadmap.Plan { return roadmap.Plan{Roadmap: frame(), Tasks: tasks} }

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatalf("%v %+v", err, fieldsOf(err))
	}
}

func fieldsOf(err error) map[string]string {
	out := map[string]string{}
	var e *core.Error
	if asCore(err, &e) {
		for _, f := range e.Fields {
			out[f.Name] = f.Message.Ko
			if f.Message.Ko == "" || f.Message.En == "" {
				out[f.Name] = "LACKS A LANGUAGE"
			}
		}
	}
	return out
}

func wantCode(t *testing.T, err error, code core.Code) {
	t.Helper()
	if err == nil || core.CodeOf(err) != code {
		t.Fatalf("%v, want %s", err, code)
	}
}

// memory is a store for tests of the service's rules.
type memory struct {
	mu        sync.Mutex
	plans     map[string]roadmap.Plan
	entries   []revision.Entry
	bodies    map[string][]byte
	versions  map[string][]byte
	approvals []roadmap.Approval
	scenarios map[string]roadmap.Scenario
}

func newMemory() *memory {
	return &memory{plans: map[string]roadmap.Plan{}, bodies: map[string][]byte{}, versions: map[string][]byte{}, scenarios: map[string]roadmap.Scenario{}}
}

func text(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}

func copied[T any](v T) T {
	var out T
	if err := json.Unmarshal(text(v), &out); err != nil {
		panic(err)
	}
	return out
}

func (m *memory) WriteRoadmap(_ context.Context, w roadmap.Write) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.plans[w.Agency+w.Roadmap]
	if p.Stamp != w.Stamp {
		return core.Fail(core.Conflict, "바뀜", "moved")
	}
	bodies := map[string]any{}
	p.Stamp++
	if w.Head != nil {
		p.Roadmap, bodies[w.Head.ID] = copied(*w.Head), w.Head
	}
	for _, t := range w.Tasks {
		bodies[t.ID] = t
		p.Tasks = append(slices.DeleteFunc(slices.Clone(p.Tasks), func(x roadmap.Task) bool { return x.ID == t.ID }), copied(t))
	}
	if w.Scenario != nil {
		m.scenarios[w.Scenario.ID], bodies[w.Scenario.ID] = copied(*w.Scenario), w.Scenario
	}
	if v := w.Version; v != nil {
		m.versions[fmt.Sprint(v.Number)] = text(v)
		m.approvals = append([]roadmap.Approval{v.Approval}, m.approvals...)
	}
	for _, e := range w.Entries {
		m.bodies[fmt.Sprint(e.Object, e.Revision)] = text(bodies[e.Object])
		m.entries = append(m.entries, e)
	}
	m.plans[w.Agency+w.Roadmap] = p
	return nil
}

func (m *memory) Roadmaps(context.Context, string) ([]roadmap.Summary, error) { return nil, nil }

func (m *memory) PlanStamp(_ context.Context, agency, id string) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p, ok := m.plans[agency+id]
	if !ok {
		return 0, core.Fail(core.NotFound, "없음", "none")
	}
	return p.Stamp, nil
}

func (m *memory) Plan(_ context.Context, agency, id string) (roadmap.Plan, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p, ok := m.plans[agency+id]
	if !ok {
		return p, core.Fail(core.NotFound, "없음", "none")
	}
	stamp := p.Stamp
	p = copied(p)
	p.Stamp = stamp
	return p, nil
}

func (m *memory) RoadmapEntries(_ context.Context, _, object string) ([]revision.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []revision.Entry
	for _, e := range m.entries {
		if e.Object == object {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b revision.Entry) int { return cmp.Compare(b.Revision, a.Revision) })
	return out, nil
}

func (m *memory) RoadmapRevision(_ context.Context, _, object string, number int, into any) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	body, ok := m.bodies[fmt.Sprint(object, number)]
	if !ok {
		return core.Fail(core.NotFound, "없음", "none")
	}
	return json.Unmarshal(body, into)
}

func (m *memory) RoadmapVersions(context.Context, string, string) ([]roadmap.Approval, error) {
	return m.approvals, nil
}

func (m *memory) RoadmapVersion(_ context.Context, _, _ string, number int) (v roadmap.Version, err error) {
	err = json.Unmarshal(m.versions[fmt.Sprint(number)], &v)
	return v, err
}

func (m *memory) Scenarios(context.Context, string, string) ([]roadmap.Scenario, error) {
	var out []roadmap.Scenario
	for _, s := range m.scenarios {
		out = append(out, s)
	}
	return out, nil
}

// service works on a store of its own with one roadmap.
func service(t *testing.T) (*roadmap.Service, roadmap.Roadmap) {
	t.Helper()
	s := roadmap.New(roadmap.Config{Store: newMemory(), Clock: func() time.Time { return noon }, IDs: core.NewID})
	r, err := s.Create(t.Context(), researcher, frame())
	must(t, err)
	return s, r
}

// add saves a new task.
func add(t *testing.T, s *roadmap.Service, r roadmap.Roadmap, x roadmap.Task) roadmap.Task {
	t.Helper()
	x.ID, x.Roadmap = "", r.ID
	saved, err := s.SaveTask(t.Context(), researcher, x, "")
	must(t, err)
	return saved
}
