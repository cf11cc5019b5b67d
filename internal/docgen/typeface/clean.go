package typeface

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Blank stands for a character that the typeface does not have, such as an
// emoji: a reader must see that something is missing.
const Blank = '□'

// Clean makes a text printable: syllables composed, line breaks and odd spaces
// as plain spaces, control and joining characters dropped, and Blank for each
// character without a glyph, which is also told to missing unless that is nil.
func (f *Family) Clean(s string, missing func(rune)) string {
	if f.printable(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		case f.has(r):
			b.WriteRune(r)
		default:
			b.WriteRune(Blank)
			if missing != nil {
				missing(r)
			}
		}
	}
	return b.String()
}

func (f *Family) printable(s string) bool {
	for _, r := range s {
		// Beyond the precomposed syllables and plain marks, look closer.
		plain := r >= ' ' && r < 0x7f || r >= 0xac00 && r <= 0xd7a3
		if !plain {
			return false
		}
	}
	return true
}

func (f *Family) has(r rune) bool {
	return f.Regular.width(r) != absent && f.Bold.width(r) != absent
}
