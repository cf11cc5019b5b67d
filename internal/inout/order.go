package inout

import (
	"cmp"
	"strings"
	"unicode"
)

// CompareCodes orders the codes of sectors as people count: c2 before c10, 2
// before 10. The order depends on nothing but the codes.
func CompareCodes(a, b string) int {
	wordA, numberA := cutNumber(a)
	wordB, numberB := cutNumber(b)
	return cmp.Or(cmp.Compare(wordA, wordB), cmp.Compare(len(numberA), len(numberB)), cmp.Compare(numberA, numberB), cmp.Compare(a, b))
}

// cutNumber takes the digits off the end of a code, leading zeros left out.
func cutNumber(code string) (word, number string) {
	word = strings.TrimRightFunc(code, unicode.IsDigit)
	return word, strings.TrimLeft(code[len(word):], "0")
}

// CodeShape is how the code or name of a sector is written: runs of lower and upper case letters, of digits
// and of other letters, each as one sign.
func CodeShape(name string) string {
	var out strings.Builder
	var last rune
	for _, r := range name {
		switch {
		case unicode.IsDigit(r):
			r = '9'
		case unicode.IsLower(r):
			r = 'a'
		case unicode.IsUpper(r):
			r = 'A'
		case unicode.IsLetter(r):
			r = '가'
		}
		if r != last {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}
