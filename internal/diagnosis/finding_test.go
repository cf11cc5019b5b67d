package diagnosis

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/structure"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestMomentum(t *testing.T) {
	t.Parallel()
	na := math.NaN()
	for _, c := range []struct {
		series []float64
		kind   motion
		years  int
	}{
		{nil, still, 0},
		{[]float64{5}, still, 0},
		{[]float64{100, 100}, still, 0},
		{[]float64{100, 110}, up, 1},
		{[]float64{110, 100}, down, 1},
		{[]float64{100, 101, 103, 106}, growing, 3},
		{[]float64{100, 120, 130, 135, 136}, slowing, 3},
		{[]float64{100, 120, 130}, growing, 2}, // one slower year is not a run
		{[]float64{120, 110, 100}, falling, 2},
		{[]float64{100, 120, 110, 100}, falling, 2},
		{[]float64{100, 90, na, 110, 120}, up, 1}, // a gap ends the run
		{[]float64{0, 0, 5}, still, 0},            // no growth from nothing
		{[]float64{100, 110, 105, 115}, up, 1},
	} {
		if m := momentumOf(c.series); m.kind != c.kind || m.years != c.years {
			t.Errorf("%v: %d for %d years, want %d for %d", c.series, m.kind, m.years, c.kind, c.years)
		}
	}
}

func scene() *Scene {
	return &Scene{
		View:   View{From: core.Year(2021), To: core.Year(2024), Method: Dunn},
		Region: Place{Code: "41220", Name: core.T("경기도 평택시", "Pyeongtaek-si, Gyeonggi-do")}, Reference: Place{Code: "00", Name: core.T("전국", "Korea")},
		Measure: core.Employees, frame: &frame{},
	}
}

func TestSpecialisationInWords(t *testing.T) {
	t.Parallel()
	row := IndustryRow{Code: "semi", Name: core.T("반도체", "Semiconductors"), LQ: 2.34, Share: .2, ReferenceShare: .08}
	for _, c := range []struct {
		series []float64
		want   core.Text
	}{
		{[]float64{100, 120, 130, 135, 136}, core.T("경기도 평택시의 반도체는 전국의 2.3배로 특화되어 있으나 3년째 성장이 둔화되고 있습니다.",
			"The share of Semiconductors in Pyeongtaek-si, Gyeonggi-do is 2.3 times that in Korea, but growth has slowed for 3 years in a row.")},
		{[]float64{100, 101, 103}, core.T("경기도 평택시의 반도체는 전국의 2.3배로 특화되어 있고 2년째 늘고 있습니다.",
			"The share of Semiconductors in Pyeongtaek-si, Gyeonggi-do is 2.3 times that in Korea, and the industry has grown for 2 years in a row.")},
		{[]float64{103, 101, 100}, core.T("경기도 평택시의 반도체는 전국의 2.3배로 특화되어 있으나 2년째 줄고 있습니다.",
			"The share of Semiconductors in Pyeongtaek-si, Gyeonggi-do is 2.3 times that in Korea, but the industry has shrunk for 2 years in a row.")},
		{[]float64{100, 95}, core.T("경기도 평택시의 반도체는 전국의 2.3배로 특화되어 있으나 최근 1년 동안 5.0% 줄었습니다.",
			"The share of Semiconductors in Pyeongtaek-si, Gyeonggi-do is 2.3 times that in Korea, but the industry shrank by 5.0% over the last year.")},
		{nil, core.T("경기도 평택시의 반도체는 전국의 2.3배로 특화되어 있습니다.",
			"The share of Semiconductors in Pyeongtaek-si, Gyeonggi-do is 2.3 times that in Korea.")},
	} {
		f, ok := scene().findSpecialisation(row, momentumOf(c.series))
		if diff := cmp.Diff(c.want, f.Text); !ok || diff != "" {
			t.Errorf("%v: %s", c.series, diff)
		}
	}
	for _, lq := range []float64{1.19, 0, math.NaN()} {
		if f, ok := scene().findSpecialisation(IndustryRow{LQ: lq}, momentum{}); ok {
			t.Errorf("LQ %v is no finding: %s", lq, f.Text.Ko)
		}
	}
}

