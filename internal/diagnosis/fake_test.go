package diagnosis

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/industry"
	"naru/internal/region"
)

// shop is an agency's data in memory: catalogue, lake, tables and snapshots.
type shop struct {
	mu          sync.Mutex
	datasets    []dataset.Dataset
	versions    []dataset.Version
	cubes       map[string]*fact.Cube // by version id and measure
	definitions []industry.Definition
	saved       []Snapshot
	down        error // what every store answers, when set
	reads       int   // cubes read
}

func (s *shop) Datasets(context.Context, string) ([]dataset.Dataset, error) {
	return s.datasets, s.down
}

func (s *shop) Versions(context.Context, string, string) ([]dataset.Version, error) {
	return s.versions, s.down
}

func (s *shop) Cube(_ context.Context, v dataset.Version, measure string) (*fact.Cube, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reads++
	return s.cubes[v.ID+measure], s.down
}

func (s *shop) Classification(_ context.Context, _ core.Actor, system core.System) (*industry.Classification, error) {
	if c, ok := industry.Builtin(system); ok {
		return c, nil
	}
	return nil, core.Fail(core.NotFound, "없습니다.", "None.")
}

func (s *shop) List(context.Context, core.Actor) ([]industry.Definition, error) {
	return s.definitions, nil
}

func (s *shop) SaveSnapshot(_ context.Context, x Snapshot) error {
	s.saved = append(s.saved, x)
	return s.down
}

func (s *shop) Snapshots(context.Context, string) ([]Snapshot, error) { return s.saved, s.down }

func (s *shop) Snapshot(_ context.Context, agency, id string) (Snapshot, error) {
	for _, x := range s.saved {
		if x.ID == id && x.Agency == agency {
			return x, nil
		}
	}
	return Snapshot{}, core.Fail(core.NotFound, "없습니다.", "None.")
}

func (s *shop) RenameSnapshot(_ context.Context, _, id, name string) error {
	for i := range s.saved {
		if s.saved[i].ID == id {
			s.saved[i].Name = name
			return nil
		}
	}
	return core.Fail(core.NotFound, "없습니다.", "None.")
}

func (s *shop) DeleteSnapshot(_ context.Context, _, id string) error {
	s.saved = slices.DeleteFunc(s.saved, func(x Snapshot) bool { return x.ID == id })
	return nil
}

// stock puts a version of a dataset on the shelf.
func (s *shop) stock(key string, number int, cubes ...*fact.Cube) {
	if s.cubes == nil {
		s.cubes = map[string]*fact.Cube{}
	}
	if number == 1 {
		s.datasets = append(s.datasets, dataset.Dataset{ID: key, Key: key, Kind: dataset.Facts, Title: core.T(key+" 자료", key+" data")})
	}
	v := dataset.Version{ID: key + strconv.Itoa(number), DatasetID: key, Number: number, State: dataset.Published}
	for _, c := range cubes {
		v.Summary.Measures = append(v.Summary.Measures, c.Measure)
		v.Summary.Industries, v.Summary.Accepted = len(c.Industries), int64(len(c.V))
		s.cubes[v.ID+c.Measure.ID] = c
	}
	s.versions = append([]dataset.Version{v}, s.versions...)
}

func (s *shop) service(home ...string) *Service {
	n := 0
	return New(Config{
		Catalogue: s, Cubes: s, Snapshots: s, Classifications: s, Definitions: s,
		Regions: region.Default(), Home: home,
		Clock: func() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) },
		IDs:   func() string { n++; return "id" + strconv.Itoa(n) },
	})
}

var operator = core.LocalOperator(core.DefaultAgency)

// table writes a cube down as a map of "region industry" to its series.
type table map[[2]string][]float64

// cube makes a yearly cube that ends in 2024. A negative number stands for a
// suppressed cell.
func (t table) cube(m core.Measure, system core.System) *fact.Cube {
	regions, industries := make([]string, 0, len(t)), make([]string, 0, len(t))
	years := 0
	for k, v := range t {
		regions, industries = append(regions, k[0]), append(industries, k[1])
		years = max(years, len(v))
	}
	unique := func(s []string) []string { slices.Sort(s); return slices.Compact(s) }
	periods := make([]core.Period, years)
	for i := range periods {
		periods[i] = core.Year(2024 - years + 1 + i)
	}
	c := fact.NewCube(m, unique(regions), unique(industries), periods)
	c.RegionSystem, c.IndustrySystem = core.MOIS, system
	for k, v := range t {
		for i, x := range v {
			at := c.Index(c.RegionAt(k[0]), c.IndustryAt(k[1]), i)
			if x < 0 {
				c.F[at] = fact.PackFlag(core.Suppressed)
				continue
			}
			c.V[at], c.F[at] = x, fact.PackFlag(core.NoFlag)
		}
	}
	return c
}

// twoProvinces: 경기 (41) makes things, 서울 (11) does not. Manufacturing in 경기
// grows by 20, then 10, then 5.
func twoProvinces() table {
	return table{
		{"00", "_T"}: {1000, 1030, 1050, 1065}, {"00", "C"}: {300, 320, 330, 335}, {"00", "G"}: {700, 710, 720, 730},
		{"41", "_T"}: {400, 420, 430, 435}, {"41", "C"}: {200, 220, 230, 235}, {"41", "G"}: {200, 200, 200, 200},
		{"11", "_T"}: {600, 610, 620, 630}, {"11", "C"}: {100, 100, 100, 100}, {"11", "G"}: {500, 510, 520, 530},
	}
}

func stocked(t table) *shop {
	s := &shop{}
	s.stock("test", 1, t.cube(core.Employees, core.KSIC11))
	return s
}

func rowOf(t *testing.T, rows []IndustryRow, code string) IndustryRow {
	t.Helper()
	for _, r := range rows {
		if r.Code == code {
			return r
		}
	}
	t.Fatalf("no row %s", code)
	return IndustryRow{}
}

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }
