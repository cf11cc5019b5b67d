package diagnosis

import (
	"math"
	"testing"

	"naru/internal/core"

	"github.com/google/go-cmp/cmp"
)

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
	got := make([]core.Text, 0, len(o.Findings))
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
	if !near(p.Profile.HHI, (235.*235+200*200)/(435*435)) || p.Specialised != 1 || p.Top[0].Code != "C" || !near(p.Parts.Change, 35) || !near(p.Growth, 35./400) {
		t.Errorf("경기 %+v", p)
	}
	s := c.Sheet()
	for _, row := range s.Rows {
		if len(row) != len(s.Columns) {
			t.Errorf("%d cells under %d columns", len(row), len(s.Columns))
		}
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
		"matrix": o.MatrixSheet(o.Matrix), "changes": o.ChangesSheet(o.Changes), "map": o.Map.Sheet(o.Scene), "series": p.SeriesSheet(),
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
