package linkage_test

import (
	"math"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/inout"
	"naru/internal/lake"
	"naru/internal/linkage"
	"naru/internal/region"
	"naru/internal/sqlstore/sqlite"
)

// yard is the service over real stores in a folder of the test.
type yard struct {
	*linkage.Service

	t    *testing.T
	sets *dataset.Service
	who  core.Actor
}

func newYard(t *testing.T) *yard {
	t.Helper()
	dir := t.TempDir()
	store, err := sqlite.Open(t.Context(), filepath.Join(dir, "naru.db"))
	must(t, err)
	originals, err := blob.Open(filepath.Join(dir, "blobs"))
	must(t, err)
	held, err := lake.Open(filepath.Join(dir, "lake"))
	must(t, err)
	sets := dataset.NewService(dataset.Parts{
		Store: store, Runs: store, Profiles: store, Originals: originals, Lake: held,
		Regions: region.Default(), Clock: core.SystemClock, IDs: core.NewID,
	})
	t.Cleanup(func() { sets.Stop(); _ = store.Close() })
	return &yard{
		t: t, sets: sets, who: core.LocalOperator(core.DefaultAgency),
		Service: linkage.New(linkage.Config{Tables: sets, Bridges: store, Regions: region.Default(), Clock: core.SystemClock}),
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v %+v", err, fieldsOf(err))
	}
}

func fieldsOf(err error) []core.Field {
	if e, ok := err.(*core.Error); ok { //nolint:errorlint // only for the test's message
		return e.Fields
	}
	return nil
}

// try imports a file as what it is found to be, with changes to its reading.
func (y *yard) try(name string, content []byte, change func(*dataset.TableReading)) (dataset.Version, error) {
	y.t.Helper()
	ctx := y.t.Context()
	u, err := y.sets.Receive(ctx, y.who, name, strings.NewReader(string(content)))
	must(y.t, err)
	in, err := y.sets.Inspect(ctx, y.who, u, ingest.Reading{})
	must(y.t, err)
	if !in.Kind.Tabular() {
		y.t.Fatalf("%s was taken for %s", name, in.Kind)
	}
	look, err := y.sets.InspectTable(ctx, y.who, u, in.Kind)
	if err != nil {
		return dataset.Version{}, err
	}
	r := look.Suggested
	if change != nil {
		change(&r)
	}
	return y.sets.Import(ctx, y.who, dataset.Request{
		Upload: u, Table: r,
		Dataset: dataset.Dataset{Key: "io", Kind: in.Kind, Title: core.T("시험 표", "Test table"), Publisher: "시험청"},
	}, nil)
}

func (y *yard) bring(name string, content []byte, change func(*dataset.TableReading)) dataset.Version {
	y.t.Helper()
	v, err := y.try(name, content, change)
	must(y.t, err)
	return v
}

// scene asks for what an address says.
func (y *yard) scene(query string) *linkage.Scene {
	y.t.Helper()
	q, err := url.ParseQuery(query)
	must(y.t, err)
	v, err := linkage.ParseView(q)
	must(y.t, err)
	sc, err := y.Scene(y.t.Context(), y.who, v)
	must(y.t, err)
	return sc
}

func (y *yard) effect(query string) *linkage.Effect {
	y.t.Helper()
	e, err := y.scene(query).Effect(y.t.Context())
	must(y.t, err)
	return e
}

func (y *yard) loss(query string) *linkage.Loss {
	y.t.Helper()
	l, err := y.scene(query).Loss(y.t.Context())
	must(y.t, err)
	return l
}

// millerBlair is the two-sector table of Miller and Blair (2009, section 2.3)
// with employment, in million won.
const millerBlair = `row,column,value
1,1,150
1,2,500
2,1,200
2,2,100
1,final demand,350
2,final demand,1700
OUTPUT,1,1000
OUTPUT,2,2000
GVA,1,650
GVA,2,1400
EMPLOYEES,1,10
EMPLOYEES,2,30
`

// home fills in what a small file does not tell.
func home(r *dataset.TableReading) {
	r.Region, r.Years, r.Money, r.Scope = core.Nation, []string{"2020"}, dataset.MillionWon, inout.Domestic
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-6*math.Max(1, math.Abs(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func sector(t *testing.T, sc *linkage.Scene, code string) linkage.Sector {
	t.Helper()
	s, ok := sc.Sector(code)
	if !ok {
		t.Fatalf("no sector %s", code)
	}
	return s
}
