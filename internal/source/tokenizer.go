package source

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"naru/internal/core"
)

// tokenizer cuts delimited text (RFC 4180) into rows and fields in place.
//
// Outside quotes it looks at eight bytes at a time for a delimiter, a line end
// or a quote. A quote that is not the first character of a field is an
// ordinary character; a blank line is skipped; text after a closing quote and
// a quote that is never closed are errors.
type tokenizer struct {
	name      string
	delimiter byte
	limits    Limits
	line      int   // lines before the data handed to run
	escaped   []int // fields of the current row that hold doubled quotes
	doubled   bool  // whether the field last read by quoted does
}

const (
	ones = 0x0101010101010101
	low7 = 0x7f7f7f7f7f7f7f7f
)

// anyOf marks with 0x80 each byte of w that equals one of three bytes, exactly.
// Each of a, b, c is that byte eight times over.
func anyOf(w, a, b, c uint64) uint64 {
	a, b, c = w^a, w^b, w^c // zero where equal
	a = a&low7 + low7 | a   // its high bit is clear only there
	b = b&low7 + low7 | b
	c = c&low7 + low7 | c
	return ^(a & b & c) &^ low7
}

// word loads eight bytes, padded with zeros at the end of the data.
func word(data []byte, p int) uint64 {
	if p+8 <= len(data) {
		return binary.LittleEndian.Uint64(data[p:])
	}
	var w [8]byte
	copy(w[:], data[p:])
	return binary.LittleEndian.Uint64(w[:])
}

// run cuts data into the block and returns how many bytes the complete rows
// took. The rest is a row cut off by the end of data; when last is set there
// is no such rest.
//
//nolint:gocognit // one pass over gigabytes: its positions stay in registers, which calls would cost
func (t *tokenizer) run(data []byte, b *Block, last bool) (int, error) {
	b.reset(data)
	t.escaped = t.escaped[:0]
	delimiter := uint64(t.delimiter) * ones
	fields := b.fields
	var rowStart, fieldStart, inner int // inner: line ends inside the row's quotes
	p, n := 0, len(data)

scan:
	for p < n {
		w := word(data, p)
		for m := anyOf(w, delimiter, '\n'*ones, '"'*ones); m != 0; m &= m - 1 {
			i := p + bits.TrailingZeros64(m)>>3
			switch c := data[i]; {
			case c == t.delimiter:
				fields = append(fields, spanOf(fieldStart, i))
				fieldStart = i + 1
			case c == '\n':
				end := i
				if end > fieldStart && data[end-1] == '\r' {
					end--
				}
				fields = append(fields, spanOf(fieldStart, end))
				b.fields = fields
				if width := len(fields) - b.starts[len(b.starts)-1]; inner == 0 && len(t.escaped) == 0 &&
					width > 1 && width <= t.limits.MaxColumns && i-rowStart <= t.limits.MaxField {
					t.line++
					b.endRow(t.line) // nothing about this row needs a closer look
				} else if err := t.endRow(b, rowStart, i, inner); err != nil {
					return rowStart, err
				}
				fields = b.fields
				rowStart, fieldStart, inner = i+1, i+1, 0
			case i == fieldStart:
				f, next, state := t.quoted(data, i, last)
				switch state {
				case quoteCut:
					b.fields = fields[:b.starts[len(b.starts)-1]]
					return rowStart, t.checkOpen(n-i, inner)
				case quoteOpen:
					return rowStart, failUnclosedQuote(t.name, t.line+1+inner)
				case quoteDone:
				case quoteTrail:
					bad := t.line + 1 + inner + bytes.Count(data[i:next], newline)
					return rowStart, failAfterQuote(t.name, bad)
				}
				inner += bytes.Count(data[f.start:f.end], newline)
				if t.doubled {
					t.escaped = append(t.escaped, len(fields))
				}
				fields = append(fields, f)
				if next < n && data[next] == t.delimiter {
					fieldStart, p = next+1, next+1
					continue scan
				}
				b.fields = fields
				if err := t.endRow(b, rowStart, min(next, n), inner); err != nil {
					return rowStart, err
				}
				fields = b.fields
				if next >= n {
					return n, nil
				}
				rowStart, fieldStart, inner = next+1, next+1, 0
				p = next + 1
				continue scan
			}
		}
		p += 8
	}
	if rowStart == n || !last {
		b.fields = fields[:b.starts[len(b.starts)-1]]
		return rowStart, nil
	}
	end := n
	if end > fieldStart && data[end-1] == '\r' {
		end--
	}
	fields = append(fields, spanOf(fieldStart, end))
	b.fields = fields
	return n, t.endRow(b, rowStart, n, inner)
}

