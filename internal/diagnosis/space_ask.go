package diagnosis

import (
	"math"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/structure"
)

// SpaceAsk is what an address of the industry space says beside its View. The
// cuts that are not given are NaN: they then follow from the data.
type SpaceAsk struct {
	Threshold  float64 // an LQ of at least this is held; 1 when not given
	Link       float64 // ties of at least this proximity are drawn besides the backbone
	Density    float64 // the map's cut between far and near
	Complexity float64 // the map's cut between simple and complex
	Anchor     string  // the series that gives complexity its sign, as Anchor.ID or ByDiversity; chosen by rule when empty
	Method     structure.RelatednessMethod
	Self       structure.Self // an industry is its own neighbour
	With       string         // code of a region of the same tier to stand beside
	Sort       string         // column of the table of candidates, as OptionColumns
	Ascending  bool           // smallest first
}

// The names of the fields in an address.
const (
	KeyThreshold  = "lq"
	KeyLink       = "link"
	KeyDensity    = "density"
	KeyComplexity = "pci"
	KeyAnchor     = "anchor"
	KeyRelated    = "phi"
	KeySelf       = "self"
	KeyWith       = "with"
	KeyOptionSort = "by"
)

// ByDiversity is the Anchor that leaves the sign of complexity to diversity.
const ByDiversity = "diversity"

// SelfExcluded is the value of KeySelf with which no industry is its own neighbour.
const SelfExcluded = "exclude"

// mostThreshold bounds the LQ at which an industry may be called held, and
// mostTie the relatedness of the measures that have no upper bound of their own.
const mostThreshold, mostTie = 100, 1e6

// ParseSpaceAsk reads what is asked of the industry space; url.Values.Get is a
// getter. The error is core.Invalid with one field per entry that cannot be
// read; the answer is then of use still, with those entries left out.
func ParseSpaceAsk(get func(name string) string) (SpaceAsk, error) {
	p := parser{get: get}
	a := SpaceAsk{
		Threshold:  p.within(KeyThreshold, math.SmallestNonzeroFloat64, mostThreshold),
		Density:    p.within(KeyDensity, 0, 1),
		Complexity: p.within(KeyComplexity, -mostThreshold, mostThreshold),
		Anchor:     p.text(KeyAnchor),
		Method:     oneOf(&p, KeyRelated, RelatednessMethods()),
		Self:       structure.Self(oneOf(&p, KeySelf, []string{"include", SelfExcluded}) != SelfExcluded),
		With:       p.text(KeyWith),
	}
	if a.Method == "" {
		a.Method = structure.Proximity
	}
	if a.Method != structure.Proximity {
		a.Self = structure.ExcludeSelf // the others are defined so
	}
	a.Link = p.within(KeyLink, 0, mostLink(a.Method))
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
		e := core.Fail(core.Invalid, "읽을 수 없는 기준이 있어 그 기준만 처음 값으로 보여 드립니다. 표시된 항목을 고쳐 주십시오.",
			"Some entries cannot be read and stand as usual. Please mend the marked ones.")
		e.Fields = p.fields
		return a, e
	}
	return a, nil
}

// RelatednessMethods are the measures of how near two industries are, the usual
// one first.
func RelatednessMethods() []structure.RelatednessMethod {
	return []structure.RelatednessMethod{
		structure.Proximity, structure.Association, structure.Cosine, structure.Jaccard, structure.Probability,
	}
}

// mostLink is the largest relatedness that a measure can give, as far as bounds go.
func mostLink(m structure.RelatednessMethod) float64 {
	if m == structure.Association || m == structure.Probability {
		return mostTie
	}
	return 1
}

// within reads a number between two bounds, as people and the pages write it:
// 0.3, 30%, −0.41, △0.41. NaN when there is none.
func (p *parser) within(name string, least, most float64) float64 {
	s := p.text(name)
	if s == "" {
		return math.NaN()
	}
	plain, share := strings.CutSuffix(strings.NewReplacer("△", "-", "−", "-", " ", "").Replace(s), "%")
	x, err := strconv.ParseFloat(plain, 64)
	if share {
		x /= 100
	}
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
