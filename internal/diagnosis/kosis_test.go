package diagnosis

import (
	"bytes"
	"context"
	"encoding/csv"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/industry"
	"naru/internal/refdata"
	"naru/internal/region"
)

// kosisFile is KOSIS 전국사업체조사, 17 시도 × 19 sections × 2021–2024.
func kosisFile(tb testing.TB) string {
	tb.Helper()
	return refdata.File(tb, "korea/kosis_estab_survey.csv")
}

// kosisCube reads one measure of the file straight into a cube.
func kosisCube(tb testing.TB, label string, m core.Measure) *fact.Cube {
	tb.Helper()
	f, err := os.Open(kosisFile(tb))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	ksic, _ := industry.Builtin(core.KSIC10)
	data := table{}
	for _, r := range rows[1:] {
		if r[4] != label {
			continue
		}
		place, err := region.Default().Resolve(r[0], "")
		if err != nil {
			tb.Fatal(err)
		}
		code, err := ksic.Resolve(r[2])
		if err != nil {
			tb.Fatal(err)
		}
		x, err := strconv.ParseFloat(r[6], 64)
		if err != nil {
			tb.Fatal(err)
		}
		key := [2]string{place.Code, code}
		if data[key] == nil {
			data[key] = []float64{-1, -1, -1, -1}
		}
		year, _ := strconv.Atoi(r[3])
		data[key][year-2021] = x
	}
	return data.cube(m, core.KSIC10)
}

func kosis(tb testing.TB) *Service {
	tb.Helper()
	s := &shop{}
	s.stock("kosis", 1, kosisCube(tb, "종사자수", core.Employees), kosisCube(tb, "사업체수", core.Establishments))
	return s.service("41")
}

// The numbers of 경기's manufacturing in the file, and exact arithmetic on them
// by fractions.
func TestGyeonggiByHand(t *testing.T) {
	t.Parallel()
	got, err := kosis(t).Industries(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	c, j := rowOf(t, got.Rows, "C"), rowOf(t, got.Rows, "J")
	for name, x := range map[string][2]float64{
		"C 2021": {c.Start, 1373285}, "C 2024": {c.Value, 1360933},
		"LQ of C": {c.LQ, 1.338103962967183}, "LQ of J": {j.LQ, .9763931050585765},
		"C national": {c.Parts.National, 39101.684440629564}, "C mix": {c.Parts.Mix, -57948.49220663138},
		"C competitive": {c.Parts.Competitive, 6494.807766001816}, "C growth": {c.Growth, -.008994491310980604},
		"J competitive": {j.Parts.Competitive, 23270.250392742997},
		"sum national":  {got.Total.Parts.National, 170684.00550305637}, "sum mix": {got.Total.Parts.Mix, -29689.52580138488},
		"sum competitive": {got.Total.Parts.Competitive, 133930.5202983285}, "change": {got.Total.Parts.Change, 274925},
	} {
		if math.Abs(x[0]-x[1]) > 1e-9*math.Abs(x[1]) {
			t.Errorf("%s: %.17g, by hand %.17g", name, x[0], x[1])
		}
	}
	if len(got.Rows) != 19 || !noted(got.Scene.Notes, "대분류 19개") {
		t.Errorf("%d rows; notes %v", len(got.Rows), got.Scene.Notes)
	}
}

// TestScreenAgreesWithCalc compares every region and industry with the command
// line's calculator, digit by digit.
func TestScreenAgreesWithCalc(t *testing.T) {
	t.Parallel()
	in := calc.Input{
		File: kosisFile(t), Where: []string{"지표=종사자수"}, Region: "행정구역별", Industry: "산업코드",
		Period: "연도", Value: "값", RegionTotal: "전국", IndustryTotal: "0",
	}
	run := func(f func(calc.Output) error) map[string][]string {
		var out bytes.Buffer
		if err := f(calc.Output{Stdout: &out}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		ksic, _ := industry.Builtin(core.KSIC10)
		byKey := map[string][]string{"": rows[0]}
		for _, r := range rows[1:] {
			at := func(name string) string { return r[slices.Index(rows[0], name)] }
			if p := slices.Index(rows[0], "period"); p >= 0 && r[p] != "2024" {
				continue
			}
			if p := slices.Index(rows[0], "연도"); p >= 0 && r[p] != "2024" {
				continue
			}
			place, err := region.Default().Resolve(at("region"), "")
			if err != nil {
				t.Fatal(err)
			}
			code, err := ksic.Resolve(at("industry"))
			if err != nil {
				t.Fatal(err)
			}
			byKey[place.Code+" "+ksic.Compose(code)] = r // 35 is all of section D
		}
		return byKey
	}
	service := kosis(t)
	ctx := context.Background()
	compare := func(name string, calculated map[string][]string, v View, columns map[string]string) {
		t.Helper()
		for _, p := range region.Default().Provinces() {
			v.Region = p.Code
			got, err := service.Industries(ctx, operator, v)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Rows) != 19 {
				t.Errorf("%s: %d sections", name, len(got.Rows))
			}
			for _, r := range got.Rows {
				line := calculated[p.Code+" "+r.Code]
				if line == nil {
					t.Fatalf("%s: no line for %s %s", name, p.Code, r.Code)
				}
				for theirs, ours := range columns {
					want, err := strconv.ParseFloat(line[slices.Index(calculated[""], theirs)], 64)
					if err != nil {
						t.Fatal(err)
					}
					if x := r.Cell(ours).Number; x != want {
						t.Errorf("%s: %s of %s %s is %.17g on screen, %.17g by calc", name, theirs, p.Code, r.Code, x, want)
					}
				}
			}
		}
	}
	compare("lq", run(func(o calc.Output) error { return calc.LQ(ctx, in, o) }), View{},
		map[string]string{"lq": colLQ, "rsca": colRSCA, "value": colValue, "region_share": colShare, "reference_share": colReferenceShare})
	for _, method := range Splits() {
		for _, base := range []string{"total", baseOthers} {
			opt := calc.ShiftShareOptions{From: "2021", To: "2024", Method: calc.Decomposition(method), Reference: base}
			columns := map[string]string{"start": colStart, "end": colValue, "national": colNational, "mix": colMix, "competitive": colCompetitive, "change": colChange}
			if method == EstebanMarquillas {
				columns["allocation"] = colAllocation
			}
			lines := run(func(o calc.Output) error { return calc.ShiftShare(ctx, in, opt, o) })
			compare(strings.Join([]string{string(method), base}, " "), lines, View{Method: method, Others: base == baseOthers}, columns)
		}
	}
}

// TestGyeonggiFindings reads what the page says of the real data.
func TestGyeonggiFindings(t *testing.T) {
	t.Parallel()
	o, err := kosis(t).Overview(t.Context(), operator, View{})
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Findings) < 2 || o.Findings[0].Industry != "C" || !strings.HasPrefix(o.Findings[0].Text.Ko, "경기도의 제조업은 전국의 1.3배로 특화되어 있") {
		t.Errorf("%+v", o.Findings)
	}
	for _, f := range o.Findings {
		t.Log(f.Text.Ko, "/", f.Text.En)
	}
	if len(o.Map.Values) != 17 {
		t.Errorf("%d regions on the map", len(o.Map.Values))
	}
}
