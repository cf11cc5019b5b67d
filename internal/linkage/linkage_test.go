package linkage_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest/iosheet"
	"naru/internal/linkage"
	"naru/internal/refdata"
)

// L = [1.254125 .330033; .264026 1.122112] (Miller and Blair 2009, section 2.3).
func TestStandingOfMillerAndBlair(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("table.csv", []byte(millerBlair), home)
	sc := y.scene("")
	one, two := sector(t, sc, "1"), sector(t, sc, "2")
	near(t, "production of 1", one.Production.Sum(), 1.254125+.264026)
	near(t, "production of 2", two.Production.Sum(), .330033+1.122112)
	columns := (one.Production.Sum() + two.Production.Sum()) / 2
	near(t, "backward of 1", one.Backward, one.Production.Sum()/columns)
	near(t, "forward of 1", one.Forward, (1.254125+.330033)/((1.254125+.330033+.264026+1.122112)/2))
	// v L with v = .65, .7; l L per 10억원 with 10 and 15 persons per 1,000 million.
	near(t, "value added of 1", one.ValueAdded.Sum(), .65*1.254125+.7*.264026)
	near(t, "jobs of 1", one.Employment.Sum(), 10*1.254125+15*.264026)
	if one.Quadrant != linkage.QuadrantKey || two.Quadrant != linkage.QuadrantWeak {
		t.Errorf("quadrants %s and %s", one.Quadrant, two.Quadrant)
	}
	if f := sc.Findings(); len(f) != 1 || !strings.Contains(f[0].Text.Ko, "1개") || f[0].Evidence.Sources[0].Dataset != "io" {
		t.Errorf("findings %+v", f)
	}
	if !strings.Contains(sc.Level.Ko, "전국 수준") || sc.Evidence().Parameters["year"] != "2020" {
		t.Errorf("level %q, %v", sc.Level.Ko, sc.Evidence().Parameters)
	}
}

// f = [600 1500] → x = [1247.5248 1841.5842], written in 백만원.
func TestEffectOfMillerAndBlair(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("table.csv", []byte(millerBlair), home)
	e := y.effect("in=million&sector=1&amount=600&sector=2&amount=1,500")
	near(t, "spent", e.Demand, 2100e6)
	near(t, "production", e.Production.Total, 3089.108911e6)
	near(t, "direct", e.Production.Direct, 2100e6)
	near(t, "value added", e.ValueAdded.Total, (.65*1247.524752+.7*1841.584158)*1e6)
	near(t, "jobs", e.Jobs.Total, 10*1.247524752+15*1.841584158)
	if len(e.Rows) != 2 || e.Rows[0].Code != "2" || !e.Arising {
		t.Errorf("rows %+v", e.Rows)
	}
	near(t, "production of 2", e.Rows[0].Production.Total, 1841.584158e6)
	if !strings.Contains(e.Findings[0].Text.Ko, "30.9억 원") || !strings.Contains(e.Findings[0].Text.Ko, "취업유발 40.1명이 생깁니다") {
		t.Errorf("finding %q", e.Findings[0].Text.Ko)
	}
	less := y.effect("in=million&sector=1&amount=-600&sector=2&amount=△1500")
	near(t, "production of demand that falls away", less.Production.Total, -e.Production.Total)
}

// Without sector 1, x₂ = 1700/(1 − .05); the loss of a plant is in proportion.
func TestLossByHand(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.bring("table.csv", []byte(millerBlair), home)
	whole := y.loss("gone=1")
	near(t, "own", whole.Production.Direct, 1000)
	near(t, "others", whole.Production.Indirect, 2000-1700/.95)
	near(t, "value added", whole.ValueAdded.Total, 650+.7*(2000-1700/.95))
	near(t, "jobs", whole.Jobs.Total, 10+.015*(2000-1700/.95))
	tenth := y.loss("gone=1&share=10")
	near(t, "a tenth", tenth.Production.Total, whole.Production.Total/10)
	near(t, "its own", tenth.Production.Direct, 100)
	plant := y.loss("gone=1&in=million&plant=100")
	near(t, "a plant of a tenth", plant.Production.Total, tenth.Production.Total)
	if plant.Unit.Ko != "백만원" || !strings.Contains(plant.Findings[0].Text.Ko, "10.0%") {
		t.Errorf("%+v", plant.Findings)
	}
	_, err := y.scene("gone=1&plant=100000").Loss(t.Context())
	wantField(t, err, linkage.ParamPlant)
}

