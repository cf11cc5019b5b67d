package diagnosis

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/region"
	"naru/internal/structure"
)

// TestSpaceAgreesWithCalc compares LQ, presence, density, gain and the index of
// every region and industry with the command line's calculator, digit by digit.
func TestSpaceAgreesWithCalc(t *testing.T) {
	t.Parallel()
	ksic, _ := industry.Builtin(core.KSIC10)
	read := func(table calc.ComplexityTable) (heading []string, rows [][]string) {
		in := calc.Input{
			File: kosisFile(t), Where: []string{"지표=종사자수", "연도=2024"}, Region: "행정구역별", Industry: "산업코드",
			Value: "값", RegionTotal: "전국", IndustryTotal: "0",
		}
		var out bytes.Buffer
		if err := calc.Complexity(t.Context(), in, calc.ComplexityOptions{Table: table}, calc.Output{Stdout: &out}); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return lines[0], lines[1:]
	}
	s := kosis(t)
	spaces := map[string]*Space{}
	for _, p := range region.Default().Provinces() {
		spaces[p.Code] = spaceOf(t, s, View{Region: p.Code}, ask(t, ""))
	}
	same := func(what, written string, got float64) {
		t.Helper()
		want := math.NaN()
		if written != "" {
			var err error
			if want, err = strconv.ParseFloat(written, 64); err != nil {
				t.Fatal(err)
			}
		}
		// The file's rows stand in another order than the page's; the eigenvectors
		// may differ in their last digits.
		if !(math.IsNaN(want) && math.IsNaN(got)) && !(math.Abs(want-got) <= 1e-9) {
			t.Errorf("%s is %.17g on screen, %s by calc", what, got, written)
		}
	}
	heading, rows := read(calc.ComplexityPairs)
	for _, row := range rows {
		at := func(name string) string { return row[slices.Index(heading, name)] }
		place, err := region.Default().Resolve(at("region"), "")
		if err != nil {
			t.Fatal(err)
		}
		code, err := ksic.Resolve(at("industry"))
		if err != nil {
			t.Fatal(err)
		}
		x := spaces[place.Code]
		i := slices.IndexFunc(x.Nodes, func(n SpaceNode) bool { return n.Code == ksic.Compose(code) })
		n := x.Nodes[i]
		what := place.Short.Ko + " " + n.Code
		same(what+" LQ", at("rca"), n.LQ)
		same(what+" M", at("m"), float64(one(n.Held)))
		density := x.land.densityOf(x.row, i)
		same(what+" density", at("density"), density)
		same(what+" gain", at("cog"), x.land.gain.V[x.row*len(x.Nodes)+i])
	}
	if len(rows) != 17*19 {
		t.Errorf("%d pairs", len(rows))
	}
	heading, rows = read(calc.ComplexityRegions)
	for _, row := range rows {
		place, err := region.Default().Resolve(row[slices.Index(heading, "region")], "")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range spaces["41"].Places {
			if p.Place.Code == place.Code {
				same(place.Short.Ko+" ECI", row[slices.Index(heading, "eci")], p.ECI)
				same(place.Short.Ko+" COI", row[slices.Index(heading, "coi")], p.Outlook)
			}
		}
	}
}

// A table of 17 regions by 19 industries is coarse, and neither sales by head nor
// diversity tells up from down: the page says so, ranks nothing and promises
// nothing. Asked for diversity, it puts 서울 last.
func TestSpaceOfACoarseTable(t *testing.T) {
	t.Parallel()
	shop := &shop{}
	shop.stock("kosis", 1, kosisCube(t, "종사자수", core.Employees), kosisCube(t, "매출액", core.Sales))
	s := shop.service("41")
	plain := spaceOf(t, s, View{}, ask(t, "anchor=diversity"))
	if last := plain.Places[16]; last.Place.Code != "11" || !plain.Trust.Coarse || !plain.Trust.Weak || plain.Trust.Regions != 17 || plain.Trust.Industries != 19 {
		t.Errorf("%+v, %+v", last, plain.Trust)
	}
	x := spaceOf(t, s, View{}, ask(t, ""))
	if first := x.Places[0]; first.Place.Code != "11" || !x.Trust.Anchored || !x.Trust.Unsettled || x.Trust.Firm || !strings.Contains(x.Trust.Sign.Ko, "매출액 ÷ 종사자수") {
		t.Errorf("%+v, %+v", first, x.Trust)
	}
	said := sentences(x.Trust.Doubts())
	for _, want := range []string{"성긴 표", "방향을 정할 수 없습니다", "매출액 ÷ 종사자수"} {
		if !strings.Contains(said.Ko, want) {
			t.Errorf("%q is not said: %s", want, said.Ko)
		}
	}
	for k, n := range plain.Nodes {
		if m := x.Nodes[k]; n.Complexity != -m.Complexity {
			t.Errorf("%s: %v and %v", n.Code, n.Complexity, m.Complexity)
		}
		if m := x.Nodes[k]; math.IsNaN(m.Prody) || !math.IsNaN(n.Prody) {
			t.Errorf("%s: PRODY %v with an income, %v without", n.Code, m.Prody, n.Prody)
		}
	}
	carryDoubts(t, x)
	// Whatever is held lies on no map; the rest is on it or says why not. Nothing
	// speaks of gains.
	for _, o := range x.Options {
		if o.Prospect == "" && o.Why == structure.Defined || len(o.Reasons) == 0 || strings.Contains(sentences(o.Reasons).Ko, "얻는") {
			t.Errorf("%+v", o)
		}
	}
	for _, f := range x.Figures {
		if f.Comparison != nil && f.Comparison.Kind == KindRank {
			t.Errorf("%s is ranked", f.Title.Ko)
		}
	}
}

// carryDoubts holds the files against what the page says of its orders.
func carryDoubts(t *testing.T, x *Space) {
	t.Helper()
	for _, sheet := range []Sheet{x.Sheet(), x.NodesSheet(), x.PlacesSheet(), x.FocusSheet()} {
		notes := sentences(sheet.Notes)
		if !strings.Contains(notes.Ko, "성긴 표") || !strings.Contains(notes.Ko, "상관 0.02") {
			t.Errorf("%s does not carry its doubts: %s", sheet.Title.Ko, notes.Ko)
		}
		for _, c := range sheet.Columns {
			if c.Key == "rank" || c.Key == colProspect {
				t.Errorf("%s has %s", sheet.Title.Ko, c.Key)
			}
		}
	}
}

// The complexity of 경기 over the years is in one sign: no year stands against
// the next.
func TestSpaceYearsAgree(t *testing.T) {
	t.Parallel()
	x := spaceOf(t, kosis(t), View{Region: "41"}, ask(t, ""))
	if n := len(x.Years.Periods); n < 2 || x.Years.Values[n-1] != x.land.complexity.ECI[x.row] {
		t.Fatalf("%+v", x.Years)
	}
	for k := 1; k < len(x.land.years); k++ {
		if corr := agreement(x.land.years[k-1], x.land.years[k]); corr < 0 {
			t.Errorf("%s and the year before: %v", x.Years.Periods[k], corr)
		}
	}
}