var newline = []byte{'\n'}

// endRow closes the row data[start:end], checks its size and removes doubled
// quotes. It waits for the end of the row because a row that turns out to be
// cut off is read again from its original bytes.
func (t *tokenizer) endRow(b *Block, start, end, inner int) error {
	t.line += 1 + inner
	line := t.line - inner
	first := b.starts[len(b.starts)-1]
	row := b.fields[first:]
	if len(row) == 1 && row[0].start == row[0].end && int(row[0].start) == start {
		b.fields = b.fields[:first] // a blank line
		return nil
	}
	if len(row) > t.limits.MaxColumns {
		return core.Fail(core.TooLarge,
			"‘%s’의 %d행은 열이 %d개로 한도 %d개를 넘습니다. 구분 문자가 맞는지 확인하십시오.",
			"‘%s’ line %d has %d columns, more than the limit of %d. Check the delimiter.",
			t.name, line, len(row), t.limits.MaxColumns)
	}
	if end-start > t.limits.MaxField {
		for i, f := range row {
			if int(f.end-f.start) > t.limits.MaxField {
				return failLongField(t.name, line, i+1, t.limits.MaxField)
			}
		}
	}
	for _, i := range t.escaped {
		f := &b.fields[i]
		f.end = f.start + uint32(unescape(b.data[f.start:f.end])) //nolint:gosec // not longer than it was
	}
	t.escaped = t.escaped[:0]
	b.endRow(line)
	return nil
}

type quoteState int

const (
	quoteDone  quoteState = iota
	quoteCut              // the data end inside; more is coming
	quoteOpen             // the file ends inside
	quoteTrail            // something other than a delimiter or line end follows
)

// quoted reads the quoted field that opens at data[open] and returns its
// content and the index of the delimiter or '\n' behind it (or beyond the data).
func (t *tokenizer) quoted(data []byte, open int, last bool) (span, int, quoteState) {
	t.doubled = false
	for j := open + 1; ; {
		k := bytes.IndexByte(data[j:], '"')
		if k < 0 {
			if last {
				return span{}, len(data), quoteOpen
			}
			return span{}, len(data), quoteCut
		}
		k += j
		next := k + 1
		if next < len(data) && data[next] == '"' {
			t.doubled = true
			j = next + 1
			continue
		}
		if next < len(data) && data[next] == '\r' {
			next++
		}
		switch {
		case next >= len(data) && !last:
			return span{}, next, quoteCut
		case next >= len(data) || data[next] == '\n' || data[next] == t.delimiter && next == k+1:
			return spanOf(open+1, k), next, quoteDone
		default:
			return span{}, next, quoteTrail
		}
	}
}

// checkOpen refuses to wait any longer for the end of a field or row.
func (t *tokenizer) checkOpen(open, inner int) error {
	if open > t.limits.MaxField {
		return failUnclosedQuote(t.name, t.line+1+inner)
	}
	return nil
}

// unescape turns doubled quotes into single ones in place.
func unescape(b []byte) int {
	n := 0
	for i := 0; i < len(b); i++ {
		b[n] = b[i]
		n++
		if b[i] == '"' {
			i++
		}
	}
	return n
}
