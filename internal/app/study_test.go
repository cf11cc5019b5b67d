package app_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/refdata"
	"naru/internal/study"
)

const census = "census"

// gyeonggi is a study of 경기 in the frame of KIET's five indicators, over the
// establishment census.
func gyeonggi(t *testing.T, a *app.App) study.Study {
	t.Helper()
	importAs(t.Context(), t, a, census, "survey.csv", refdata.Bytes(t, "korea/kosis_estab_survey.csv"))
	x, err := a.Studies.Create(t.Context(), operator, "경기도 전략산업 선정", study.KIET,
		study.Scope{Dataset: census, Region: "41", Measure: core.Employees.ID})
	if err != nil {
		t.Fatal(err)
	}
	x.Candidates.System, x.Candidates.Level = core.KSIC11, diagnosis.Section
	x.Candidates.AtLeast = []study.AtLeast{{Measure: core.Employees.ID, Value: 100_000}}
	x.LongList = 5
	return save(t, a, x)
}

func save(t *testing.T, a *app.App, x study.Study) study.Study {
	t.Helper()
	saved, err := a.Studies.Save(t.Context(), operator, x, "")
	if err != nil {
		t.Fatalf("%v %+v", err, err)
	}
	return saved
}

func look(t *testing.T, a *app.App, x study.Study) study.Look {
	t.Helper()
	l, err := a.Studies.Look(t.Context(), operator, x)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// The numbers of manufacturing and of 정보통신업 in 경기, worked from the cells of the
// file: 경기 C 1360933 of 6188104 employees in 2024 and so on.
func TestKIETStudyOfGyeonggi(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	l := look(t, a, gyeonggi(t, a))
	v := l.Inputs.Sources
	if len(v) != 1 || v[0].Dataset != census || len(v[0].SHA256) != 64 || v[0].Version != 1 {
		t.Fatalf("sources %+v", v)
	}
	number := func(measure, region, industry, period string) float64 {
		t.Helper()
		_, version, err := a.Datasets.Version(t.Context(), operator, census, 1)
		if err != nil {
			t.Fatal(err)
		}
		x, flag := cell(t, a, version, measure, region, industry, period)
		if flag != core.NoFlag {
			t.Fatalf("%s %s %s: %s", region, industry, period, flag)
		}
		return x
	}
	for _, code := range []string{"C", "J"} {
		c, ok := l.Result.Standing(code)
		if !ok {
			t.Fatalf("no candidate %s: %+v", code, l.Inputs.Notes)
		}
		staff, firms := core.Employees.ID, core.Establishments.ID
		want := []float64{
			number(staff, "41", code, "2024") / number(staff, "41", core.Total, "2024") / (number(staff, "00", code, "2024") / number(staff, "00", core.Total, "2024")),
			number(firms, "41", code, "2024")/number(firms, "41", code, "2021") - 1,
			number(staff, "41", code, "2024")/number(staff, "41", code, "2021") - 1,
			number(firms, "41", code, "2024")/number(firms, "41", core.Total, "2024") - number(firms, "41", code, "2021")/number(firms, "41", core.Total, "2021"),
		}
		for j, x := range want {
			if got := float64(c.Raw[j].Value); !(math.Abs(got-x) <= 1e-12) {
				t.Errorf("%s %s: %.17g, by hand %.17g", code, l.Study.Indicators[j].ID, got, x)
			}
		}
		if c.Raw[4].Value.Defined() || c.Raw[4].Reason.Ko == "" || c.Rank == 0 || c.Type.Strategy == "" || len(c.Type.Reasons) == 0 || len(c.Type.Path) != 4 {
			t.Errorf("%s: %+v", code, c)
		}
	}
	if c, _ := l.Result.Standing("C"); math.Abs(float64(c.Raw[0].Value)-1.338103962967183) > 1e-12 {
		t.Errorf("LQ of C %v", c.Raw[0].Value)
	}
	for j, w := range l.Result.Weights.Indicators[:4] {
		if math.Abs(float64(w.Weight)-.25) > 1e-15 {
			t.Errorf("weight %d: %v", j, w.Weight)
		}
	}
	if !strings.Contains(l.Result.Weights.Indicators[4].Skip.Ko, "특허") {
		t.Errorf("patents: %+v", l.Result.Weights.Indicators[4])
	}
	for _, c := range l.Result.Candidates {
		if number(core.Employees.ID, "41", c.ID, "2024") < 100_000 {
			t.Errorf("%s is too small", c.ID)
		}
	}
	if !slices.ContainsFunc(l.Lacks, func(x study.Lack) bool { return x.Step == study.StepDecision && x.Blocks }) {
		t.Errorf("lacks %+v", l.Lacks)
	}
}
