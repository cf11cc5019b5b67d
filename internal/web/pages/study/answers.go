package study

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
)

// answers are what a form sent. Fields are named by their path in the study, so
// that an error of the service finds its field; what cannot be read is gathered,
// and the form comes back with it as it was typed.
type answers struct {
	url.Values

	fault *core.Error
}

// text is a field without what surrounds it.
func (a *answers) text(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(a.Get(name), "\r\n", "\n"))
}

func (a *answers) wrong(name, ko, en string, args ...any) {
	if a.fault == nil {
		a.fault = core.Fail(core.Invalid, "연구에 고칠 것이 있습니다. 표시된 항목을 고쳐 주십시오.", "The study needs corrections. Please mend the marked entries.")
	}
	a.fault = a.fault.With(name, core.Tf(ko, en, args...))
}

// number reads a field into x; what is empty counts as none, the usual number.
func (a *answers) number(name string, none float64) float64 {
	text := strings.ReplaceAll(strings.TrimSuffix(a.text(name), "%"), ",", "")
	if text == "" {
		return none
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		a.wrong(name, "‘%s’은(는) 수가 아닙니다. 숫자로 적어 주십시오.", "‘%s’ is not a number. Please write digits.", a.text(name))
		return none
	}
	return x
}

// whole reads a whole number.
func (a *answers) whole(name string, none int) int {
	text := strings.ReplaceAll(a.text(name), ",", "")
	if text == "" {
		return none
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		a.wrong(name, "‘%s’은(는) 정수가 아닙니다. 1, 2, 3처럼 적어 주십시오.", "‘%s’ is not a whole number; write 1, 2, 3 ….", a.text(name))
		return none
	}
	return n
}

// period reads a period; empty is none.
func (a *answers) period(name string) core.Period {
	text := a.text(name)
	if text == "" {
		return core.Period{}
	}
	p, err := core.ParsePeriod(text)
	if err != nil {
		a.wrong(name, "‘%s’은(는) 시점이 아닙니다. 2024처럼 적어 주십시오.", "‘%s’ is no period; write one like 2024.", text)
	}
	return p
}

// rows lists the places of a list that the form holds: weighting.experts[0],
// weighting.experts[1] …, as told by their field id.
func (a *answers) rows(list string) []string {
	var out []string
	for k := 0; a.Has(place(list, k) + ".id"); k++ {
		out = append(out, place(list, k))
	}
	return out
}

// place is where an element of a list stands.
func place(list string, k int) string { return fmt.Sprintf("%s[%d]", list, k) }

// act splits the pressed button into what to do and to what: drop:7f3a.
func (a *answers) act() (what, on string) {
	what, on, _ = strings.Cut(a.Get("act"), ":")
	return what, on
}

// What a button does, beside saving, which every act does.
const (
	actSave = "save" // and stay
	actNext = "next" // and go on to the next step
	actDrop = "drop" // an element of a list, by its id
	actShow = "show" // nothing: the form comes back with what it now offers
)
