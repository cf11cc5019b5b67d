package storetest

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/sqlstore"
)

// Place opens a database of a test's own, empty at first. Each call opens it
// once more, as another process would.
type Place func(ctx context.Context) (*sqlstore.Store, error)

// store opens the place until the end of the test.
func (p Place) store(t *testing.T) *sqlstore.Store {
	t.Helper()
	s, err := p(t.Context())
	must(t, err)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Run runs the suite. Fresh makes an empty database.
func Run(t *testing.T, fresh func(t *testing.T) Place) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, Place){
		"datasets: publish, list, find":              testPublish,
		"datasets: title and origin follow":          testRepublish,
		"datasets: kinds and demo never mix":         testNoMixing,
		"datasets: publishing is all or nothing":     testAllOrNothing,
		"datasets: versions newest first":            testVersionOrder,
		"datasets: withdraw once":                    testWithdraw,
		"datasets: agencies kept apart":              testAgencies,
		"datasets: numbers under concurrency":        testNumbers,
		"runs: open, close, find":                    testRuns,
		"runs: newest first within the limit":        testRunOrder,
		"runs: interrupted at the next start":        testInterrupt,
		"runs: one of two closings wins":             testCloseRace,
		"profiles: save, replace, delete":            testProfiles,
		"definitions: versions, latest, history":     testDefinitions,
		"definitions: one of many savers wins":       testDefinitionRace,
		"snapshots: save, list, delete":              testSnapshots,
		"bridges: save, replace, find":               testBridges,
		"jobs: keep, save, forget":                   testJobs,
		"jobs: what is due":                          testDueJobs,
		"jobs: one of many takes it":                 testJobRace,
		"desk: progress, result, download":           testDeskDone,
		"desk: failures say what to do, and retry":   testDeskFails,
		"desk: a service that is down is asked anew": testDeskUnavailable,
		"desk: orders, keys, permissions":            testDeskOrders,
		"desk: cancelled while running":              testDeskCancel,
		"desk: two processes share the work":         testDeskShared,
		"desk: a silent process loses its job":       testDeskTakeover,
		"desk: an orderly end loses nothing":         testDeskStop,
		"desk: after a death":                        testDeskRecover,
		"desk: old jobs and files go":                testDeskSweep,
		"roadmaps: save, read, agencies apart":       testRoadmaps,
		"roadmaps: two editors of a task merge":      testRoadmapMerge,
		"roadmaps: approval freezes":                 testRoadmapApproval,
		"roadmaps: scenarios kept, applied, undone":  testScenarios,
		"studies: save, revisions, history":          testStudies,
		"studies: one of many savers wins":           testStudyRace,
		"studies: a file comes to the same numbers":  testStudyTravels,
		"policies: revisions, list, history":         testPolicies,
		"policies: a batch is all or nothing":        testPolicyBatch,
		"policies: one of many savers wins":          testPolicyRace,
		"text: every script comes back":              testText,
		"text: what no engine can hold is refused":   testUnstorable,
		"documents: megabytes come back":             testLongDocument,
		"faults: a cancelled request changes nought": testCancelled,
		"faults: a closed store is unavailable":      testClosed,
		"start: reopened with everything in place":   testReopen,
		"start: many processes at once":              testSimultaneousStart,
		"operator: ping and description":             testDescribe,
	} {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
}

const (
	home  = "pyeongtaek"
	other = "daejeon"

	census     = "census" // the key of a dataset
	researcher = "김연구"
)

// noon is a moment with all its digits; the store must keep each.
var noon = time.Date(2026, 3, 2, 3, 0, 0, 123456789, time.UTC)

func newDataset(key string) dataset.Dataset {
	return dataset.Dataset{
		ID: core.NewID(), Agency: home, Key: key, Kind: dataset.Facts,
		Title:     core.T("전국사업체조사", "Census on establishments"),
		Publisher: "통계청", TableID: "DT_1K52F01", Licence: "공공누리 1유형", CreatedAt: noon,
	}
}

func newVersion() dataset.Version {
	return dataset.Version{
		ID: core.NewID(),
		Original: dataset.Original{
			SHA256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Name: "사업체.csv", Size: 3,
			Format: "csv", Encoding: "cp949", HeaderRows: 2,
		},
		Retrieved: "2026-03-01",
		Profile:   []byte(`{"region": {"column": "지역"}}`),
		Summary: dataset.Summary{
			Read: 10, Accepted: 8, Rejected: 2, RegionSystem: core.MOIS, IndustrySystem: core.KSIC10,
			Measures: []core.Measure{core.Employees}, Periods: []core.Period{core.Year(2024)},
			Flags:    map[core.Flag]int64{core.Suppressed: 1},
			Warnings: []core.Text{core.T("부분합이 다릅니다.", "Parts differ.")},
		},
		Quality:    dataset.Quality{Measures: []dataset.MeasureQuality{{Measure: core.Employees, Cells: 10, Present: 8, Grid: dataset.Grid{Regions: []string{"31"}, Industries: []string{"C", "J"}, Share: []float64{0.1, 1}}}}},
		Files:      []dataset.LakeFile{{Path: "v/part-0.parquet", SHA256: "ab", Size: 1 << 40, Rows: 1 << 33}},
		Rejects:    "cd",
		ImportedBy: researcher, ImportedAt: noon,
	}
}

func newRun(key string) dataset.Run {
	return dataset.Run{
		ID: core.NewID(), Agency: home, Dataset: key, SHA256: "ab", Name: "사업체.csv",
		State: dataset.RunOpen, StartedBy: researcher, StartedAt: noon,
	}
}

// publish opens a run and publishes a version by it.
func publish(t *testing.T, s *sqlstore.Store, d dataset.Dataset, v dataset.Version) dataset.Version {
	t.Helper()
	v, err := tryPublish(t.Context(), s, d, v)
	must(t, err)
	return v
}

func tryPublish(ctx context.Context, s *sqlstore.Store, d dataset.Dataset, v dataset.Version) (dataset.Version, error) {
	r := newRun(d.Key)
	r.Agency = d.Agency
	if err := s.OpenRun(ctx, r); err != nil {
		return v, err
	}
	return s.Publish(ctx, d, v, r.ID)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantCode checks the class of an error and that it speaks both languages.
func wantCode(t *testing.T, err error, code core.Code) {
	t.Helper()
	if err == nil || core.CodeOf(err) != code {
		t.Fatalf("error %v of class %s, want %s", err, core.CodeOf(err), code)
	}
	if m := core.MessageOf(err); m.Ko == "" || m.En == "" || m.Ko == m.En {
		t.Fatalf("the message lacks a language: %+v", m)
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

// samePrinted compares by JSON, in which a number has all its digits and one
// that is not defined is null.
func samePrinted(t *testing.T, what string, got, want any) {
	t.Helper()
	a, err := json.Marshal(got)
	must(t, err)
	b, err := json.Marshal(want)
	must(t, err)
	same(t, what, string(a), string(b))
}
