package app_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/inout"
	"naru/internal/linkage"
	"naru/internal/refdata"
	"naru/internal/roadmap"
)

// The numbers of manufacturing in 경기 as they stand in the census of KOSIS,
// read through the diagnosis as a KPI's actual numbers.
func TestAKPIFollowsTheCensus(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	importAs(t.Context(), t, a, "census", "korea/kosis_estab_survey.csv", refdata.Bytes(t, "korea/kosis_estab_survey.csv"))
	for transform, want := range map[roadmap.Transform]map[int]float64{
		roadmap.AsValue:  {2021: 184432, 2024: 162358},
		roadmap.AsGrowth: {2022: (187354.0/184432 - 1) * 100, 2024: (162358.0/171187 - 1) * 100},
		roadmap.AsShare:  {2021: 184432.0 / 1481054 * 100},
		roadmap.AsLQ:     {2024: 162358.0 / 1604724 / (509467.0 / 6363262)},
	} {
		got := observe(t, a, roadmap.Series{Dataset: "census", Measure: "establishments", Region: "41", Industry: "C", Transform: transform})
		years := map[int]float64{}
		for _, o := range got.Observed {
			years[o.Year] = o.Value
		}
		for year, x := range want {
			if math.Abs(years[year]-x) > 1e-9 {
				t.Errorf("%s %d: %v, want %v", transform, year, years[year], x)
			}
		}
		if len(got.Evidence.Sources) != 1 || got.Evidence.Sources[0].Dataset != "census" {
			t.Errorf("%s: %+v", transform, got.Evidence)
		}
		if _, ok := years[2021]; ok && transform == roadmap.AsGrowth {
			t.Error("the first year has no growth")
		}
	}
	// All industries together: 1,604,724 establishments in 2024.
	got := observe(t, a, roadmap.Series{Dataset: "census", Measure: "establishments", Region: "41", Industry: core.Total, Transform: roadmap.AsValue})
	if n := len(got.Observed); n == 0 || got.Observed[n-1] != (roadmap.Observed{Year: 2024, Value: 1604724}) || len(got.Evidence.Sources) != 1 {
		t.Errorf("all industries: %+v", got)
	}
	for name, s := range map[string]roadmap.Series{
		"share of all": {Dataset: "census", Measure: "establishments", Region: "41", Industry: core.Total, Transform: roadmap.AsShare},
		"lq of all":    {Dataset: "census", Measure: "establishments", Region: "41", Industry: core.Total, Transform: roadmap.AsLQ},
		"no industry":  {Dataset: "census", Measure: "establishments", Region: "41", Industry: "ZZ"},
		"no dataset":   {Dataset: "nothing", Measure: "establishments", Region: "41", Industry: "C"},
		"no measure":   {Dataset: "census", Measure: "patents", Region: "41", Industry: "C"},
		"no region":    {Dataset: "census", Measure: "establishments", Region: "99", Industry: "C"},
	} {
		if got := observe(t, a, s); len(got.Observed) != 0 || got.Reason.Ko == "" || got.Reason.En == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func observe(t *testing.T, a *app.App, s roadmap.Series) roadmap.Actual {
	t.Helper()
	got, err := a.Roadmaps.Observe.Observe(t.Context(), operator, s)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// 100억원 on semiconductors by the coefficients of the Bank of Korea for 경기,
// 2020: production 1.2254 inside and 0.2848 outside, 1.4968 and 1.0595 jobs per
// 10억원. Half of it is taken away.
func TestWhatASpendingSetsInMotion(t *testing.T) {
	t.Parallel()
	a, ctx := open(t, t.TempDir()), t.Context()
	data := refdata.Bytes(t, "korea/bok_gyeonggi_2020_83_inducement.csv")
	_, reason, err := a.Roadmaps.Induce.Coefficients(ctx, operator, "41")
	if err != nil || reason.IsZero() {
		t.Fatalf("without data: %v %v", reason, err)
	}
	u, err := a.Datasets.Receive(ctx, operator, "bok_gyeonggi_2020_83_inducement.csv", bytes.NewReader(data))
	planned(t, err)
	in, err := a.Datasets.Inspect(ctx, operator, u, ingest.Reading{})
	planned(t, err)
	look, err := a.Datasets.InspectTable(ctx, operator, u, in.Kind)
	planned(t, err)
	_, err = a.Datasets.Import(ctx, operator, dataset.Request{
		Upload: u, Table: look.Suggested, Dataset: dataset.Dataset{Key: "bok", Kind: in.Kind, Title: core.T("유발계수", "Coefficients"), Publisher: "한국은행"},
	}, nil)
	planned(t, err)
	sc, err := a.Linkage.Scene(ctx, operator, linkage.View{})
	planned(t, err)
	sectionsAreFollowed(t, a)
	planned(t, a.Linkage.SaveBridge(ctx, operator, sc, inout.Bridge{System: core.KSIC10, Links: []inout.Link{{Sector: "31", Code: "261", Weight: 1}}}))

	r, err := a.Roadmaps.Create(ctx, operator, roadmap.Roadmap{
		Title: "반도체 로드맵", Region: "41220", From: 2027, To: 2030, Strategies: []roadmap.Strategy{{ID: "s", Title: "기반"}},
	})
	planned(t, err)
	task, err := a.Roadmaps.SaveTask(ctx, operator, roadmap.Task{
		Roadmap: r.ID, Strategy: "s", Title: "시험대", Start: roadmap.QuarterOf(2027, 1), End: roadmap.QuarterOf(2028, 4),
		Budget:     []roadmap.BudgetLine{{Source: roadmap.City, Year: 2027, Won: new(int64(10_000_000_000))}},
		Industries: []roadmap.Industry{{System: core.KSIC10, Code: "2611"}},
	}, "")
	planned(t, err)
	o, err := a.Roadmaps.Try(ctx, operator, roadmap.Scenario{Roadmap: r.ID, Name: "절반", Edits: []roadmap.Edit{{ID: "e", Do: roadmap.Cut, Task: task.ID, Percent: new(50.0)}}}, 0)
	planned(t, err)
	for name, x := range map[string]struct {
		got  roadmap.Beside
		want float64
	}{
		"production inside":  {o.Ripple.Production.Inside, 1.2254e10},
		"production outside": {o.Ripple.Production.Outside, 0.2848e10},
		"production":         {o.Ripple.Production.Total, 1.5102e10},
		"value added inside": {o.Ripple.ValueAdded.Inside, 0.5593e10},
		"jobs inside":        {o.Ripple.Jobs.Inside, 14.968},
		"jobs outside":       {o.Ripple.Jobs.Outside, 10.595},
	} {
		if x.got.Before == nil || x.got.After == nil || math.Abs(*x.got.Before/x.want-1) > 1e-12 || math.Abs(*x.got.After/x.want-0.5) > 1e-12 {
			t.Errorf("%s: %+v, want %v and half of it", name, x.got, x.want)
		}
	}
	if o.Ripple.Followed[0].Covered != 10_000_000_000 || o.Ripple.Followed[1].Covered != 5_000_000_000 || len(o.Ripple.Missing) != 0 || o.Ripple.Evidence.Sources[0].Dataset != "bok" {
		t.Errorf("%+v", o.Ripple)
	}
	other := task
	other.Industries = []roadmap.Industry{{System: core.KSIC9, Code: "26"}, {System: core.KSIC10, Code: "10"}, {Definition: "nothing"}}
	if _, err = a.Roadmaps.SaveTask(ctx, operator, other, ""); err != nil {
		t.Fatal(err)
	}
	o, err = a.Roadmaps.Try(ctx, operator, roadmap.Scenario{Roadmap: r.ID, Name: "그대로"}, 0)
	planned(t, err)
	if o.Ripple.Followed[0].Covered != 0 || len(o.Ripple.Missing) != 3 || o.Ripple.Production.Total.Before != nil {
		t.Errorf("what cannot be followed is told: %+v", o.Ripple)
	}
}

func planned(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v %+v", err, err)
	}
}

// sectionsAreFollowed holds the sections and lettered codes of a study against the
// bridge that is certain, and the remark on the region against the plan's own.
func sectionsAreFollowed(t *testing.T, a *app.App) {
	t.Helper()
	c, _, err := a.Roadmaps.Induce.Coefficients(t.Context(), operator, "41")
	planned(t, err)
	for _, system := range []core.System{core.KSIC10, core.KSIC11} {
		for _, code := range []string{"J", "M", "C", "26", "C26", "62"} {
			if effect, why := c.Of(roadmap.Industry{System: system, Code: code}); !why.IsZero() || effect.Production.Total == nil {
				t.Errorf("%s %s: %s", system, code, why.Ko)
			}
		}
	}
	effect, _ := c.Of(roadmap.Industry{System: core.KSIC11, Code: "26"})
	lettered, _ := c.Of(roadmap.Industry{System: core.KSIC11, Code: "C26"})
	if *effect.Production.Total != *lettered.Production.Total {
		t.Error("C26 is not 26")
	}
	if said := joinedNotes(c.Notes); strings.Contains(said, "만의 표가 없어") || !strings.Contains(said, "경기도 수준") {
		t.Errorf("a plan of 경기도 has the table of 경기도: %s", said)
	}
	c, _, err = a.Roadmaps.Induce.Coefficients(t.Context(), operator, "41220")
	planned(t, err)
	if said := joinedNotes(c.Notes); !strings.Contains(said, "경기도 평택시만의 표가 없어") {
		t.Errorf("a plan of 평택 has not: %s", said)
	}
}

func joinedNotes(notes []core.Text) string {
	var out []string
	for _, n := range notes {
		out = append(out, n.Ko)
	}
	return strings.Join(out, " ")
}
