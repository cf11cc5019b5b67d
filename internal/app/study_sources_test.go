package app_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/inout"
	"naru/internal/linkage"
	"naru/internal/multicriteria"
	"naru/internal/refdata"
	"naru/internal/study"
)

// divisions is a table of three provinces by five divisions, in which 31 has no
// value in 경기 in 2021 and is suppressed there in 2024, with the totals.
func divisions() []byte {
	var b strings.Builder
	b.WriteString("region,industry,year,종사자수\n")
	values := map[string][]string{ // 2021 and 2024 by 경기, 서울, 부산
		"01": {"10", "20", "30", "12", "20", "33"},
		"26": {"100", "30", "10", "150", "30", "10"},
		"28": {"40", "40", "40", "44", "40", "38"},
		"30": {"60", "10", "50", "54", "12", "60"},
		"31": {"", "5", "5", "X", "6", "6"},
	}
	for _, code := range []string{"01", "26", "28", "30", "31"} {
		for k, v := range values[code] {
			fmt.Fprintf(&b, "%s,%s,%d,%s\n", []string{"경기도", "서울특별시", "부산광역시"}[k%3], code, 2021+3*(k/3), v)
		}
	}
	for k, v := range []int{213, 105, 135, 264, 108, 147} {
		fmt.Fprintf(&b, "%s,전체,%d,%d\n", []string{"경기도", "서울특별시", "부산광역시"}[k%3], 2021+3*(k/3), v)
	}
	return []byte(b.String())
}

