package core

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Freq is the length of a period.
type Freq byte

// The frequencies, from long to short.
const (
	Yearly     Freq = 'A'
	HalfYearly Freq = 'H'
	Quarterly  Freq = 'Q'
	Monthly    Freq = 'M'
)

// Parts is how many periods of the frequency make a year.
func (f Freq) Parts() int {
	switch f {
	case HalfYearly:
		return 2
	case Quarterly:
		return 4
	case Monthly:
		return 12
	default:
		return 1
	}
}

// Period is a calendar year, half, quarter or month. Its text form sorts by
// time within a frequency: 2024, 2024-H1, 2024-Q3, 2024-05.
type Period struct {
	Year int
	Freq Freq
	Part int // 1-based; 0 for a year
}

// Year makes a yearly period.
func Year(y int) Period { return Period{Year: y, Freq: Yearly} }

// IsZero reports whether the period is unset.
func (p Period) IsZero() bool { return p.Freq == 0 }

func (p Period) String() string {
	switch p.Freq {
	case Yearly:
		return fmt.Sprintf("%04d", p.Year)
	case HalfYearly, Quarterly:
		return fmt.Sprintf("%04d-%c%d", p.Year, p.Freq, p.Part)
	case Monthly:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Part)
	default:
		return ""
	}
}

// Ordinal numbers the periods of one frequency without gaps.
func (p Period) Ordinal() int {
	if p.Freq == Yearly {
		return p.Year
	}
	return p.Year*p.Freq.Parts() + p.Part - 1
}

// Plus gives the period n steps later.
func (p Period) Plus(n int) Period {
	if p.Freq == Yearly {
		return Year(p.Year + n)
	}
	parts := p.Freq.Parts()
	o := p.Ordinal() + n
	return Period{Year: o / parts, Freq: p.Freq, Part: o%parts + 1}
}

// Before reports whether p starts earlier than q, whatever their frequencies.
func (p Period) Before(q Period) bool {
	a, b := p.startMonth(), q.startMonth()
	return a < b || a == b && p.Freq.Parts() < q.Freq.Parts()
}

func (p Period) startMonth() int {
	part := max(p.Part, 1)
	return p.Year*12 + (part-1)*12/p.Freq.Parts()
}

// In gives the period as people write it.
func (p Period) In(lang Lang) string {
	switch {
	case p.Freq == 0:
		return ""
	case lang == English:
		return p.String()
	case p.Freq == Yearly:
		return fmt.Sprintf("%d년", p.Year)
	case p.Freq == HalfYearly:
		return fmt.Sprintf("%d년 %s", p.Year, [...]string{"", "상반기", "하반기"}[p.Part])
	case p.Freq == Quarterly:
		return fmt.Sprintf("%d년 %d분기", p.Year, p.Part)
	default:
		return fmt.Sprintf("%d년 %d월", p.Year, p.Part)
	}
}

// MarshalText gives the sortable form.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads the sortable form.
func (p *Period) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*p = Period{}
		return nil
	}
	q, err := ParsePeriod(string(b))
	*p = q
	return err
}

// The forms that official Korean files use, besides our own. A date stands for
// its month: monthly series are often stamped with the first day.
var periodForms = []struct {
	re   *regexp.Regexp
	freq Freq
}{
	{regexp.MustCompile(`^(\d{4})년?$`), Yearly},
	{regexp.MustCompile(`^(\d{4})[-.\s]*H([12])$`), HalfYearly},
	{regexp.MustCompile(`^(\d{4})\.([12])/2$`), HalfYearly},
	{regexp.MustCompile(`^(\d{4})년?\s*([12])\s*반기$`), HalfYearly},
	{regexp.MustCompile(`^(\d{4})[-.\s]*Q([1-4])$`), Quarterly},
	{regexp.MustCompile(`^(\d{4})\.([1-4])/4$`), Quarterly},
	{regexp.MustCompile(`^(\d{4})년?\s*([1-4])\s*분기$`), Quarterly},
	{regexp.MustCompile(`^(\d{4})[-./](\d{1,2})(?:[-./]\d{1,2})?$`), Monthly},
	{regexp.MustCompile(`^(\d{4})년?\s*(\d{1,2})월$`), Monthly},
	{regexp.MustCompile(`^(\d{4})(\d{2})$`), Monthly},
}

// ParsePeriod reads 2024, 2024년, 2024-H1, 2024.1/2, 2024년 1분기, 2024-05,
// 2024.05, 202405, 2024-05-01 and the like.
func ParsePeriod(s string) (Period, error) {
	t := strings.TrimSpace(s)
	t = strings.TrimSuffix(t, " p)")
	t = strings.ReplaceAll(t, "상반기", "1반기")
	t = strings.ReplaceAll(t, "하반기", "2반기")
	for _, f := range periodForms {
		m := f.re.FindStringSubmatch(strings.ToUpper(t))
		if m == nil {
			continue
		}
		p := Period{Freq: f.freq}
		p.Year, _ = strconv.Atoi(m[1])
		if len(m) > 2 {
			p.Part, _ = strconv.Atoi(m[2])
		}
		if p.Year < 1900 || p.Year > 2200 || p.Part > f.freq.Parts() || f.freq != Yearly && p.Part < 1 {
			continue
		}
		return p, nil
	}
	return Period{}, Fail(Invalid,
		"‘%s’은(는) 시점으로 읽을 수 없습니다. 2024, 2024-H1, 2024-Q1, 2024-05처럼 적어 주십시오.",
		"‘%s’ is not a period. Write 2024, 2024-H1, 2024-Q1 or 2024-05.", s)
}
