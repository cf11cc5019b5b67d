package calc

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// digits is how many significant digits tell any two float64 apart.
const digits = 17

// csvForm is comma-separated text with line feeds (RFC 4180 quoting).
func csvForm(texts, numbers []string) textForm {
	var head []byte
	for k, name := range slices.Concat(texts, numbers) {
		if k > 0 {
			head = append(head, ',')
		}
		head = appendCSV(head, name)
	}
	return textForm{head: string(append(head, '\n')), appendRow: appendCSVRow}
}

func appendCSVRow(line []byte, texts []string, numbers []float64) []byte {
	for k, s := range texts {
		if k > 0 {
			line = append(line, ',')
		}
		line = appendCSV(line, s)
	}
	for k, x := range numbers {
		if k > 0 || len(texts) > 0 {
			line = append(line, ',')
		}
		if !math.IsNaN(x) {
			line = appendNumber(line, x)
		}
	}
	return append(line, '\n')
}

// appendNumber writes 17 significant digits, without trailing zeros. Whole
// numbers, the most of a file of counts, are quicker as integers.
func appendNumber(line []byte, x float64) []byte {
	const exact = 1 << 53
	if n := int64(x); float64(n) == x && n > -exact && n < exact && (n != 0 || !math.Signbit(x)) {
		return strconv.AppendInt(line, n, 10)
	}
	return strconv.AppendFloat(line, x, 'g', digits, 64)
}

func appendCSV(line []byte, s string) []byte {
	plain := true
	for k := range len(s) {
		if c := s[k]; c == ',' || c == '"' || c == '\n' || c == '\r' {
			plain = false
			break
		}
	}
	if plain {
		return append(line, s...)
	}
	line = append(line, '"')
	line = append(line, strings.ReplaceAll(s, `"`, `""`)...)
	line = append(line, '"')
	return line
}

// number writes a number for a message: plain decimals, as many as it has.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
