package diagnosis

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/structure"
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
	if r.Verdict.Stage != structure.StageUnknown || r.Verdict.Strategy != structure.StrategyLead || len(r.Verdict.Reasons) == 0 {
		t.Errorf("typed as %q, %q because %v", r.Verdict.Stage, r.Verdict.Strategy, r.Verdict.Reasons)
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
		var out []string
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

func TestOverview(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces()).service("41")
	o, err := s.Overview(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Figures) != 4 || len(o.Matrix) != 2 || len(o.Map.Values) != 2 {
		t.Errorf("%d figures, %d points, %d regions", len(o.Figures), len(o.Matrix), len(o.Map.Values))
	}
	if f := o.Figures[0]; f.Value != 435 || !near(f.Change.Value, 435./430-1) || !near(f.Comparison.Value, 435./1065) {
		t.Errorf("size %+v", f)
	}
	if f := o.Figures[3]; !near(f.Value, (235-200*335./300)+(200-200*730./700)) {
		t.Errorf("competitive %+v", f)
	}
	if o.Map.Indicator != MapLQ || o.Map.Industry != "C" || !near(o.Map.Values[1].Value, (235./435)/(335./1065)) || !o.Map.Values[1].Chosen || !o.Map.Values[0].Peer {
		t.Errorf("map %+v", o.Map)
	}
	if len(o.Changes.Risers) != 1 || o.Changes.Risers[0].Code != "C" || len(o.Changes.Fallers) != 0 {
		t.Errorf("changes %+v", o.Changes)
	}
	for _, i := range Indicators() {
		if _, err := s.Overview(t.Context(), operator, View{Map: i}); err != nil {
			t.Errorf("%s: %v", i, err)
		}
	}
}

