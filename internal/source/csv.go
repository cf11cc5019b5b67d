package source

import (
	"bytes"
	"context"
	"errors"
	"io"

	"naru/internal/core"
)

// csvRows streams delimited text.
type csvRows struct {
	chunks    *chunks
	tokenizer tokenizer
	current   *chunk // the block in use points into it
	rest      []byte // the row that the end of current cut off
	at        int64
	err       error
}

func newCSVRows(ctx context.Context, t text, delimiter byte, limits Limits) *csvRows {
	return &csvRows{
		chunks:    readChunks(ctx, t),
		tokenizer: tokenizer{name: t.name, delimiter: delimiter, limits: limits},
	}
}

func (c *csvRows) next(b *Block) error {
	for {
		if c.err != nil {
			return c.err
		}
		ch := c.chunks.next()
		ch.prepend(c.rest)
		if c.current != nil {
			c.chunks.release(c.current)
		}
		c.current, c.rest, c.err = ch, nil, ch.err
		c.at = ch.consumed
		data := ch.buf[ch.start:ch.end]
		n, err := c.tokenizer.run(data, b, errors.Is(ch.err, io.EOF))
		if err != nil {
			c.err = err // the rows before it are good and come first
		}
		c.rest = data[n:]
		if len(c.rest) > maxRow && c.err == nil {
			c.err = core.Fail(core.TooLarge,
				"‘%s’의 %d행이 %d MiB를 넘습니다. 줄바꿈과 따옴표가 빠지지 않았는지 확인하십시오.",
				"‘%s’ line %d is longer than %d MiB. Check for a missing line end or quote.",
				c.tokenizer.name, c.tokenizer.line+1, maxRow>>20)
		}
		if b.Len() > 0 {
			return nil
		}
	}
}

func (c *csvRows) done() int64 { return c.at }

func (c *csvRows) close() error {
	c.chunks.close()
	return nil
}

// prepend puts the rest of the last chunk in front of this one's text.
func (ch *chunk) prepend(rest []byte) {
	if len(rest) == 0 {
		return
	}
	if len(rest) <= ch.start {
		ch.start -= copy(ch.buf[ch.start-len(rest):ch.start], rest)
		return
	}
	joined := make([]byte, 0, len(rest)+chunkBuffer)
	joined = append(joined[:headroom], rest...)
	joined = append(joined, ch.buf[ch.start:ch.end]...)
	ch.buf, ch.start, ch.end = joined, headroom, len(joined)
}

// openCSV finds the encoding and the delimiter and reads the first rows.
func openCSV(ctx context.Context, t text, sample []byte, opt Options) (*opened, error) {
	bom, err := detectEncoding(&t, sample, opt.Encoding)
	if err != nil {
		return nil, err
	}
	start, last, err := firstText(t, sample)
	if err != nil {
		return nil, err
	}
	var delimiter byte
	if opt.Delimiter != 0 {
		if delimiter, err = delimiterByte(opt.Delimiter); err != nil {
			return nil, err
		}
	} else {
		delimiter = detectDelimiter(t.name, start, opt.Limits, last)
	}
	head, err := firstRows(t.name, start, delimiter, opt.Limits, last)
	if err != nil {
		return nil, err
	}
	return &opened{
		info: Info{Encoding: t.encoding, BOM: bom, Delimiter: string(delimiter)},
		rows: newCSVRows(ctx, t, delimiter, opt.Limits),
		head: head,
	}, nil
}

// headSize is how much of a file is cut into rows to find delimiter and header.
const headSize = 64 << 10

// firstText decodes the start of the file: enough for the header, and more
// when lines are so long that it does not hold one.
func firstText(t text, sample []byte) (decoded []byte, last bool, err error) {
	for _, size := range []int{headSize, len(sample), maxRow} {
		if size > len(sample) && int64(len(sample)) < t.size {
			sample = make([]byte, min(t.size, maxRow))
			if n, err := t.r.ReadAt(sample, 0); n < len(sample) {
				return nil, false, core.Fail(core.Unavailable,
					"‘%s’을(를) 읽을 수 없습니다. 다시 시도하십시오.",
					"‘%s’ cannot be read. Try again.", t.name).Because(err)
			}
		}
		head := sample[:min(size, len(sample))]
		body := head[min(t.start, int64(len(head))):]
		var n int
		decoded, n, _ = decoderOf(t.encoding)(nil, body)
		if bytes.IndexByte(decoded, '\n') >= 0 {
			return decoded, int64(len(head)) == t.size && n == len(body), nil
		}
		last = int64(len(head)) == t.size && n == len(body)
	}
	return decoded, last, nil
}

// firstRows cuts the first rows for the header. An error in a later row is
// left for the reading proper.
func firstRows(name string, start []byte, delimiter byte, limits Limits, last bool) ([][]string, error) {
	var b Block
	t := tokenizer{name: name, delimiter: delimiter, limits: limits}
	_, err := t.run(append([]byte(nil), start...), &b, last)
	if b.Len() == 0 && err != nil {
		return nil, err
	}
	head := make([][]string, min(b.Len(), headRows))
	for r := range head {
		head[r] = b.Strings(r)
	}
	return head, nil
}