func TestGrowthInWords(t *testing.T) {
	t.Parallel()
	const head = "경기도 평택시의 종사자수는 2021년부터 2024년까지 "
	for _, c := range []struct {
		g, reference, competitive float64
		ko, en                    string
	}{
		{
			.053, .031, 12345.4, "5.3% 늘어 전국(3.1%)보다 2.2%p 더 늘었습니다. 지역경쟁력 요인이 12,345명을 더했습니다.",
			"rose by 5.3% from 2021 to 2024, 2.2 points more than in Korea (3.1%). Its own competitiveness added 12,345 persons.",
		},
		{
			.01, .031, -7, "1.0% 늘어 전국(3.1%)보다 2.1%p 덜 늘었습니다. 지역경쟁력 요인이 7명을 줄였습니다.",
			"rose by 1.0% from 2021 to 2024, 2.1 points less than in Korea (3.1%). Its own competitiveness took away 7 persons.",
		},
		{-.05, -.02, math.NaN(), "5.0% 줄어 전국(−2.0%)보다 3.0%p 더 줄었습니다.", "fell by 5.0% from 2021 to 2024, 3.0 points more than in Korea (−2.0%)."},
		{-.01, -.02, 0, "1.0% 줄어 전국(−2.0%)보다 1.0%p 덜 줄었습니다.", "fell by 1.0% from 2021 to 2024, 1.0 points less than in Korea (−2.0%)."},
		{-.01, .02, 0, "1.0% 줄어 전국(2.0%)과 반대로 움직였습니다.", "fell by 1.0% from 2021 to 2024, against 2.0% in Korea."},
		{.02, .02, 0, "2.0% 늘어 전국(2.0%)과 같은 폭으로 움직였습니다.", "rose by 2.0% from 2021 to 2024, as in Korea (2.0%)."},
	} {
		f, ok := scene().findGrowth(IndustryRow{Growth: c.g}, c.reference, c.competitive)
		want := core.T(head+c.ko, "Employees in Pyeongtaek-si, Gyeonggi-do "+c.en)
		if diff := cmp.Diff(want, f.Text); !ok || diff != "" {
			t.Errorf("%v against %v: %s", c.g, c.reference, diff)
		}
	}
	if _, ok := scene().findGrowth(IndustryRow{Growth: math.NaN()}, .1, 1); ok {
		t.Error("an unknown growth is no finding")
	}
}

func TestTurnoverInWords(t *testing.T) {
	t.Parallel()
	row := func(name string, before, after, value float64) IndustryRow {
		return IndustryRow{Code: name, Name: core.T(name, name), LQStart: before, LQ: after, Start: value, Value: value}
	}
	c := changesOf([]IndustryRow{
		row("가", .9, 1, 1), row("나", .5, 1.2, 9), row("다", .5, 1.2, 5), row("라", .5, 1.2, 4),
		row("마", 1, .99, 3), row("바", 1, 2, 3), row("사", math.NaN(), 2, 3),
	})
	f, ok := scene().findTurnover(c)
	want := core.T("2021년과 견주어 새로 특화된 산업은 나, 다, 라 등 4개이고, 특화에서 벗어난 산업은 마입니다.",
		"Newly specialised: 나, 다, 라 and 1 more. No longer specialised: 마 (since 2021).")
	if diff := cmp.Diff(want, f.Text); !ok || diff != "" {
		t.Error(diff)
	}
	if _, ok := scene().findTurnover(Changes{}); ok {
		t.Error("nothing changed, nothing to say")
	}
}

func TestStandoutIsLargeNotOnlyRare(t *testing.T) {
	t.Parallel()
	rows := []IndustryRow{
		{Code: "tiny", LQ: 30, Share: .003, ReferenceShare: .0001},
		{Code: "large", LQ: 1.5, Share: .3, ReferenceShare: .2},
		{Code: "usual", LQ: 1.1, Share: .66, ReferenceShare: .6},
	}
	if k := standout(rows); rows[k].Code != "large" {
		t.Errorf("got %s", rows[k].Code)
	}
	if standout(rows[2:]) != -1 {
		t.Error("nothing stands out")
	}
}

func TestAmounts(t *testing.T) {
	t.Parallel()
	for want, x := range map[string]float64{"0": 0, "999": 999, "1,000": 999.6, "−1,234,567": -1234567} {
		if got := amount(x, 0); got != want {
			t.Errorf("%v is written %s", x, got)
		}
	}
	if got := amount(-.04, 1); got != "0.0" {
		t.Errorf("no minus zero: %s", got)
	}
}

func TestEntriesAndExitsAreDisjoint(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(0, 3), 40, 40).Draw(t, "lq")
		rows := make([]IndustryRow, 10)
		for i := range rows {
			rows[i] = IndustryRow{Code: string(rune('a' + i)), LQStart: x[i], LQ: x[10+i], Start: x[20+i], Value: x[30+i]}
		}
		c := changesOf(rows)
		seen := map[string]bool{}
		for _, r := range append(c.Entries, c.Exits...) {
			if seen[r.Code] || (r.LQ >= 1) == (r.LQStart >= 1) {
				t.Fatalf("%+v", r)
			}
			seen[r.Code] = true
		}
		if len(c.Risers) > listedMovers || len(c.Fallers) > listedMovers {
			t.Fatal("too many")
		}
	})
}

func TestContributionInWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		change, own float64
		want        core.Text
	}{
		{1200, -300, core.T("2021년부터 2024년까지 종사자수가 1,200명 늘었고, 지역경쟁력 요인은 300명을 줄였습니다.",
			"Employees rose by 1,200 persons from 2021 to 2024; the region's own competitiveness took away 300 persons.")},
		{-40, 20, core.T("2021년부터 2024년까지 종사자수가 40명 줄었고, 지역경쟁력 요인은 20명을 더했습니다.",
			"Employees fell by 40 persons from 2021 to 2024; the region's own competitiveness added 20 persons.")},
	} {
		f, ok := scene().findContribution(IndustryRow{Parts: structure.Parts{Change: c.change, Competitive: c.own}})
		if diff := cmp.Diff(c.want, f.Text); !ok || diff != "" {
			t.Error(diff)
		}
	}
}