func TestFindingsOfAnOverview(t *testing.T) {
	t.Parallel()
	o, err := stocked(twoProvinces()).service("41").Overview(t.Context(), operator, View{From: core.Year(2022)})
	if err != nil {
		t.Fatal(err)
	}
	want := []core.Text{
		core.T("경기도의 제조업은 전국의 1.7배로 특화되어 있으나 2년째 성장이 둔화되고 있습니다.",
			"The share of Manufacturing in Gyeonggi-do is 1.7 times that in Korea, but growth has slowed for 2 years in a row."),
		core.T("경기도의 종사자수는 2022년부터 2024년까지 3.6% 늘어 전국(3.4%)보다 0.2%p 더 늘었습니다. 지역경쟁력 요인이 1명을 줄였습니다.",
			"Employees in Gyeonggi-do rose by 3.6% from 2022 to 2024, 0.2 points more than in Korea (3.4%). Its own competitiveness took away 1 persons."),
	}
	var got []core.Text
	for _, f := range o.Findings {
		got = append(got, f.Text)
		if f.Evidence.Method == "" || len(f.Evidence.Sources) != 1 {
			t.Errorf("%s has no evidence", f.ID)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryNumberHasItsEvidence(t *testing.T) {
	t.Parallel()
	o, err := stocked(twoProvinces()).service("41").Overview(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range o.Figures {
		e := f.Evidence
		if e.Method == "" || e.MethodVer == 0 || e.Reference.Ko == "" || e.Period == "" || e.Sources[0].VersionID != "test1" || e.Parameters["region"] != "41" {
			t.Errorf("%s: %+v", f.ID, e)
		}
	}
	if e := o.Figures[1].Evidence; e.Period != "2021–2024" || e.Parameters["from"] != "2021" {
		t.Errorf("growth: %+v", e)
	}
}

func TestIndustryProfile(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces()).service("41")
	for _, method := range Splits() {
		p, err := s.Industry(t.Context(), operator, View{Industry: "C", Method: method})
		if err != nil {
			t.Fatal(err)
		}
		sum := p.Waterfall.Start
		for _, step := range p.Waterfall.Steps {
			sum += step.Value
		}
		if !near(sum, p.Waterfall.End) || p.Waterfall.End != 235 || len(p.Waterfall.Steps) < 3 {
			t.Errorf("%s: the steps lead from %v to %v, not %v", method, p.Waterfall.Start, sum, p.Waterfall.End)
		}
		if len(p.Series) != 4 || p.Series[0].Value != 200 || p.Series[3].Reference != 335 || !near(p.Series[3].Part, 235./335) {
			t.Errorf("series %+v", p.Series)
		}
		if len(p.Peers) != 2 || p.Peers[0].Place.Code != "41" || p.Peers[0].Rank != 1 || p.Peers[1].Rank != 2 {
			t.Errorf("peers %+v", p.Peers)
		}
		if len(p.Figures) != 4 || len(p.Findings) != 2 {
			t.Errorf("%d figures, findings %+v", len(p.Figures), p.Findings)
		}
	}
	if _, err := s.Industry(t.Context(), operator, View{}); core.CodeOf(err) != core.NotFound {
		t.Errorf("no industry: %v", err)
	}
}

func TestKinOfAnIndustry(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	for _, region := range []string{"00", "41", "11"} {
		data[[2]string{region, "26"}] = []float64{10, 11, 12, 13}
		data[[2]string{region, "261"}] = []float64{5, 5, 5, 5}
	}
	s := stocked(data).service("41")
	p, err := s.Industry(t.Context(), operator, View{Industry: "26"})
	if err != nil {
		t.Fatal(err)
	}
	if p.Parent == nil || p.Parent.Code != "C" || len(p.Children) != 1 || p.Children[0].Code != "261" || p.Scene.View.Level != Division {
		t.Errorf("parent %v, children %v", p.Parent, p.Children)
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	c, err := stocked(twoProvinces()).service("41").Compare(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	k := math.Abs(235./435-100./630) + math.Abs(200./435-530./630)
	if len(c.Places) != 2 || !near(c.Similarity[0][1], k) || !near(c.Similarity[1][0], k) || c.Similarity[0][0] != 0 {
		t.Errorf("similarity %v, by hand %v", c.Similarity, k)
	}
	p := c.Places[0]
	if !near(p.Profile.HHI, math.Pow(235./435, 2)+math.Pow(200./435, 2)) || p.Specialised != 1 || p.Top[0].Code != "C" || !near(p.Parts.Change, 35) || !near(p.Growth, 35./400) {
		t.Errorf("경기 %+v", p)
	}
	s := c.Sheet()
	for _, row := range s.Rows {
		if len(row) != len(s.Columns) {
			t.Errorf("%d cells under %d columns", len(row), len(s.Columns))
		}
	}
}

func TestOptions(t *testing.T) {
	t.Parallel()
	s := stocked(twoProvinces())
	ipi := table{{"41", "C"}: {100}}.cube(core.Measure{ID: "ipi"}, core.KSIC11)
	s.stock("index", 1, ipi)
	o, err := s.service().Options(t.Context(), operator, View{Region: "99999", Dataset: "gone"})
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Datasets) != 2 || o.Datasets[0].Key != "test" || o.Datasets[1].Usable || len(o.Regions) != 3 || o.Regions[0].Code != "00" ||
		len(o.Periods) != 4 || len(o.Measures) != 1 || !cmp.Equal(o.Levels, []Level{Section}) {
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
		"options":    func() error { _, err := service.Options(t.Context(), operator, View{}); return err },
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

func TestSGISDataAreAskedByTheSameAddress(t *testing.T) {
	t.Parallel()
	data := table{}
	for k, v := range twoProvinces() {
		data[[2]string{map[string]string{"00": "00", "41": "31", "11": "11"}[k[0]], k[1]}] = v
	}
	cube := data.cube(core.Employees, core.KSIC11)
	cube.RegionSystem = core.SGIS
	s := &shop{}
	s.stock("sgis", 1, cube)
	got, err := s.service().Industries(t.Context(), operator, View{Region: "41"})
	if err != nil || got.Scene.Empty != nil {
		t.Fatal(err, got.Scene.Empty)
	}
	if got.Scene.Region.Name.Ko != "경기도" || got.Total.Value != 435 || len(got.Scene.Peers) != 1 {
		t.Errorf("%+v", got.Scene.Region)
	}
}

func TestOwnLabels(t *testing.T) {
	t.Parallel()
	data := table{}
	for k, v := range twoProvinces() {
		data[[2]string{map[string]string{"00": "전체", "41": "남부", "11": "북부"}[k[0]], map[string]string{"C": "만들기", "G": "팔기", "_T": "_T"}[k[1]]}] = v
	}
	cube := data.cube(core.Employees, core.Custom)
	cube.RegionSystem = core.Custom
	s := &shop{}
	s.stock("own", 1, cube)
	got, err := s.service().Industries(t.Context(), operator, View{Region: "남부", Reference: "전체"})
	if err != nil || got.Scene.Empty != nil || got.Scene.View.Level != Own {
		t.Fatal(err, got.Scene.Empty)
	}
	if r := rowOf(t, got.Rows, "만들기"); !near(r.LQ, (235./435)/(335./1065)) {
		t.Errorf("LQ %v", r.LQ)
	}
	if o, err := s.service().Overview(t.Context(), operator, View{Region: "남부", Reference: "전체"}); err != nil || len(o.Figures) != 4 {
		t.Errorf("overview: %v", err)
	}
}

func TestMonthsAreComparedAYearApart(t *testing.T) {
	t.Parallel()
	var months []core.Period
	for i := range 80 {
		months = append(months, core.Period{Year: 2018, Freq: core.Monthly, Part: 1}.Plus(i))
	}
	cube := fact.NewCube(core.Employees, []string{"00", "41"}, []string{"C", "G", "_T"}, months)
	cube.RegionSystem, cube.IndustrySystem = core.MOIS, core.KSIC11
	for k := range cube.V {
		cube.V[k], cube.F[k] = float64(100+k%80), fact.PackFlag(core.NoFlag)
	}
	s := &shop{}
	s.stock("monthly", 1, cube)
	got, err := s.service("41").Industries(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	v := got.Scene.View
	if v.From != v.To.Plus(-36) || len(got.Scene.years(6)) != 6 {
		t.Errorf("%s–%s", v.From, v.To)
	}
	r := rowOf(t, got.Rows, "C")
	if r.Verdict.Stage == structure.StageUnknown || !near(r.AnnualGrowth, math.Cbrt(r.Value/r.Start)-1) {
		t.Errorf("%+v", r)
	}
}

func TestSheetsHoldWhatThePageShows(t *testing.T) {
	t.Parallel()
	service := stocked(twoProvinces()).service("41")
	o, err := service.Overview(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := service.Industry(t.Context(), operator, View{Industry: "C"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := service.Compare(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	i, err := service.Industries(t.Context(), operator, View{Method: EstebanMarquillas})
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]Sheet{
		"matrix": o.MatrixSheet(), "changes": o.ChangesSheet(), "map": o.Map.Sheet(o.Scene), "series": p.SeriesSheet(),
		"peers": p.PeersSheet(), "waterfall": p.Waterfall.Sheet(p.Scene), "compare": c.Sheet(), "similarity": c.SimilaritySheet(), "industries": i.Sheet(),
	} {
		if s.Title.Ko == "" || s.Title.En == "" || len(s.Evidence) == 0 || len(s.Rows) == 0 {
			t.Errorf("%s: %+v", name, s.Title)
		}
		for _, row := range s.Rows {
			if len(row) != len(s.Columns) {
				t.Fatalf("%s: %d cells under %d columns", name, len(row), len(s.Columns))
			}
			for k, cell := range row {
				if s.Columns[k].Numeric() && !cell.Text.IsZero() {
					t.Errorf("%s: column %s holds %+v", name, s.Columns[k].Key, cell)
				}
			}
		}
	}
}
