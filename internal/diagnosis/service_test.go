package diagnosis

import (
	"context"
	"math"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/structure"

	"github.com/google/go-cmp/cmp"
)

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-12*math.Max(1, math.Abs(b)) || math.IsNaN(a) && math.IsNaN(b)
}

// TestIndustryTableByHand: 경기 C in 2024: LQ (235/435)/(335/1065); from 2021,
// g = 65/1000, g_C = 35/300: national 13, mix 200·(35/300 − .065), competitive 235 − 200·335/300.
func TestIndustryTableByHand(t *testing.T) {
	t.Parallel()
	got, err := stocked(twoProvinces()).service("41").Industries(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Scene.Region.Name.Ko != "경기도" || got.Scene.Reference.Name.Ko != "전국" || got.Scene.View.From != core.Year(2021) || got.Scene.View.To != core.Year(2024) {
		t.Fatalf("resolved to %+v", got.Scene.View)
	}
	r := rowOf(t, got.Rows, "C")
	for name, x := range map[string][2]float64{
		"value": {r.Value, 235}, "share": {r.Share, 235. / 435}, "reference share": {r.ReferenceShare, 335. / 1065},
		"lq": {r.LQ, (235. / 435) / (335. / 1065)}, "growth": {r.Growth, .175},
		"annual": {r.AnnualGrowth, math.Cbrt(235./200) - 1}, "national": {r.Parts.National, 13},
		"mix": {r.Parts.Mix, 200 * (35./300 - .065)}, "competitive": {r.Parts.Competitive, 235 - 200*335./300},
		"lq at the start": {r.LQStart, (200. / 400) / (300. / 1000)}, "total": {got.Total.Value, 435}, "total change": {got.Total.Parts.Change, 35},
	} {
		if !near(x[0], x[1]) {
			t.Errorf("%s: %v, by hand %v", name, x[0], x[1])
		}
	}
	if r.Verdict.Stage != structure.StageUnknown || r.Verdict.Strategy != structure.StrategyLead || len(r.Verdict.Reasons()) == 0 {
		t.Errorf("typed as %q, %q because %v", r.Verdict.Stage, r.Verdict.Strategy, r.Verdict.Reasons())
	}
	if got.Rows[0].Code != "C" || r.Name.Ko != "제조업" {
		t.Errorf("first is %s %s; the largest comes first", got.Rows[0].Code, r.Name.Ko)
	}
}

func TestFiltersAndSorting(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces()).service("41")
	codes := func(v View) string {
		got, err := s.Industries(t.Context(), operator, v)
		if err != nil {
			t.Fatal(err)
		}
		out := make([]string, 0, len(got.Rows))
		for _, r := range got.Rows {
			out = append(out, r.Code)
		}
		return strings.Join(out, " ")
	}
	for want, v := range map[string]View{
		"C G": {Sort: "lq"}, "G C": {Sort: "lq", Ascending: true}, "C": {Search: "제조"}, "G": {Search: "wholesale"},
		"": {Stage: "growth"},
	} {
		if got := codes(v); got != want {
			t.Errorf("%+v gave %q, want %q", v, got, want)
		}
	}
	if got := codes(View{Strategy: "lead"}); got != "C" {
		t.Errorf("lead: %q", got)
	}
	if got := codes(View{Within: "C"}); got != "C" {
		t.Errorf("within C: %q", got)
	}
}

func TestSuppressedIsNeverZero(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	data[[2]string{"41", "C"}] = []float64{200, 220, 230, -1}
	got, err := stocked(data).service("41").Industries(t.Context(), operator, View{Sort: "value", Ascending: true})
	if err != nil {
		t.Fatal(err)
	}
	r := rowOf(t, got.Rows, "C")
	if !math.IsNaN(r.Value) || !math.IsNaN(r.LQ) || !math.IsNaN(r.Parts.Competitive) || r.Flag != core.Suppressed {
		t.Errorf("got %+v", r)
	}
	if g := rowOf(t, got.Rows, "G"); !near(g.LQ, (200./435)/(730./1065)) {
		t.Errorf("the published total keeps the others: LQ of G %v", g.LQ)
	}
	if got.Rows[1].Code != "C" {
		t.Error("what has no value comes last")
	}
	if !noted(got.Scene.Notes, "비공개") {
		t.Errorf("not said: %v", got.Scene.Notes)
	}
}

func noted(notes []core.Text, words string) bool {
	for _, n := range notes {
		if strings.Contains(n.Ko, words) {
			return true
		}
	}
	return false
}

