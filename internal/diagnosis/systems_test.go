package diagnosis

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/structure"
)

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
	months := make([]core.Period, 0, 80)
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
