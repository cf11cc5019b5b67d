package policy_test

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/inout"
	"naru/internal/lake"
	"naru/internal/linkage"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/sqlstore/sqlite"
)

// millerBlair is the two-sector table of Miller and Blair (2009, section 2.3);
// its sectors are called by divisions of KSIC.
const millerBlair = `row,column,value
26,26,150
26,30,500
30,26,200
30,30,100
26,final demand,350
30,final demand,1700
OUTPUT,26,1000
OUTPUT,30,2000
GVA,26,650
GVA,30,1400
`

func newLinkage(t *testing.T) (*linkage.Service, *dataset.Service) {
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
	return linkage.New(linkage.Config{Tables: sets, Bridges: store, Regions: region.Default(), Clock: core.SystemClock}), sets
}

func TestMultipliersOfMillerBlair(t *testing.T) {
	t.Parallel()
	links, sets := newLinkage(t)
	ctx, who := t.Context(), core.LocalOperator(core.DefaultAgency)
	spill := policy.LinkageSpill{Linkage: links}
	both := target("both", "26", "30")
	both.Items[1].Weight = 0.5
	targets := []policy.Target{target("chips", "261"), target("cars", "303"), both, target("food", "10"), target("all", "C")}
	targets = append(targets, policy.Target{Key: "ten", System: core.KSIC10, Items: []industry.Item{{Code: "26", Weight: 1}}})
	if none, err := spill.Multipliers(ctx, who, targets); err != nil || len(none) != 0 {
		t.Fatalf("without a table: %v, %v", none, err)
	}

	u, err := sets.Receive(ctx, who, "mb.csv", strings.NewReader(millerBlair))
	must(t, err)
	look, err := sets.InspectTable(ctx, who, u, dataset.IOTable)
	must(t, err)
	r := look.Suggested
	r.Region, r.Years, r.Money, r.Scope = core.Nation, []string{"2020"}, dataset.MillionWon, inout.Domestic
	_, err = sets.Import(ctx, who, dataset.Request{
		Upload: u, Table: r, Dataset: dataset.Dataset{Key: "io", Kind: dataset.IOTable, Title: core.T("시험 표", "Test table"), Publisher: "시험청"},
	}, nil)
	must(t, err)
	sc, err := links.Scene(ctx, who, linkage.View{})
	must(t, err)
	must(t, links.SaveBridge(ctx, who, sc, inout.Bridge{System: core.KSIC11, Links: []inout.Link{{Sector: "26", Code: "26", Weight: 1}, {Sector: "30", Code: "30", Weight: 1}}}))

	got, err := spill.Multipliers(ctx, who, targets)
	must(t, err)
	// Column sums of the inverse: 1.254125 + 0.264026 and 0.330033 + 1.122112.
	const chips, cars = 1.518151, 1.452145
	for key, want := range map[string]float64{"chips": chips, "cars": cars, "both": (chips + 0.5*cars) / 1.5} {
		x, ok := got[key]
		if !ok || math.Abs(x.Value-want) > 2e-6 || math.Abs(x.Least-cars) > 2e-6 || math.Abs(x.Greatest-chips) > 2e-6 || x.Grounds.Ko == "" || len(x.Evidence.Sources) != 1 {
			t.Errorf("%s: %+v, want %v", key, x, want)
		}
	}
	for _, key := range []string{"food", "all", "ten"} {
		if x, ok := got[key]; ok {
			t.Errorf("%s has a multiplier: %+v", key, x)
		}
	}

	// Where the code is wider than the sectors, they count by output: 1000 and 2000.
	must(t, links.SaveBridge(ctx, who, sc, inout.Bridge{System: core.KSIC11, Links: []inout.Link{{Sector: "26", Code: "261", Weight: 1}, {Sector: "30", Code: "262", Weight: 1}}}))
	got, err = spill.Multipliers(ctx, who, []policy.Target{target("wide", "26")})
	must(t, err)
	if x := got["wide"]; math.Abs(x.Value-(chips+2*cars)/3) > 2e-6 {
		t.Errorf("a wider code: %+v", x)
	}
}
