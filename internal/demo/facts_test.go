package demo

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/structure"
)

// value reads the shown world by codes.
func (w *world) value(t *testing.T, region, code string, year, measure int) float64 {
	t.Helper()
	r, ok := w.places.index[region]
	if !ok {
		t.Fatalf("no region %s", region)
	}
	for i, n := range w.industries.list {
		if n.code == code {
			return float64(w.at(r, i)[year-FirstYear][measure])
		}
	}
	t.Fatalf("no industry %s", code)
	return 0
}

func TestCityHasItsPublishedFigures(t *testing.T) {
	w := newWorld(Standard)
	share := func(region string) float64 {
		return 100 * w.value(t, region, "C", LastYear, sales) / w.value(t, region, core.Total, LastYear, sales)
	}
	var chips float64
	for code, weight := range semiconductors(t) {
		chips += weight * w.value(t, pyeongtaek, code, LastYear, establishments)
	}
	// Published: manufacturing 63.5% of gross product (경기 37.1%), about 2,450
	// manufacturers, about 300 in semiconductors.
	for _, c := range []struct {
		what            string
		got, want, band float64
	}{
		{"manufacturing in 평택, %", share(pyeongtaek), 63.5, 1},
		{"manufacturing in 경기, %", share(gyeonggi), 37.1, 1},
		{"manufacturers in 평택", w.value(t, pyeongtaek, "C", LastYear, establishments), 2450, 25},
		{"semiconductor establishments in 평택", chips, 300, 10},
	} {
		if math.Abs(c.got-c.want) > c.band {
			t.Errorf("%s: %.1f, want %.1f ± %g", c.what, c.got, c.want, c.band)
		}
	}
}

func TestStoriesAreTold(t *testing.T) {
	w := newWorld(Standard)
	at := func(region, code string, year, measure int) float64 { return w.value(t, region, code, year, measure) }
	growth := func(region, code string, from, to, measure int) float64 {
		return at(region, code, to, measure)/at(region, code, from, measure) - 1
	}
	lq := func(region, code string, measure int) float64 {
		return at(region, code, LastYear, measure) / at(region, core.Total, LastYear, measure) /
			(at(core.Nation, code, LastYear, measure) / at(core.Nation, core.Total, LastYear, measure))
	}
	for _, c := range []struct {
		what string
		ok   bool
	}{
		{"the fab in 평택 doubles the staff of chip makers from 2016 to 2024", growth(pyeongtaek, "261", 2016, 2024, employees) > 1},
		{"and does so faster than in the nation", growth(pyeongtaek, "261", 2016, 2024, sales) > 2*growth(core.Nation, "261", 2016, 2024, sales)},
		{"car parts in 평택 dip from 2017 to 2020", growth(pyeongtaek, "303", 2017, 2020, sales) < -.1},
		{"and recover after", growth(pyeongtaek, "303", 2020, 2024, sales) > .2},
		{"hydrogen in 평택 is small", at(pyeongtaek, "20121", LastYear, establishments) < 15},
		{"but rises", at(pyeongtaek, "20121", LastYear, establishments) >= at(pyeongtaek, "20121", 2018, establishments)+2},
		{"lodging and food fall in 2020", growth(core.Nation, "I", 2019, 2020, sales) < -.08},
		{"and pass their old level by 2024", growth(core.Nation, "I", 2019, 2024, sales) > .1},
		{"travel agencies lose more than half", growth(core.Nation, "752", 2019, 2020, sales) < -.5},
		{"이천 lives on chips", lq("41500", "261", employees) > 10},
		{"화성 builds cars and chips", lq("41590", "301", employees) > 5 && lq("41590", "261", employees) > 5},
		{"성남 writes software", lq("41130", "582", employees) > 3},
		{"파주 makes displays", lq("41480", "262", employees) > 5},
		{"displays in 파주 shrink", growth("41480", "262", 2016, 2024, employees) < -.15},
		{"안산 and 시흥 work metal", lq("41270", "25", employees) > 2.5 && lq("41390", "25", employees) > 2.5},
		{"포천 makes furniture and cloth", lq("41650", "32", employees) > 4 && lq("41650", "13", employees) > 4},
		{"여주 and 양평 farm", lq("41670", "A", employees) > 2 && lq("41830", "A", employees) > 2},
		{"울산 builds cars and ships", lq("31", "301", employees) > 5 && lq("31", "311", employees) > 3},
	} {
		if !c.ok {
			t.Errorf("not so: %s", c.what)
		}
	}
}

func TestEveryStageAndStrategyOccursInTheCity(t *testing.T) {
	w := newWorld(Standard)
	r, nation := w.places.index[pyeongtaek], w.places.index[core.Nation]
	stages, strategies := map[structure.Stage]int{}, map[structure.Strategy]int{}
	for i, n := range w.industries.list {
		if len(n.code) != len("261") || w.at(r, i)[years-1][establishments] < fewest {
			continue
		}
		p := structure.Path{Linkage: math.NaN()}
		for y := range years {
			mine, all := float64(w.at(r, i)[y][employees]), float64(w.at(r, 0)[y][employees])
			theirs, every := float64(w.at(nation, i)[y][employees]), float64(w.at(nation, 0)[y][employees])
			p.LQ = append(p.LQ, mine/all/(theirs/every))
			p.Value = append(p.Value, mine)
			p.Reference = append(p.Reference, every)
		}
		v, err := structure.Type(p, structure.DefaultCuts())
		if err != nil {
			t.Fatal(err)
		}
		stages[v.Stage]++
		strategies[v.Strategy]++
	}
	for _, s := range []structure.Stage{structure.StageIntroduction, structure.StageGrowth, structure.StageMaturity, structure.StageDecline} {
		if stages[s] < 5 {
			t.Errorf("%s occurs %d times", s.Title().Ko, stages[s])
		}
	}
	for _, s := range []structure.Strategy{structure.StrategyLead, structure.StrategyAttract, structure.StrategyTransform, structure.StrategyWatch} {
		if strategies[s] < 5 {
			t.Errorf("%s occurs %d times", s.Title().Ko, strategies[s])
		}
	}
	t.Logf("stages %v, strategies %v", stages, strategies)
}
