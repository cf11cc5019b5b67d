package roadmap

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// tidyTask puts a task into the form in which equal tasks are equal: texts
// trimmed, budget lines named by source and year and in that order.
func tidyTask(t Task) Task {
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

// tidyRoadmap puts a roadmap into the form in which equal ones are equal.
func tidyRoadmap(r Roadmap) Roadmap {
	r.Title, r.Vision = strings.TrimSpace(r.Title), strings.TrimSpace(r.Vision)
	if r.State == "" {
		r.State = Draft
	}
	if len(r.Spans) == 0 && r.From > 0 && r.To >= r.From && r.To-r.From < mostYears {
		r.Spans = DefaultSpans(r.From, r.To)
	}
	return r
}

// compareNumbers compares numbers such as 1-2 and 1-10 part by part.
func compareNumbers(a, b string) int {
	as, bs := parts(a), parts(b)
	for i := range min(len(as), len(bs)) {
		x, errX := strconv.Atoi(as[i])
		y, errY := strconv.Atoi(bs[i])
		c := cmp.Compare(as[i], bs[i])
		if errX == nil && errY == nil {
			c = cmp.Compare(x, y)
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(as), len(bs))
}

func parts(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
