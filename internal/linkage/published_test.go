package linkage_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/linkage"
	"naru/internal/refdata"
)

// 수도권 of the file's own rows: 1.523 of production, .668 of value added and
// .332 of imports for 반도체, 6.433 jobs per 10억원 for 자동차.
func TestCoefficientsOfSeveralRegions(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	file := refdata.Bytes(t, "korea/bok_regional_multipliers_2020_sample.csv")
	u, err := y.sets.Receive(t.Context(), y.who, "bok_regional_multipliers_2020_sample.csv", strings.NewReader(string(file)))
	must(t, err)
	in, err := y.sets.InspectTable(t.Context(), y.who, u, dataset.Inducement)
	must(t, err)
	if !slices.Equal(in.Regions, []string{"수도권", "충청권", "호남권"}) || in.Suggested.Region+in.Suggested.Area != "" {
		t.Errorf("%v %+v", in.Regions, in.Suggested)
	}
	_, err = y.try("bok_regional_multipliers_2020_sample.csv", file, func(r *dataset.TableReading) { r.Area = "수도권" })
	wantField(t, err, "block")
	v := y.bring("bok_regional_multipliers_2020_sample.csv", file, func(r *dataset.TableReading) { y.sets.TakeBlock(r, "수도권") })
	if v.Summary.Items != 5 || len(v.Quality.Tables[0].Faults) != 0 {
		t.Errorf("%+v", v.Quality.Tables)
	}
	sc := y.scene("")
	if sc.Place.Ko != "수도권" || !strings.Contains(sc.Level.Ko, "수도권 수준") || sc.Regional() || sc.Matrix() || sc.Evidence().Parameters["block"] != "수도권" {
		t.Errorf("%v %q", sc.Place, sc.Level.Ko)
	}
	e := y.effect("sector=반도체&amount=100")
	near(t, "production", e.Production.Total, 1.523e10)
	near(t, "value added", e.ValueAdded.Total, .668e10)
	near(t, "imports", e.Imports.Total, .332e10)
	near(t, "jobs", y.effect("sector=자동차&amount=10").Jobs.Total, 6.433)
	if !math.IsNaN(e.Production.Inside) || !math.IsNaN(e.Production.Outside) || strings.Contains(e.Findings[0].Text.Ko, "안 ") {
		t.Errorf("divided what is not: %+v %v", e.Production, e.Findings)
	}
	// The mean of five sectors is not that of all.
	if s := sector(t, sc, "자동차"); !math.IsNaN(s.Backward) || !strings.Contains(sc.Notes[2].Ko, "5개뿐") {
		t.Errorf("%v %v", s.Backward, sc.Notes)
	}
	if list := sc.Findings(); len(list) != 0 {
		t.Errorf("%v", list)
	}
	keys := ""
	for _, c := range sc.SectorSheet().Columns {
		keys += c.Key + " "
	}
	if strings.Contains(keys, linkage.ColumnInside) || !strings.Contains(keys, linkage.ColumnImports) {
		t.Error(keys)
	}
}

// The years stand beside each other, the measures below: 농림수산품 induces
// 1.893831 in 2020 and 1.964069 in 2023.
func TestCoefficientsOfSeveralYears(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	v := y.bring("bok_inducement_published_sample.csv", refdata.Bytes(t, "korea/bok_inducement_published_sample.csv"), func(r *dataset.TableReading) { r.Region = core.Nation })
	if len(v.Quality.Tables) != 4 || v.Summary.Items != 4 || len(v.Summary.Warnings) != 2 || !strings.Contains(v.Summary.Warnings[0].Ko, "영향력계수") {
		t.Errorf("%+v %v", v.Quality.Tables, v.Summary.Warnings)
	}
	near(t, "2020", sector(t, y.scene("year=2020"), "농림수산품").Production.Sum(), 1.893831)
	near(t, "2023", sector(t, y.scene("year=2023"), "농림수산품").Production.Sum(), 1.964069)
	e := y.effect("sector=농림수산품&amount=1")
	if !math.IsNaN(e.ValueAdded.Total) || !math.IsNaN(e.Jobs.Total) || e.JobsReason.IsZero() || !math.IsNaN(e.Imports.Total) {
		t.Errorf("%+v", e)
	}
}

// What is missing is told, with what there is.
func TestCoefficientsThatLackSomething(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text   string
		change func(*dataset.TableReading)
		says   string
	}{
		"no production": {"sector,va_in,va_out,prod_in,prod_out\nA,.5,.1,1.2,.3\n", func(r *dataset.TableReading) { delete(r.Published, "prod_in") }, "production induced"},
		"another column": {
			"sector,va_in,va_out,prod_in,prod_out\nA,.5,.1,1.2,.3\n",
			func(r *dataset.TableReading) { r.Published["prod_in"] = "x" }, "no column ‘x’",
		},
		"a text":         {"sector,va_in,va_out,prod_in,prod_out\nA,.5,.1,much,.3\n", nil, "line 2, column 4 ‘much’"},
		"a sector twice": {"sector,va_in,va_out,prod_in,prod_out\nA,.5,.1,1.2,.3\nA,.5,.1,1.2,.3\n", nil, "‘A’ is there twice"},
		"too much value": {"sector,va_in,va_out,prod_in,prod_out\nA,.8,.7,1.2,.3\n", nil, "in 1 if it is read as outside, and in 0 as all"},
	} {
		_, err := newYard(t).try("coefficients 2020.csv", []byte(c.text), func(r *dataset.TableReading) {
			r.Region = core.Nation
			if c.change != nil {
				c.change(r)
			}
		})
		if core.CodeOf(err) != core.Invalid || !strings.Contains(core.MessageOf(err).En, c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