// importTable imports a table of coefficients as it is found to be.
func importTable(t *testing.T, a *app.App, key, name string, data []byte) {
	t.Helper()
	ctx := t.Context()
	u, err := a.Datasets.Receive(ctx, operator, name, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	in, err := a.Datasets.Inspect(ctx, operator, u, dataset.Inspection{}.Suggested.Reading)
	if err != nil {
		t.Fatal(err)
	}
	found, err := a.Datasets.InspectTable(ctx, operator, u, in.Kind)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Datasets.Import(ctx, operator, dataset.Request{
		Upload: u, Table: found.Suggested, Dataset: dataset.Dataset{Key: key, Kind: in.Kind, Title: core.T(name, name)},
	}, nil); err != nil {
		t.Fatal(err)
	}
}

func indicator(id string, source study.Source) study.Indicator {
	return study.Indicator{
		ID: id, Title: core.T(id, id), Source: source, Direction: multicriteria.Higher, Normalisation: multicriteria.MinMax,
	}
}

func TestIndicatorsOfEverySource(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	a := open(t, t.TempDir())
	importAs(ctx, t, a, "divisions", "divisions.csv", divisions())
	importTable(t, a, "bok", "bok_gyeonggi_2020_83_inducement.csv", refdata.Bytes(t, "korea/bok_gyeonggi_2020_83_inducement.csv"))
	scene, err := a.Linkage.Scene(ctx, operator, linkage.View{Dataset: "bok"})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Linkage.SaveBridge(ctx, operator, scene, inout.Bridge{System: core.KSIC11, Links: []inout.Link{
		{Sector: "31", Code: "26", Weight: 1},
		{Sector: "01", Code: "01", Weight: 1},
		{Sector: "02", Code: "30", Weight: .5},
		{Sector: "03", Code: "30", Weight: .5},
	}}); err != nil {
		t.Fatalf("%v %+v", err, err)
	}
	mix, err := a.Definitions.Save(ctx, operator, industry.Definition{
		Key: "mix", Name: core.T("섞인 산업", "Mix"), System: core.KSIC11, State: industry.Active,
		Items: []industry.Item{{Code: "26", Weight: 1}, {Code: "30", Weight: .5}},
	}, 0)
	if err != nil {
		t.Fatalf("%v %+v", err, err)
	}
	x, err := a.Studies.Create(ctx, operator, "여러 출처", study.Free, study.Scope{Dataset: "divisions", Region: "41"})
	if err != nil {
		t.Fatal(err)
	}
	x.Candidates = study.Candidates{System: core.KSIC11, Rule: study.ByHand, Chosen: []study.Candidate{
		study.CodeCandidate("01"), study.CodeCandidate("26"), study.CodeCandidate("30"), study.CodeCandidate("31"), study.DefinitionCandidate(mix),
	}}
	five := 5.
	x.Indicators = []study.Indicator{
		indicator("size", study.Source{Method: study.Level}), indicator("growth", study.Source{Method: study.Growth, Years: 3}),
		indicator("long", study.Source{Method: study.Growth, Years: 10}),
		indicator("competitive", study.Source{Method: study.CompetitiveRate}), indicator("density", study.Source{Method: study.Density}),
		indicator("pci", study.Source{Method: study.Complexity}), indicator("production", study.Source{Method: study.Production, Dataset: "bok"}),
		indicator("patents", study.Source{Method: study.Uploaded, Table: []study.Entry{{ID: "26", Value: &five}, {ID: "30"}, {ID: "mix", Value: &five}}}),
		indicator("gone", study.Source{Method: study.Level, Dataset: "gone"}),
	}
	// The definition is edited after the study chose its first version.
	later := mix
	later.Items = later.Items[:1]
	if _, err := a.Definitions.Save(ctx, operator, later, mix.Version); err != nil {
		t.Fatal(err)
	}
	l := look(t, a, save(t, a, x))
	value := func(candidate, id string) study.Cell {
		t.Helper()
		c, ok := l.Result.Standing(candidate)
		if !ok {
			t.Fatalf("no candidate %s", candidate)
		}
		for j := range x.Indicators {
			if x.Indicators[j].ID == id {
				return c.Raw[j]
			}
		}
		t.Fatalf("no indicator %s", id)
		return study.Cell{}
	}
	// By hand, against the sum of the three provinces where the nation has no row.
	for _, c := range []struct {
		candidate, indicator string
		want                 float64
	}{
		{"26", "size", 150},
		{"mix@1", "size", 150 + .5*54},
		{"26", "growth", .5},
		{"30", "growth", -.1},
		{"mix@1", "growth", 177./130 - 1},
		{"26", "competitive", .5 - 50./140},
		{"01", "competitive", .2 - 5./60},
		{"26", "production", 1.2254 + .2848},
		{"26", "patents", 5},
		{"mix@1", "patents", 5},
	} {
		if got := value(c.candidate, c.indicator); !(math.Abs(float64(got.Value)-c.want) <= 1e-12) {
			t.Errorf("%s %s: %v (%s), by hand %v", c.candidate, c.indicator, got.Value, got.Reason.Ko, c.want)
		}
	}
	for _, c := range [][3]string{
		{"31", "size", "비공개"},
		{"31", "growth", ""},
		{"26", "long", "2014"},
		{"30", "production", "산출액"},
		{"31", "production", "잇지"},
		{"30", "patents", "비어"},
		{"01", "patents", "없습니다"},
		{"26", "gone", "gone"},
	} {
		got := value(c[0], c[1])
		if got.Value.Defined() || !strings.Contains(got.Reason.Ko, c[2]) || got.Reason.Ko == "" || got.Reason.En == "" {
			t.Errorf("%s %s: %v %+v", c[0], c[1], got.Value, got.Reason)
		}
	}
	if d := value("26", "density"); !d.Value.Defined() || d.Value < 0 || d.Value > 1 {
		t.Errorf("density of 26: %+v", d)
	}
	if len(l.Inputs.Baskets) != 1 || len(l.Inputs.Baskets[0].Items) != 2 || len(l.Inputs.Sources) != 2 {
		t.Errorf("%+v %+v", l.Inputs.Baskets, l.Inputs.Sources)
	}
	for j, c := range l.Inputs.Columns[:7] {
		if j != 2 && (c.Evidence.Method == "" || len(c.Evidence.Sources) == 0 || c.Evidence.Reference.Ko == "") {
			t.Errorf("%s has no evidence: %+v", c.ID, c.Evidence)
		}
	}
}
