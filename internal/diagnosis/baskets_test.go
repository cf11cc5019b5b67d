package diagnosis

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
)

func basket(key string, items ...industry.Item) industry.Definition {
	return industry.Definition{Key: key, Version: 1, System: core.KSIC11, Name: core.T("산업 "+key, "Industry "+key), State: industry.Active, Items: items}
}

// TestDefinitionsAreWeightedSums: chips = 26 + ½·29 in 경기: 13 + 20/2 of 435;
// in the nation 39 + 60/2 of 1065.
func TestDefinitionsAreWeightedSums(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	for region, k := range map[string]float64{"41": 1, "11": 2, "00": 3} {
		data[[2]string{region, "26"}] = []float64{10 * k, 11 * k, 12 * k, 13 * k}
		data[[2]string{region, "29"}] = []float64{20 * k, 20 * k, 20 * k, 20 * k}
	}
	s := stocked(data)
	s.definitions = []industry.Definition{
		basket("chips", industry.Item{Code: "26", Weight: 1}, industry.Item{Code: "29", Weight: .5}),
		basket("hydrogen", industry.Item{Code: "26", Weight: 1}, industry.Item{Code: "20121", Weight: 1}),
		{Key: "old", Version: 1, System: core.KSIC10, State: industry.Active},
		{Key: "gone", Version: 1, System: core.KSIC11, State: industry.Retired},
	}
	service := s.service("41")
	got, err := service.Industries(t.Context(), operator, View{Level: Definitions})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Rows) != 2 || !noted(got.Scene.Notes, "산업 정의 1개") {
		t.Errorf("%d rows, notes %v", len(got.Rows), got.Scene.Notes)
	}
	r := rowOf(t, got.Rows, "chips")
	if r.Value != 23 || !near(r.LQ, (23./435)/(69./1065)) || r.Coverage.Share != 1 {
		t.Errorf("chips %+v", r)
	}
	h := rowOf(t, got.Rows, "hydrogen")
	if !math.IsNaN(h.Value) || !math.IsNaN(h.LQ) || h.Coverage.Share != .5 || h.Coverage.Note.Ko == "" {
		t.Errorf("a definition that the data show in part has no value: %+v", h)
	}
	if !math.IsNaN(got.Total.Parts.National) {
		t.Error("baskets overlap: their shift-share has no sum")
	}

	p, err := service.Industry(t.Context(), operator, View{Industry: "chips"})
	if err != nil || len(p.Children) != 2 || p.Evidence[0].Parameters["definition"] != "chips@1" {
		t.Errorf("%+v, %v", p, err)
	}
	c, err := service.Compare(t.Context(), operator, View{Level: Definitions})
	if err != nil || c.Level != Section || !(c.Places[0].Profile.HHI > 0) {
		t.Errorf("compared at %s: %v", c.Level, err)
	}
	if o, err := service.Overview(t.Context(), operator, View{Level: Definitions}); err != nil || !near(o.Figures[3].Value, (235-200*335./300)+(200-200*730./700)) {
		t.Errorf("overview: %v", err)
	}
}

// TestSectionsFromTheirDivisions: the data write section D as its only division
// 35: D stands among the sections.
func TestSectionsFromTheirDivisions(t *testing.T) {
	t.Parallel()
	data := twoProvinces()
	for _, region := range []string{"00", "41", "11"} {
		data[[2]string{region, "35"}] = []float64{1, 2, 3, 4}
	}
	got, err := stocked(data).service("41").Industries(t.Context(), operator, View{Sort: colCode, Ascending: true})
	if err != nil {
		t.Fatal(err)
	}
	if got.Scene.View.Level != Section || len(got.Scene.Levels) != 1 || len(got.Rows) != 3 || got.Rows[1].Code != "D" || got.Rows[1].Value != 4 {
		t.Errorf("level %s of %v, rows %+v", got.Scene.View.Level, got.Scene.Levels, got.Rows)
	}
}
