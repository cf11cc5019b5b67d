package typeface

import "strings"

// Run is a stretch of text in one weight.
type Run struct {
	Text string
	Bold bool
}

// Wrap breaks a text into lines no wider than width. Korean breaks between
// words (어절); a word wider than a line breaks inside, but no line begins with
// a closing mark or ends with an opening one. An empty text is one empty line.
func (f *Face) Wrap(s string, size, width float64) []string {
	text := []rune(s)
	advances := make([]float64, len(text))
	for i, r := range text {
		advances[i] = f.advance(r) * size
	}
	spans := breakLines(text, advances, width)
	lines := make([]string, len(spans))
	for i, at := range spans {
		lines[i] = string(text[at.from:at.to])
	}
	return lines
}

// WrapRuns is Wrap for a text in two weights.
func (f *Family) WrapRuns(runs []Run, size, width float64) [][]Run {
	var text []rune
	var bold []bool
	var advances []float64
	for _, run := range runs {
		face := f.Face(run.Bold)
		for _, r := range run.Text {
			text, bold, advances = append(text, r), append(bold, run.Bold), append(advances, face.advance(r)*size)
		}
	}
	spans := breakLines(text, advances, width)
	lines := make([][]Run, len(spans))
	for i, at := range spans {
		for from := at.from; from < at.to; {
			to := from + 1
			for to < at.to && bold[to] == bold[from] {
				to++
			}
			lines[i] = append(lines[i], Run{Text: string(text[from:to]), Bold: bold[from]})
			from = to
		}
	}
	return lines
}

type span struct{ from, to int }

func breakLines(text []rune, advances []float64, width float64) []span {
	var lines []span
	at := skipSpaces(text, 0)
	for at < len(text) {
		to := lineEnd(text, advances, at, width)
		lines = append(lines, span{at, trimSpaces(text, at, to)})
		at = skipSpaces(text, to)
	}
	if len(lines) == 0 {
		return []span{{}}
	}
	return lines
}

// lineEnd finds where the line that starts at from ends. It always moves on.
func lineEnd(text []rune, advances []float64, from int, width float64) int {
	const slack = 1e-6 // sums of the same widths in another order
	sum, between, inside := 0.0, from, from
	for i := from; i < len(text); i++ {
		if i > from && mayBreak(text, i) {
			between = i
		}
		if i > from && mayBreakInside(text[i-1]) && !never(text, i) {
			inside = i
		}
		sum += advances[i]
		if sum <= width+slack || text[i] == ' ' {
			continue
		}
		switch {
		case between > from && !wider(text, advances, between, width):
			return between
		case inside > from && inside >= between:
			return inside
		default:
			return split(text, from, i)
		}
	}
	return len(text)
}

// mayBreak reports whether a line may end before text[i] at the edge of a word.
func mayBreak(text []rune, i int) bool {
	if text[i-1] != ' ' || text[i] == ' ' {
		return false
	}
	last := i - 1
	for last > 0 && text[last] == ' ' {
		last--
	}
	return !closes(text[i]) && !opens(text[last])
}

// wider reports whether the word at from cannot stand on a line of its own.
func wider(text []rune, advances []float64, from int, width float64) bool {
	var sum float64
	for i := from; i < len(text) && text[i] != ' '; i++ {
		sum += advances[i]
	}
	return sum > width
}

// split breaks a word before text[at] or, where marks forbid it, earlier.
func split(text []rune, from, at int) int {
	for i := at; i > from; i-- {
		if !never(text, i) {
			return i
		}
	}
	return max(at, from+1)
}

// never reports that no line may break before text[i], inside a word either.
func never(text []rune, i int) bool {
	digits := digit(text[i-1]) && (digit(text[i]) || text[i] == ',' || text[i] == '.')
	return closes(text[i]) || opens(text[i-1]) || digits || (text[i-1] == ',' || text[i-1] == '.') && digit(text[i])
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

func mayBreakInside(before rune) bool { return strings.ContainsRune("/·,;:)]}-–—~&?=_", before) }

func closes(r rune) bool {
	return strings.ContainsRune(".,;:!?)]}〉》」』】〕’”·…%℃‰、。）］｝~", r)
}

func opens(r rune) bool { return strings.ContainsRune("([{〈《「『【〔‘“（［｛△", r) }

func skipSpaces(text []rune, i int) int {
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return i
}

func trimSpaces(text []rune, from, to int) int {
	for to > from && text[to-1] == ' ' {
		to--
	}
	return to
}
