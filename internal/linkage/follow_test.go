package linkage_test

import (
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/inout"
)

// bringAs brings a table in under a key of its own.
func (y *yard) bringAs(key, region string) {
	y.t.Helper()
	ctx := y.t.Context()
	u, err := y.sets.Receive(ctx, y.who, key+".csv", strings.NewReader(millerBlair+"\n"+strings.Repeat("\n", len(region))))
	must(y.t, err)
	look, err := y.sets.InspectTable(ctx, y.who, u, dataset.IOTable)
	must(y.t, err)
	r := look.Suggested
	home(&r)
	r.Region = region
	_, err = y.sets.Import(ctx, y.who, dataset.Request{
		Upload: u, Table: r, Again: true, Dataset: dataset.Dataset{Key: key, Kind: dataset.IOTable, Title: core.T(key, key)},
	}, nil)
	must(y.t, err)
}

// The table is the region's own, or that of what holds it; the newest is only
// chosen among equals.
func TestTheTableFollowsTheRegion(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bringAs("gyeonggi", "41")
	y.bringAs("nation", core.Nation)
	y.bringAs("seoul", "11")
	for region, want := range map[string]string{"41": "gyeonggi", "41220": "gyeonggi", "11": "seoul", "48": "nation", core.Nation: "nation", "": "seoul"} {
		sc := y.scene("region=" + region)
		if sc.View.Dataset != want {
			t.Errorf("%q is shown %s, want %s", region, sc.View.Dataset, want)
		}
	}
	if sc := y.scene("region=41220"); !strings.Contains(sc.Level.Ko, "평택시만의 표가 없어 경기도의 계수") || !strings.Contains(sc.Level.En, "Pyeongtaek") {
		t.Errorf("%v", sc.Level)
	}
	if sc := y.scene("region=48&table=seoul"); sc.View.Dataset != "seoul" || !strings.Contains(sc.Level.Ko, "고르신") {
		t.Errorf("%v", sc.Level)
	}
}

// An economy that cannot reproduce itself does not come in, and says why.
func TestAnEconomyThatCannotReproduceItself(t *testing.T) {
	t.Parallel()
	file := "row,column,value\na,a,900\na,b,500\nb,a,500\nb,b,1600\nOUTPUT,a,1000\nOUTPUT,b,2000\n"
	_, err := newYard(t).try("table.csv", []byte(file), home)
	if core.CodeOf(err) != core.Invalid || !strings.Contains(core.MessageOf(err).Ko, "(a, b)") {
		t.Errorf("%v", err)
	}
}

// An industry of KSIC leads to the sectors that the bridge gives it to.
func TestTheSectorsOfAnIndustry(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("table.csv", []byte(millerBlair), home)
	ctx, sc := t.Context(), y.scene("")
	must(t, y.SaveBridge(ctx, y.who, sc, inout.Bridge{System: core.KSIC10, Links: []inout.Link{
		{Sector: "1", Code: "261", Weight: 1}, {Sector: "2", Code: "262", Weight: 1}, {Sector: "2", Code: "30", Weight: 1},
	}}))
	for ask, want := range map[string]string{"ksic10:26": "1 2", "ksic10:2611": "1", "ksic10:30": "2", "ksic10:99": "", "ksic10:2": "1 2"} {
		trade, err := y.Trade(ctx, y.who, y.scene("industry="+ask))
		must(t, err)
		var codes []string
		for _, s := range trade.Sectors {
			codes = append(codes, s.Code)
		}
		if got := strings.Join(codes, " "); got != want || (want == "") == trade.Why.IsZero() {
			t.Errorf("%s: %q, want %q; %v", ask, got, want, trade.Why)
		}
	}
	if trade, err := y.Trade(ctx, y.who, sc); trade != nil || err != nil {
		t.Errorf("%v %v", trade, err)
	}
	if a, err := y.Activity(ctx, y.who, sc); a != nil || err != nil {
		t.Errorf("without statistics: %v %v", a, err)
	}
}