// c35 makes nothing. It is flagged; the others come out as in a table without it.
func TestKoreaOfWIOD(t *testing.T) {
	t.Parallel()
	file := refdata.Bytes(t, "korea/wiod_korea_domestic_io_35x35.csv")
	usd := func(r *dataset.TableReading) { r.Money = dataset.MillionUSD }
	y := newYard(t)
	v := y.bring("wiod_korea_domestic_io_35x35.csv", file, usd)
	if len(v.Quality.Tables) != 17 || v.Summary.Items != 35 {
		t.Fatalf("%d years, %d sectors", len(v.Quality.Tables), v.Summary.Items)
	}
	for _, q := range v.Quality.Tables {
		if !slices.Equal(q.SetAside, []string{"c35"}) || !q.Checked || q.Largest > .015 {
			t.Errorf("%+v", q)
		}
	}
	sc := y.scene("")
	gone := sector(t, sc, "c35")
	if gone.Reason.IsZero() || !math.IsNaN(gone.Backward) || gone.Quadrant != linkage.QuadrantUnknown || sc.View.Year != "2011" {
		t.Errorf("c35 %+v in %s", gone, sc.View.Year)
	}
	if sc.Sectors[1].Code != "c2" || sc.Sectors[13].Name.Ko != "전기·전자·정밀" {
		t.Errorf("order %v, name %v", sc.Sectors[1].Code, sc.Sectors[13].Name)
	}
	var lines []string
	for line := range strings.Lines(string(file)) {
		if !strings.Contains(line, `"c35"`) {
			lines = append(lines, line)
		}
	}
	z := newYard(t)
	z.bring("wiod_korea_without.csv", []byte(strings.Join(lines, "")), usd)
	without := z.scene("")
	for _, s := range without.Sectors {
		other := sector(t, sc, s.Code)
		near(t, s.Code+" backward", other.Backward, s.Backward)
		near(t, s.Code+" forward", other.Forward, s.Forward)
		near(t, s.Code+" closes", other.ValueAdded.Sum()+other.Imports, 1)
	}
	e := y.effect("sector=c14&amount=100")
	near(t, "production", e.Production.Total, 1e10*sector(t, sc, "c14").Production.Sum())
	if !math.IsNaN(e.Jobs.Total) || e.JobsReason.IsZero() {
		t.Errorf("jobs %v, %v", e.Jobs, e.JobsReason)
	}
	_, err := y.scene("sector=&sector=c35&amount=&amount=1").Effect(t.Context())
	wantField(t, err, "sector.1") // where it stands in the form
	_, err = y.scene("gone=c35").Loss(t.Context())
	wantField(t, err, linkage.ParamGone)
}

// From the file's own rows: 31 반도체 and 01 작물.
func TestGyeonggiByHand(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	v := y.bring("bok_gyeonggi_2020_83_inducement.csv", refdata.Bytes(t, "korea/bok_gyeonggi_2020_83_inducement.csv"), nil)
	r, err := v.Reading()
	must(t, err)
	if r.Region != "41" || !slices.Equal(r.Years, []string{"2020"}) || r.Money != dataset.BillionWon || v.Summary.Items != 83 {
		t.Fatalf("found %+v, %d sectors", r, v.Summary.Items)
	}
	e := y.effect("sector=31&amount=100&sector=01&amount=10")
	near(t, "inside", e.Production.Inside, 1.2254e10+1.1877e9)
	near(t, "outside", e.Production.Outside, .2848e10+.3317e9)
	near(t, "value added inside", e.ValueAdded.Inside, .5593e10+.7523e9)
	near(t, "value added outside", e.ValueAdded.Outside, .1139e10+.1384e9)
	near(t, "jobs inside", e.Jobs.Inside, 14.968+39.3501)
	near(t, "jobs outside", e.Jobs.Outside, 10.595+1.8974)
	if e.Arising || e.Evidence.Method != "inout.published" || e.Evidence.Period != "2020" {
		t.Errorf("%+v", e.Evidence)
	}
	sc := y.scene("gone=31")
	if !strings.Contains(sc.Level.Ko, "경기도 수준") || !math.IsNaN(sc.Sectors[0].Forward) {
		t.Errorf("level %q", sc.Level.Ko)
	}
	_, err = sc.Loss(t.Context())
	wantField(t, err, linkage.ParamGone)
	_, err = y.scene("sector=99&amount=1").Effect(t.Context())
	wantField(t, err, linkage.ParamSector)
	// 경기 has neither oil wells nor an airport: (1, 0, 0, 0, 0, 0).
	var production float64
	for _, s := range sc.Sectors {
		absent := s.Code == "06" || s.Code == "55"
		if absent != !s.Reason.IsZero() || absent != math.IsNaN(s.Production.Inside) || absent != math.IsNaN(s.Backward) {
			t.Errorf("%+v", s)
		}
		if !absent {
			production += s.Production.Sum()
		}
	}
	near(t, "the mean", sector(t, sc, "31").Production.Sum()/sector(t, sc, "31").Backward, 1.874715)
	near(t, "the mean by hand", production/81, 1.874715)
	_, err = y.scene("sector=55&amount=1").Effect(t.Context())
	wantField(t, err, "sector.0")
}

