package policy

import (
	"strings"

	"naru/internal/core"
)

// Choice is a value to choose from, as forms and templates offer it.
type Choice[T ~string] struct {
	Value T
	Title core.Text
	Words []string // other ways to write it
}

// read finds the choice that a word means: its value, either title, or one of
// its other words; spaces, dots and letter case do not matter.
func read[T ~string](choices []Choice[T], word string) (T, bool) {
	w := fold(word)
	for _, c := range choices {
		if w == fold(string(c.Value)) || w == fold(c.Title.Ko) || w == fold(c.Title.En) {
			return c.Value, true
		}
		for _, other := range c.Words {
			if w == fold(other) {
				return c.Value, true
			}
		}
	}
	return "", false
}

func fold(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\u00a0·ㆍ・.,/&-", r) {
			return -1
		}
		return r
	}, s))
}

// title names a value; one that is not a choice by itself.
func title[T ~string](choices []Choice[T], v T) core.Text {
	if at := place(choices, v); at >= 0 {
		return choices[at].Title
	}
	return core.T(string(v), string(v))
}

// place is the position of a value among its choices, -1 for none.
func place[T ~string](choices []Choice[T], v T) int {
	for i, c := range choices {
		if c.Value == v {
			return i
		}
	}
	return -1
}

func isChoice[T ~string](choices []Choice[T], v T) bool { return place(choices, v) >= 0 }