func TestWithoutNationOrTotalsPartsAreSummed(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	for k := range data {
		if k[0] == "00" || k[1] == "_T" {
			delete(data, k)
		}
	}
	s := stocked(data).service("41")
	got, err := s.Industries(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	if r := rowOf(t, got.Rows, "C"); !near(r.LQ, (235./435)/(335./1065)) {
		t.Errorf("LQ %v", r.LQ)
	}
	if !noted(got.Evidence[1].Notes, "지역의 합") {
		t.Errorf("the evidence does not say that the reference is a sum: %v", got.Evidence[1].Notes)
	}
	if got.Total.Value != 435 {
		t.Errorf("total %v", got.Total.Value)
	}
}

func TestReferenceLessTheRegion(t *testing.T) {
	t.Parallel()
	got, err := stocked(twoProvinces()).service("41").Industries(t.Context(), operator, View{Others: true})
	if err != nil {
		t.Fatal(err)
	}
	// The others are 서울: g = 30/600, C stands still.
	p := rowOf(t, got.Rows, "C").Parts
	if !near(p.National, 200*.05) || !near(p.Mix, -200*.05) || !near(p.Competitive, 35) {
		t.Errorf("got %+v", p)
	}
}

func TestWhatDoesNotExist(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces()).service("41")
	for name, v := range map[string]View{
		"99999": {Region: "99999"}, "아틀란티스": {Region: "아틀란티스"}, "98": {Reference: "98"}, "97": {Peers: []string{"97"}},
		"Z": {Industry: "Z"}, "nothing": {Dataset: "nothing"}, "7": {Version: 7}, "XX": {Within: "XX"},
	} {
		_, err := s.Industries(t.Context(), operator, v)
		if m := core.MessageOf(err); core.CodeOf(err) != core.NotFound || !strings.Contains(m.Ko, name) || !strings.Contains(m.En, name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatTheDataLackIsAnEmptyState(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces()).service("41")
	for _, c := range []struct {
		v    View
		want EmptyReason
	}{
		{View{Region: "26"}, NoRegion},
		{View{Region: "41220"}, NoRegion},
		{View{Measure: "sales"}, NoMeasure},
		{View{To: core.Year(1999)}, NoPeriod},
		{View{Level: Group}, NoIndustry},
		{View{Industry: "26"}, NoIndustry},
	} {
		o, err := s.Overview(t.Context(), operator, c.v)
		if err != nil || o.Scene.Empty == nil || o.Scene.Empty.Reason != c.want {
			t.Errorf("%+v: %v", c.v, err)
			continue
		}
		if e := o.Scene.Empty; e.Title.Ko == "" || e.Title.En == "" || e.Advice.Ko == "" || e.Advice.En == "" {
			t.Errorf("%+v: %+v", c.v, e)
		}
	}
	o, err := (&shop{}).service().Overview(t.Context(), operator, View{})
	if err != nil || o.Scene.Empty.Reason != NoDatasets {
		t.Errorf("nothing imported: %v", err)
	}
}

func TestRegionByNameAndByFormerCode(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces()).service()
	for _, name := range []string{"경기", "경기도", "41", "4100000000"} {
		got, err := s.Industries(t.Context(), operator, View{Region: name})
		if err != nil || got.Scene.View.Region != "41" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCompositeBesideItsPartsIsNotCountedTwice(t *testing.T) {
	t.Parallel()
	got := byLevel(core.KSIC11, []string{"A", "B+C", "C", "D+E", "10", "261", "2611", "26111", "_T", "x"})
	want := map[Level][]int{Section: {0, 2, 3}, Division: {4}, Group: {5}, Class: {6}, Subclass: {7}, Own: {9}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOptions(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces())
	ipi := table{{"41", "C"}: {100}}.cube(core.Measure{ID: "ipi"}, core.KSIC11)
	s.stock("index", 1, ipi)
	page, err := s.service().Overview(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	o := page.Scene.Options()
	if len(o.Datasets) != 2 || o.Datasets[0].Key != "test" || o.Datasets[1].Usable || len(o.Regions) != 3 || o.Regions[0].Code != "00" ||
		len(o.Periods) != 4 || len(o.Measures) != 1 || !cmp.Equal(page.Scene.Levels, []Level{Section}) {
		t.Errorf("%+v", o)
	}
}

func TestStoreDownPassesThroughAndHeals(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces())
	service := s.service("41")
	s.down = core.Fail(core.Unavailable, "저장소가 응답하지 않습니다.", "The store does not answer.")
	for name, ask := range map[string]func() error{
		"overview":   func() error { _, err := service.Overview(t.Context(), operator, View{}); return err },
		"industries": func() error { _, err := service.Industries(t.Context(), operator, View{}); return err },
		"industry":   func() error { _, err := service.Industry(t.Context(), operator, View{Industry: "C"}); return err },
		"compare":    func() error { _, err := service.Compare(t.Context(), operator, View{}); return err },
	} {
		if err := ask(); core.CodeOf(err) != core.Unavailable {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.down = nil
	if o, err := service.Overview(t.Context(), operator, View{}); err != nil || len(o.Findings) == 0 {
		t.Errorf("after recovery: %v", err)
	}
}

func TestStoppedRequest(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces())
	service := New(Config{Catalogue: s, Cubes: waits{}, Snapshots: s, Classifications: s, Definitions: s, Regions: s.service().Regions})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := service.Overview(ctx, operator, View{}); core.CodeOf(err) != core.Cancelled {
		t.Errorf("got %v", err)
	}
}

// waits is a lake that does not answer before it is told to stop.
type waits struct{}

func (waits) Cube(ctx context.Context, _ dataset.Version, _ string) (*fact.Cube, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}
