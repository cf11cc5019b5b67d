package calc_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/calc"
	"naru/internal/core"
)

// TestLQAgreesWithTextbook writes random sparse files in random order and
// compares every row of the result with the formula over plain maps.
func TestLQAgreesWithTextbook(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		type pair struct{ region, industry string }
		values := map[pair]float64{}
		lines := []string{}
		for r := range rapid.IntRange(1, 5).Draw(rt, "regions") {
			for i := range rapid.IntRange(1, 5).Draw(rt, "industries") {
				v := rapid.IntRange(-1, 100).Draw(rt, "value")
				if v < 0 {
					continue // absent
				}
				p := pair{fmt.Sprint("R", r), fmt.Sprint("I", i)}
				values[p] = float64(v)
				lines = append(lines, fmt.Sprintf("%s,%s,%d", p.region, p.industry, v))
			}
		}
		if len(lines) == 0 {
			return
		}
		lines = rapid.Permutation(lines).Draw(rt, "order")
		region, industry, all := map[string]float64{}, map[string]float64{}, 0.0
		for p, v := range values {
			region[p.region] += v
			industry[p.industry] += v
			all += v
		}
		res := lq(t, calc.Input{File: file(t, append([]string{"region,industry,value"}, lines...)...)})
		if len(res.rows) != len(region)*len(industry) {
			rt.Fatalf("%d rows for %d × %d", len(res.rows), len(region), len(industry))
		}
		for _, row := range res.rows {
			p := pair{row[0], row[1]}
			want := (values[p] / region[p.region]) / (industry[p.industry] / all)
			if math.IsInf(want, 0) {
				want = math.NaN()
			}
			if got := res.number(t, "lq", row[0], row[1]); !same(got, want) {
				rt.Fatalf("lq of %v is %v, want %v", p, got, want)
			}
		}
	})
}

// FuzzInput feeds whatever bytes: the answer is a result or a whole message.
func FuzzInput(f *testing.F) {
	for _, seed := range []string{
		"region,industry,value\nA,x,1\nB,y,2\n",
		"region,industry,period,value\nA,x,2021,1\nA,x,2022,X\n\n",
		"\ufeffregion;industry;value\r\nA;x;1,5\r\n",
		"region,industry,value\nA,x\n",
		"region,industry,value\n\"A,x,1\n",
		"region,industry,value\nA,x,1e308\nB,x,1e308\n",
		"region,region,industry,value\nA,A,x,1\n",
		`[{"region":"A","industry":"x","value":1}]`,
		"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := calc.Input{File: "-", Stdin: bytes.NewReader(data)}
		for _, err := range []error{
			calc.LQ(t.Context(), in, calc.Output{Stdout: &strings.Builder{}}),
			calc.Concentration(t.Context(), calc.Input{File: "-", Stdin: bytes.NewReader(data)}, calc.ConcentrationOptions{By: calc.ByIndustry}, calc.Output{Format: calc.JSON, Stdout: &strings.Builder{}}),
		} {
			var known *core.Error
			if err != nil && (!errors.As(err, &known) || known.Message.Ko == "" || known.Message.En == "") {
				t.Fatalf("not a whole message: %v", err)
			}
		}
	})
}
