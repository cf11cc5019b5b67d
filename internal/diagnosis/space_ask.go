package diagnosis

import (
	"math"
	"strconv"

	"naru/internal/core"
)

// SpaceAsk is what an address of the industry space says beside its View. The
// cuts that are not given are NaN: they then follow from the data.
type SpaceAsk struct {
	Threshold  float64 // an LQ of at least this is held; 1 when not given
	Link       float64 // ties of at least this proximity are drawn besides the backbone
	Density    float64 // the map's cut between far and near
	Complexity float64 // the map's cut between simple and complex
	Anchor     string  // the series that gives complexity its sign, as Anchor.ID; diversity when empty
	Sort       string  // column of the table of candidates, as OptionColumns
	Ascending  bool    // smallest first
}

// The names of the fields in an address.
const (
	KeyThreshold  = "lq"
	KeyLink       = "link"
	KeyDensity    = "density"
	KeyComplexity = "pci"
	KeyAnchor     = "anchor"
	KeyOptionSort = "by"
)

// mostThreshold bounds the LQ at which an industry may be called held.
const mostThreshold = 100

// ParseSpaceAsk reads what is asked of the industry space; url.Values.Get is a
// getter. The error is core.Invalid with one field per entry that cannot be read.
func ParseSpaceAsk(get func(name string) string) (SpaceAsk, error) {
	p := parser{get: get}
	a := SpaceAsk{
		Threshold:  p.within(KeyThreshold, math.SmallestNonzeroFloat64, mostThreshold),
		Link:       p.within(KeyLink, 0, 1),
		Density:    p.within(KeyDensity, 0, 1),
		Complexity: p.within(KeyComplexity, -mostThreshold, mostThreshold),
		Anchor:     p.text(KeyAnchor),
	}
	if math.IsNaN(a.Threshold) {
		a.Threshold = specialisedCut
	}
	sort := p.text(KeyOptionSort)
	a.Ascending = true
	if len(sort) > 0 && sort[0] == '-' {
		a.Ascending, sort = false, sort[1:]
	}
	sorted := parser{get: func(string) string { return sort }}
	a.Sort = oneOf(&sorted, KeyOptionSort, optionSorts())
	p.fields = append(p.fields, sorted.fields...)
	if len(p.fields) > 0 {
		e := core.Fail(core.Invalid, "주소에 읽을 수 없는 기준이 있습니다. 표시된 항목을 고쳐 주십시오.",
			"The address holds cuts that cannot be read. Please mend the marked ones.")
		e.Fields = p.fields
		return SpaceAsk{}, e
	}
	return a, nil
}

// within reads a number between two bounds; NaN when there is none.
func (p *parser) within(name string, least, most float64) float64 {
	s := p.text(name)
	if s == "" {
		return math.NaN()
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !(x >= least && x <= most) {
		bound := func(x float64) string {
			if x == math.SmallestNonzeroFloat64 {
				x = 0
			}
			return strconv.FormatFloat(x, 'g', -1, 64)
		}
		p.complain(name, core.Tf("‘%[1]s’은(는) 쓸 수 없습니다. %[2]s에서 %[3]s까지의 수를 적거나 비워 두십시오.",
			"‘%[1]s’ cannot be used; write a number from %[2]s to %[3]s, or leave it empty.", s, bound(least), bound(most)))
		return math.NaN()
	}
	return x
}
