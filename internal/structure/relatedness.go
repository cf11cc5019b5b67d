package structure

import (
	"math"

	"naru/internal/core"
)

// RelatednessMethod is how the co-occurrence of two industries is made into
// their relatedness.
type RelatednessMethod string

// The methods. C is the number of regions that hold both, u the number that
// hold one; S and T are the row sums and the total of C without its diagonal.
const (
	Proximity   RelatednessMethod = "proximity"   // C/max(u_i, u_j): the default
	Association RelatednessMethod = "association" // C·T/(S_i S_j)
	Cosine      RelatednessMethod = "cosine"      // C/√(S_i S_j)
	Jaccard     RelatednessMethod = "jaccard"     // C/(S_i + S_j − C)
	Probability RelatednessMethod = "probability" // C over its expectation when nothing is related
)

// Self tells whether an industry counts as related to itself.
type Self bool

// An industry is its own neighbour in py-ecomplexity and is not in EconGeo.
const (
	IncludeSelf Self = true
	ExcludeSelf Self = false
)

// Relatedness is the symmetric matrix of industry × industry. The diagonal is 1 for
// proximity with IncludeSelf, else 0: the other methods are defined with an empty
// diagonal. NA where either industry has a reason, and where a formula divides by
// zero.
type Relatedness struct {
	Industries []string
	Method     RelatednessMethod
	Self       Self

	// Why tells why an industry is related to none: it is set aside, no region
	// holds it, or those that do hold nothing else (but for proximity, which
	// has a value then: zero).
	Why []Reason

	half []float64 // row by row, each up to the diagonal
	u, s []float64 // ubiquity; co-occurrences with others; NA when no region holds it
	all  float64   // the sum of s
}

// mostRelated industries have half a matrix of 0.6 GB.
const mostRelated = 12_500

// rowsAtOnce is how many rows of the matrix one thread takes.
const rowsAtOnce = 16

// Relate measures how related each two industries are by the regions that hold
// both. All counts are exact, so that the bits of the result depend neither on
// the order of the regions nor on the number of threads.
//
// Source: Hidalgo et al. (2007), Science 317, for proximity; van Eck and Waltman
// (2009), JASIST 60(8), and Balland's EconGeo (2017) for the others.
func Relate(p *Presence, method RelatednessMethod, self Self) (*Relatedness, error) {
	switch method {
	case Proximity, Association, Cosine, Jaccard, Probability:
	default:
		return nil, core.Fail(core.Invalid,
			"관련성 방법 ‘%s’을(를) 알지 못합니다. proximity, association, cosine, jaccard, probability 가운데 하나입니다.",
			"There is no method of relatedness ‘%s’. It is proximity, association, cosine, jaccard or probability.", string(method))
	}
	n := len(p.Industries)
	if n > mostRelated {
		return nil, core.Fail(core.TooLarge,
			"산업이 %[1]d개여서 관련성 표가 너무 큽니다. %[2]d개 이하로 줄이거나 상위 분류로 합쳐 주십시오.",
			"%[1]d industries make the table of relatedness too large. Keep %[2]d at most, or add them up to broader ones.", n, mostRelated)
	}
	m := &Relatedness{
		Industries: p.Industries, Method: method, Self: self,
		half: make([]float64, n*(n+1)/2), Why: make([]Reason, n), u: make([]float64, n), s: make([]float64, n),
	}
	for i := range n {
		m.u[i] = float64(p.Ubiquity[i])
		for _, r := range p.holders.of(i) {
			m.s[i] += float64(p.Diversity[r] - 1)
		}
		m.all += m.s[i]
		m.Why[i] = m.whyIndustry(i, p.IndustryWhy[i])
		if m.u[i] == 0 {
			m.u[i], m.s[i] = math.NaN(), math.NaN() // blanks its row and column
		}
	}
	spread(n, rowsAtOnce, n*n, func(_, lo, hi int) {
		for i := lo; i < hi; i++ {
			p.columns.common(m.upTo(i), i)
			m.measure(i)
		}
	})
	return m, nil
}

func (m *Relatedness) whyIndustry(i int, aside Reason) Reason {
	switch {
	case aside != Defined:
		return aside
	case m.u[i] == 0:
		return NothingHeld
	case m.s[i] == 0 && m.Method != Proximity:
		return Unrelated
	default:
		return Defined
	}
}

// At is the relatedness of two industries, by position.
func (m *Relatedness) At(i, j int) float64 { return m.upTo(max(i, j))[min(i, j)] }

// Row writes industry i's relatedness to every industry to dst.
func (m *Relatedness) Row(dst []float64, i int) {
	copy(dst, m.upTo(i))
	for j := i + 1; j < len(dst); j++ {
		dst[j] = m.upTo(j)[i]
	}
}

// upTo is row i up to the diagonal: a view, not a copy.
func (m *Relatedness) upTo(i int) []float64 {
	from, to := i*(i+1)/2, (i+1)*(i+2)/2
	return m.half[from:to:to]
}

// measure turns the counts of row i into relatedness.
func (m *Relatedness) measure(i int) {
	row := m.upTo(i)
	if m.Method == Proximity {
		ui := m.u[i]
		for j, u := range m.u[:len(row)] {
			row[j] /= max(ui, u)
		}
	} else {
		for j, s := range m.s[:len(row)] {
			row[j] = m.variant(row[j], m.s[i], s)
		}
	}
	if m.Why[i] != Defined {
		return
	}
	row[i] = 0
	if m.Method == Proximity && m.Self == IncludeSelf {
		row[i] = 1
	}
}

// variant is EconGeo's relatedness of two different industries. Whatever has no
// divisor is NA.
func (m *Relatedness) variant(c, si, sj float64) float64 {
	switch m.Method {
	case Association:
		return ratio(c*m.all, si*sj)
	case Cosine:
		return ratio(c, math.Sqrt(si*sj))
	case Jaccard:
		return ratio(c, si+sj-c)
	default:
		return ratio(c, ((si/m.all)*(sj/(m.all-si))+(sj/m.all)*(si/(m.all-sj)))*m.all/2)
	}
}
