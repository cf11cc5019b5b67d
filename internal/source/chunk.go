package source

import (
	"bytes"
	"context"
	"errors"
	"io"

	"naru/internal/core"
)

const (
	chunkSize = 256 << 10 // source bytes per chunk: fits the processor's cache
	headroom  = 64 << 10  // space in front for the row cut off by the last chunk
	inFlight  = 3         // one being read, one waiting, one in use

	// Two bytes of CP949 or UTF-16 grow to three at most.
	chunkBuffer = headroom + chunkSize + chunkSize/2
)

// text describes where characters come from.
type text struct {
	name     string
	r        io.ReaderAt
	size     int64
	start    int64 // after the byte order mark
	encoding Encoding
}

// chunk is a stretch of text in UTF-8, checked: no wrong bytes, no NUL.
type chunk struct {
	buf        []byte
	start, end int
	consumed   int64 // bytes of the source up to and including this chunk
	err        error // what stopped the reading after these bytes; io.EOF at the end
}

// chunks reads ahead in a goroutine of its own, so that reading, transcoding
// and checking overlap with cutting into fields.
type chunks struct {
	cancel context.CancelFunc
	full   chan *chunk
	free   chan *chunk
	done   chan struct{}
}

func readChunks(ctx context.Context, t text) *chunks {
	ctx, cancel := context.WithCancel(ctx)
	c := &chunks{
		cancel: cancel,
		full:   make(chan *chunk, inFlight),
		free:   make(chan *chunk, inFlight),
		done:   make(chan struct{}),
	}
	for range inFlight {
		c.free <- &chunk{}
	}
	go func() {
		defer close(c.done)
		defer close(c.full)
		c.run(ctx, t)
	}()
	return c
}

// next gives the next chunk; the last one carries its error.
func (c *chunks) next() *chunk {
	ch, ok := <-c.full
	if !ok {
		return &chunk{err: errStopped}
	}
	return ch
}

// release gives a chunk's memory back.
func (c *chunks) release(ch *chunk) { c.free <- ch }

func (c *chunks) close() {
	c.cancel()
	<-c.done
}

// errStopped is what a closed reader gives; the table turns it into the
// context's own reason.
var errStopped = errors.New("reading was stopped")

func (c *chunks) run(ctx context.Context, t text) {
	decode := decoderOf(t.encoding)
	raw := make([]byte, chunkSize)
	pending := 0 // bytes at the start of raw left over from the last chunk
	line := 1
	for at := t.start; ; {
		var ch *chunk
		select {
		case ch = <-c.free:
		case <-ctx.Done():
			return
		}
		want := int(min(int64(len(raw)-pending), t.size-at))
		n, err := t.r.ReadAt(raw[pending:pending+want], at)
		at += int64(n)
		if n < want && (err == nil || errors.Is(err, io.EOF)) {
			err = io.ErrUnexpectedEOF
		}
		if n == want {
			err = nil
		}
		src := raw[:pending+n]
		used, valid := ch.fill(decode, src)
		out := ch.buf[ch.start:ch.end]
		offset := at - int64(len(src)) + int64(used) // of the first byte not decoded
		ch.consumed, ch.err = offset, nil
		atEnd := at == t.size
		nul := bytes.IndexByte(out, 0)
		switch {
		case nul >= 0:
			ch.end = ch.start + nul
			ch.err = failNUL(t.name, line+bytes.Count(out[:nul], newline))
		case !valid || atEnd && used < len(src):
			bad := src[used:min(used+2, len(src))]
			ch.err = failEncoding(t.name, t.encoding, line+bytes.Count(out, newline), offset, bad)
		case err != nil:
			ch.err = core.Fail(core.Unavailable,
				"‘%s’을(를) 끝까지 읽지 못했습니다. 파일이 지워지거나 바뀌지 않았는지 확인하고 다시 시도하십시오.",
				"‘%s’ could not be read to the end. Check that it was not removed or changed, and try again.",
				t.name).Because(err)
		case atEnd:
			ch.err = io.EOF
		}
		line += bytes.Count(out, newline)
		pending = copy(raw, src[used:])
		c.full <- ch
		if ch.err != nil {
			return
		}
	}
}

// fill decodes src into the chunk's buffer behind the headroom.
func (ch *chunk) fill(decode decode, src []byte) (used int, valid bool) {
	if cap(ch.buf) < chunkBuffer {
		ch.buf = make([]byte, 0, chunkBuffer)
	}
	out, used, valid := decode(ch.buf[:headroom], src)
	ch.buf, ch.start, ch.end = out, headroom, len(out)
	return used, valid
}
