package structure

import (
	"math"

	"naru/internal/core"
)

// A value that is not zero lies between these, so that no product of two sums
// overflows, nor vanishes.
const (
	MinValue = 1e-100
	MaxValue = 1e100
)

// Table is the values of one measure in one period, row-major by region:
// len(V) == len(Regions)*len(Industries). Values are 0 or MinValue … MaxValue; NaN
// is NA.
type Table struct {
	Regions, Industries []string
	V                   []float64
}

// NA is the value of what is not defined.
func NA() float64 { return math.NaN() }

// NewTable makes a table after checking its shape: one value per pair, no code
// twice, no negative value and none beyond the limits. It keeps the slices it is given.
func NewTable(regions, industries []string, v []float64) (Table, error) {
	if len(v) != len(regions)*len(industries) {
		return Table{}, core.Fail(core.Invalid,
			"표의 값이 %[1]d개입니다. 지역 %[2]d개와 산업 %[3]d개에는 %[4]d개가 있어야 합니다.",
			"The table has %[1]d values; %[2]d regions and %[3]d industries need %[4]d.",
			len(v), len(regions), len(industries), len(regions)*len(industries))
	}
	if code, ok := firstTwice(regions); ok {
		return Table{}, core.Fail(core.Invalid,
			"지역 ‘%s’이(가) 두 번 있습니다. 하나로 합치거나 이름을 구분해 주십시오.",
			"Region ‘%s’ is there twice. Merge the two or tell their names apart.", code)
	}
	if code, ok := firstTwice(industries); ok {
		return Table{}, core.Fail(core.Invalid,
			"산업 ‘%s’이(가) 두 번 있습니다. 하나로 합치거나 부호를 구분해 주십시오.",
			"Industry ‘%s’ is there twice. Merge the two or tell their codes apart.", code)
	}
	for k, x := range v {
		if outOfRange(x, MaxValue) {
			n := len(industries)
			return Table{}, core.Fail(core.Invalid,
				"지역 ‘%s’, 산업 ‘%s’의 값 %g은(는) 쓸 수 없습니다. 0이거나 1e-100 이상 1e100 이하여야 합니다.",
				"The value of region ‘%s’, industry ‘%s’ is %g; it must be 0 or from 1e-100 to 1e100.",
				regions[k/n], industries[k%n], x)
		}
	}
	return Table{Regions: regions, Industries: industries, V: v}, nil
}

func outOfRange(x, most float64) bool { return x < 0 || x > most || x > 0 && x < MinValue }

// At is the value of region r in industry i, by position.
func (t Table) At(r, i int) float64 { return t.V[r*len(t.Industries)+i] }

// Row is the region's values over industries: a view, not a copy.
func (t Table) Row(r int) []float64 {
	n := len(t.Industries)
	return t.V[r*n : (r+1)*n : (r+1)*n]
}

// sameShape reports whether two tables have the same regions and industries in
// the same order.
func (t Table) sameShape(u Table) bool {
	return sameCodes(t.Regions, u.Regions) && sameCodes(t.Industries, u.Industries)
}

func sameCodes(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	if len(a) == 0 || &a[0] == &b[0] {
		return true
	}
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

func firstTwice(codes []string) (string, bool) {
	seen := make(map[string]struct{}, len(codes))
	for _, c := range codes {
		if _, ok := seen[c]; ok {
			return c, true
		}
		seen[c] = struct{}{}
	}
	return "", false
}