// 대구's columns of the other regions are named “other”. Value added cannot
// exceed what is spent, and does so by either reading: a person has to choose.
func TestDaegu(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	file := refdata.Bytes(t, "korea/bok_daegu_regional_io_2020.csv")
	_, err := y.try("bok_daegu_regional_io_2020.csv", file, nil)
	wantField(t, err, "elsewhere")
	if m := core.MessageOf(err); !strings.Contains(m.En, "20 if it is read as outside, and in 15 as all") || !strings.Contains(m.Ko, "밖으로 읽으면 20개") {
		t.Errorf("%+v", m)
	}
	for how, want := range map[iosheet.Elsewhere]struct {
		off               int
		outside, indirect float64
	}{
		iosheet.Outside: {20, 3.3959e10, 3.3959e10 + .2822e10}, iosheet.Whole: {15, 3.3959e10 - 1.2822e10, 2.3959e10}, iosheet.Unused: {0, math.NaN(), math.NaN()},
	} {
		y := newYard(t)
		v := y.bring("bok_daegu_regional_io_2020.csv", file, func(r *dataset.TableReading) { r.Elsewhere = how })
		if q := v.Quality.Tables[0]; q.Sectors != 20 || q.Off != want.off {
			t.Errorf("%s: %+v", how, q)
		}
		e := y.effect("sector=운송장비&amount=100")
		near(t, "inside", e.Production.Inside, 1.2822e10)
		if math.IsNaN(want.outside) != math.IsNaN(e.Production.Outside) {
			t.Errorf("%s: outside %v", how, e.Production.Outside)
		}
		if !math.IsNaN(want.outside) {
			near(t, "outside", e.Production.Outside, want.outside)
			near(t, "indirect", e.Production.Indirect, want.indirect)
		}
		if len(e.Findings) > 0 && want.off > 0 {
			t.Errorf("%s: a finding from impossible numbers: %v", how, e.Findings)
		}
		if !math.IsNaN(e.Jobs.Total) || e.JobsReason.IsZero() {
			t.Errorf("jobs %+v %v", e.Jobs, e.JobsReason)
		}
	}
}

func TestNoTableYet(t *testing.T) {
	t.Parallel()
	if sc := newYard(t).scene(""); !sc.Empty {
		t.Errorf("%+v", sc)
	}
}

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for query, field := range map[string]string{
		"sector=1&amount=":          "amount.0",
		"sector=1&amount=0":         "amount.0",
		"sector=1&amount=백":         "amount.0",
		"sector=1&amount=NaN":       "amount.0",
		"sector=1&amount=1e30":      "amount.0",
		"sector=&amount=5":          "sector.0",
		"sector=1&amount=5&amount=": "",
		"gone=1&share=0":            linkage.ParamShare,
		"gone=1&share=101":          linkage.ParamShare,
		"gone=1&plant=-5":           linkage.ParamPlant,
		"":                          "",
	} {
		_, err := linkage.ParseView(queryOf(t, query))
		if field == "" {
			must(t, err)
			continue
		}
		wantField(t, err, field)
	}
	v, err := linkage.ParseView(queryOf(t, "in=jo&sector=1&amount=1,200.5"))
	must(t, err)
	if diff := cmp.Diff([]linkage.Line{{Sector: "1", Won: 1200.5e12}}, v.Lines); diff != "" {
		t.Error(diff)
	}
}

func TestSayWon(t *testing.T) {
	t.Parallel()
	for won, want := range map[float64]core.Text{
		1e10:      core.T("100억 원", "10 billion won"),
		1.5102e10: core.T("151억 원", "15.1 billion won"),
		1.2345e12: core.T("1조 2,345억 원", "1.23 trillion won"),
		-2.5e8:    core.T("△2.5억 원", "−250 million won"),
		3e6:       core.T("3백만 원", "3 million won"),
	} {
		if diff := cmp.Diff(want, linkage.SayWon(won)); diff != "" {
			t.Error(diff)
		}
	}
}
