package diagnosis

import (
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// Indicator is what a map shows of each region.
type Indicator string

// The indicators.
const (
	MapLQ          Indicator = "lq"          // of one industry
	MapValue       Indicator = "value"       // of all industries
	MapGrowth      Indicator = "growth"      // of all industries, a year
	MapCompetitive Indicator = "competitive" // shift-share sum over the value at the start
	MapKrugman     Indicator = "krugman"     // distance of the structure from the reference's
)

// Indicators lists what a map can show.
func Indicators() []Indicator {
	return []Indicator{MapLQ, MapValue, MapGrowth, MapCompetitive, MapKrugman}
}

// Title names the indicator.
func (i Indicator) Title() core.Text {
	switch i {
	case MapLQ:
		return core.T("입지계수", "Location quotient")
	case MapGrowth:
		return core.T("연평균 증가율", "Annual growth")
	case MapCompetitive:
		return core.T("지역경쟁력 요인(시작 값 대비)", "Competitive part (of the value at the start)")
	case MapKrugman:
		return core.T("산업구조의 차이(크루그먼 지수)", "Difference of structure (Krugman index)")
	default:
		return core.T("전체 산업", "All industries")
	}
}

// Map is one indicator over the regions of the same tier and parent.
type Map struct {
	Indicator Indicator
	Industry  string    // code, for MapLQ
	Title     core.Text // with the industry or the measure
	Unit      core.Text
	Kind      Kind
	Values    []RegionValue
	Evidence  core.Evidence
}

// RegionValue is one region of the map.
type RegionValue struct {
	Place  Place
	Value  float64
	Chosen bool // the page's region
	Peer   bool // compared with
}

func (s *Service) mapOf(sc *Scene, a analysis) (Map, error) {
	m := Map{Indicator: sc.View.Map, Kind: KindRate}
	line := sc.mapLine(a)
	if m.Indicator == "" {
		m.Indicator = MapGrowth
		if line >= 0 {
			m.Indicator = MapLQ
		} else if sc.from < 0 {
			m.Indicator = MapValue
		}
		sc.View.Map = m.Indicator
	}
	m.Title = m.Indicator.Title()
	at := sc.mapRegions()
	var values []float64
	var err error
	switch m.Indicator {
	case MapLQ:
		m.Kind = KindRatio
		if line >= 0 {
			m.Industry, m.Title = a.rows[line].Code, core.Tf("%[1]s의 입지계수", "LQ of %[1]s", a.rows[line].Name)
			values = sc.lqOf(at, line)
		}
		m.Evidence = sc.evidence(structure.MethodLQ, noUnit, map[string]string{"industry": m.Industry})
	case MapValue:
		m.Kind, m.Unit, m.Title = KindAmount, sc.Measure.Unit, sc.Measure.Title
		values = sc.totalsOf(at, sc.to)
		m.Evidence = sc.evidence(methodValue, m.Unit, nil)
	case MapGrowth:
		values = sc.growthOf(at)
		m.Evidence = sc.grown(structure.MethodGrowth, noUnit)
	case MapCompetitive:
		values, m.Evidence, err = s.competitiveOf(sc, at)
	case MapKrugman:
		m.Kind = KindRatio
		values, m.Evidence, err = s.krugmanOf(sc, at)
	}
	for k, r := range at {
		v := RegionValue{Place: sc.frame.places[r], Value: structure.NA(), Chosen: r == sc.region, Peer: sc.isPeer(r)}
		if k < len(values) {
			v.Value = values[k]
		}
		m.Values = append(m.Values, v)
	}
	return m, err
}

// mapLine is the industry of an LQ map: the one in the address, else the
// region's outstanding one, else -1.
func (sc *Scene) mapLine(a analysis) int {
	for i, r := range a.rows {
		if sc.View.Industry != "" && r.Code == sc.View.Industry {
			return i
		}
	}
	return standout(a.rows)
}

// mapRegions are the region, its peers, and all of its tier and parent.
func (sc *Scene) mapRegions() []int {
	var out []int
	for i, p := range sc.frame.places {
		sibling := p.Tier == sc.Region.Tier && p.Parent == sc.Region.Parent
		if i != sc.frame.nation && (i == sc.region || sibling || sc.isPeer(i)) {
			out = append(out, i)
		}
	}
	return out
}

func (sc *Scene) isPeer(region int) bool {
	return slices.Contains(sc.peers, region)
}

func (sc *Scene) lqOf(regions []int, line int) []float64 {
	one := *sc
	one.panel = &panel{frame: sc.frame, lines: sc.panel.lines[line : line+1], held: sc.panel.held}
	m := one.panel.moment(regions, sc.to)
	return structure.LQ(m.Table, m.Margins)
}

func (sc *Scene) totalsOf(regions []int, period int) []float64 {
	out := make([]float64, len(regions))
	for k, r := range regions {
		out[k] = structure.NA()
		if period >= 0 {
			out[k] = sc.frame.sum(r, period)
		}
	}
	return out
}

func (sc *Scene) growthOf(regions []int) []float64 {
	from, to, years := sc.totalsOf(regions, sc.from), sc.totalsOf(regions, sc.to), sc.span()
	for k := range to {
		to[k] = structure.AnnualGrowth(from[k], to[k], years)
	}
	return to
}

func (s *Service) competitiveOf(sc *Scene, regions []int) ([]float64, core.Evidence, error) {
	sums, err := s.sums(sc, regions)
	out := make([]float64, len(regions))
	for k, p := range sums.parts {
		out[k] = p.Competitive / p.Start
	}
	return out, sums.evidence, err
}

// krugmanOf needs a level whose industries add up to the region.
func (s *Service) krugmanOf(sc *Scene, regions []int) ([]float64, core.Evidence, error) {
	at := sc
	if !sc.wholeLevel() {
		at = sc.atLevel(sc.scale.usual())
	}
	out, err := s.distances(at, regions)
	return out, at.structured(), err
}

// distances are the Krugman indices of regions against the reference.
func (sc *Scene) distances(regions []int) []float64 {
	m := sc.panel.moment(regions, sc.to)
	out := make([]float64, len(regions))
	for k, p := range structure.RegionConcentration(m.Table, m.Margins, varietyPrefix(sc.View.Level)) {
		out[k] = p.Krugman
	}
	return out
}

// Sheet is the table behind the map.
func (m *Map) Sheet(sc *Scene) Sheet {
	sheet := Sheet{
		Title: sc.title(m.Title),
		Columns: []Column{
			{colCode, core.T("지역 코드", "Region code"), noUnit, KindCode},
			{colName, core.T("지역", "Region"), noUnit, KindText},
			{string(m.Indicator), m.Title, m.Unit, m.Kind},
		},
		Evidence: []core.Evidence{m.Evidence}, Notes: sc.Notes,
	}
	for _, v := range m.Values {
		sheet.Rows = append(sheet.Rows, []Cell{code(v.Place.Code), word(v.Place.Name), number(v.Value)})
	}
	return sheet
}
