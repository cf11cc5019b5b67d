package calc

import (
	"bufio"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// digits is how many significant digits tell any two float64 apart.
const digits = 17

const writeBuffer = 256 << 10

// csvRows writes comma-separated text with line feeds (RFC 4180 quoting).
type csvRows struct {
	w    *bufio.Writer
	line []byte
}

func newCSVRows(w io.Writer, texts, numbers []string) *csvRows {
	c := &csvRows{w: bufio.NewWriterSize(w, writeBuffer)}
	for k, name := range slices.Concat(texts, numbers) {
		if k > 0 {
			c.line = append(c.line, ',')
		}
		c.line = appendCSV(c.line, name)
	}
	c.line = append(c.line, '\n')
	return c
}

func (c *csvRows) row(texts []string, numbers []float64) error {
	// The line before is still in c.line: an error of the header shows here too.
	if _, err := c.w.Write(c.line); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	line := c.line[:0]
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
	line = append(line, '\n')
	c.line = line
	return nil
}

func (c *csvRows) finish() error {
	if _, err := c.w.Write(c.line); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	return c.w.Flush() //nolint:wrapcheck // told by Output.writeTo
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
