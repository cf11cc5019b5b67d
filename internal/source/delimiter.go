package source

import (
	"strings"

	"naru/internal/core"
)

// delimiters are tried in this order; the earlier wins a draw.
const delimiters = ",\t;|"

// detectDelimiter chooses the delimiter under which most rows of the sample
// have the same number of fields, and at least two.
func detectDelimiter(name string, sample []byte, limits Limits, last bool) byte {
	best, bestScore := byte(','), 0.0
	if strings.HasSuffix(strings.ToLower(name), ".tsv") {
		best = '\t'
	}
	for _, d := range []byte(delimiters) {
		if score := consistency(d, sample, limits, last); score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

// consistency is the share of bytes whose rows have the commonest width. An
// error in the quotes ends the count, so a wrong delimiter that tears quoted
// fields apart scores low.
func consistency(delimiter byte, sample []byte, limits Limits, last bool) float64 {
	var b Block
	t := tokenizer{delimiter: delimiter, limits: limits}
	data := append([]byte(nil), sample...)
	n, err := t.run(data, &b, last)
	widths := map[int]int{}
	common := 0
	for r := range b.Len() {
		w := b.Width(r)
		widths[w]++
		if w > 1 && (widths[w] > widths[common] || common == 0) {
			common = w
		}
	}
	if common == 0 {
		return 0
	}
	score := float64(widths[common]) / float64(b.Len())
	if err != nil {
		score *= float64(n) / float64(len(sample))
	}
	return score
}

// delimiterByte checks a delimiter that the user chose.
func delimiterByte(r rune) (byte, error) {
	if r <= 0 || r >= 0x80 || r == '\n' || r == '\r' || r == '"' {
		return 0, core.Fail(core.Invalid,
			"구분 문자 %q은(는) 쓸 수 없습니다. 쉼표, 탭, ;, | 같은 한 글자를 고르십시오.",
			"%q cannot be a delimiter. Choose one character such as a comma, a tab, ; or |.", r)
	}
	return byte(r), nil
}
