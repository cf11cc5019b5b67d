package roadmap

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// NormaliseTask puts a task into the form in which equal tasks are equal: texts
// trimmed, budget lines named by source and year and in that order.
func NormaliseTask(t Task) Task {
	for _, s := range []*string{&t.Number, &t.Title, &t.Need, &t.Content, &t.Owner} {
		*s = strings.TrimSpace(*s)
	}
	if t.Status == "" {
		t.Status = Planned
	}
	t.Budget = slices.Clone(t.Budget)
	for i := range t.Budget {
		t.Budget[i].ID = lineID(t.Budget[i].Source, t.Budget[i].Year)
	}
	slices.SortStableFunc(t.Budget, byYear)
	t.After = slices.Clone(t.After)
	for i := range t.After {
		if t.After[i].Kind == "" {
			t.After[i].Kind = FinishToStart
		}
	}
	return t
}

// lineID names a budget line: a task has one for each source and year.
func lineID(s Source, year int) string { return string(s) + "-" + strconv.Itoa(year) }

func rank(s Source) int { return slices.Index(Sources(), s) }

// NormaliseRoadmap puts a roadmap into the form in which equal ones are equal.
func NormaliseRoadmap(r Roadmap) Roadmap {
	r.Title, r.Vision = strings.TrimSpace(r.Title), strings.TrimSpace(r.Vision)
	r.Narrative = tidyNarrative(r.Narrative)
	if r.State == "" {
		r.State = Draft
	}
	if len(r.Spans) == 0 && r.From > 0 && r.To >= r.From && r.To-r.From < mostYears {
		r.Spans = DefaultSpans(r.From, r.To)
	}
	return r
}

// compareNumbers compares numbers such as 1-2 and 1-10 part by part. Plans are
// put in order many times for one page, so that it makes nothing anew.
func compareNumbers(a, b string) int {
	for {
		x, restA := nextPart(a)
		y, restB := nextPart(b)
		if x == "" || y == "" {
			return cmp.Compare(len(x), len(y))
		}
		if c := compareParts(x, y); c != 0 {
			return c
		}
		a, b = restA, restB
	}
}

// compareParts puts integers by their size before anything else, and that by its
// text: 2, 10, 1a.
func compareParts(x, y string) int {
	m, intX := whole(x)
	n, intY := whole(y)
	switch {
	case intX && intY:
		return cmp.Compare(m, n)
	case intX:
		return -1
	case intY:
		return 1
	default:
		return cmp.Compare(x, y)
	}
}

// whole reads up to nine digits.
func whole(s string) (n int, ok bool) {
	const most = 9
	if len(s) > most {
		return 0, false
	}
	for _, d := range []byte(s) {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int(d-'0')
	}
	return n, s != ""
}

// nextPart cuts the first run of letters and digits; empty when there is none.
func nextPart(s string) (part, rest string) {
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	s = strings.TrimLeftFunc(s, apart)
	if end := strings.IndexFunc(s, apart); end >= 0 {
		return s[:end], s[end:]
	}
	return s, ""
}
