package roadmap

import (
	"fmt"
	"strconv"
	"strings"

	"naru/internal/core"
)

// Quarter is a quarter of a year, counted through: the difference of two is the
// number of quarters between them. Zero is unset. Its text form is 2027-Q3.
type Quarter int

// The years that a roadmap may speak of.
const (
	firstYear = 1990
	lastYear  = 2200
)

const perYear = 4

// QuarterOf makes a quarter of a year; n counts from 1.
func QuarterOf(year, n int) Quarter { return Quarter(year*perYear + n - 1) }

// QuarterAt is the quarter of a month.
func QuarterAt(year, month int) Quarter { return QuarterOf(year, (month-1)/3+1) }

// Year is the year that the quarter belongs to.
func (q Quarter) Year() int { return int(q) / perYear }

// Of is the quarter within its year, 1 to 4.
func (q Quarter) Of() int { return int(q)%perYear + 1 }

func (q Quarter) String() string {
	if q == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-Q%d", q.Year(), q.Of())
}

// Title is the quarter as people write it.
func (q Quarter) Title() core.Text {
	if q == 0 {
		return core.T("미정", "not set")
	}
	return core.Tf("%[1]d년 %[2]d분기", "Q%[2]d %[1]d", q.Year(), q.Of())
}

// MarshalText gives the text form.
func (q Quarter) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

// UnmarshalText reads what ParseQuarter reads.
func (q *Quarter) UnmarshalText(b []byte) (err error) {
	*q, err = ParseQuarter(string(b))
	return err
}

// ParseQuarter reads 2027-Q3, 2027Q3, 2027.3, 2027/3, 2027-3분기 and 2027년
// 3분기; an empty text is an unset quarter.
func ParseQuarter(s string) (Quarter, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, nil
	}
	plain := strings.NewReplacer("년", "-", "분기", "", "Q", "-", "q", "-", ".", "-", "/", "-", " ", "").Replace(s)
	head, tail, found := strings.Cut(plain, "-")
	year, errYear := strconv.Atoi(head)
	n, errPart := strconv.Atoi(strings.Trim(tail, "-"))
	if !found || errYear != nil || errPart != nil || n < 1 || n > perYear || year < firstYear || year > lastYear {
		return 0, core.Fail(core.Invalid,
			"‘%s’은(는) 분기가 아닙니다. 2027-Q3처럼 적어 주십시오.",
			"‘%s’ is not a quarter. Write it as 2027-Q3.", s)
	}
	return QuarterOf(year, n), nil
}
