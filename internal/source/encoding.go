package source

import (
	"bytes"
	"fmt"
	"io"

	"naru/internal/core"
)

// How far to look for the first character that is not ASCII. Tables of plain
// numbers may begin with megabytes of it.
const asciiSearch = 16 << 20

// detectEncoding decides by the byte order mark, then by what the bytes can
// be. sample is the start of the file; the rest is checked while it is read.
func detectEncoding(t *text, sample []byte, wanted Encoding) (bom bool, err error) {
	found := UTF8
	switch {
	case bytes.HasPrefix(sample, []byte{0xEF, 0xBB, 0xBF}):
		t.start, bom = 3, true
	case bytes.HasPrefix(sample, []byte{0xFF, 0xFE}):
		found, t.start, bom = UTF16LE, 2, true
	case bytes.HasPrefix(sample, []byte{0xFE, 0xFF}):
		found, t.start, bom = UTF16BE, 2, true
	case wanted == "":
		found, err = guessEncoding(t, sample)
	}
	if wanted != "" {
		if bom && wanted != found {
			t.start, bom = 0, false // the user insists; then the mark is not one
		}
		found = wanted
	}
	switch found {
	case UTF8, CP949, UTF16LE, UTF16BE:
	default:
		return false, core.Fail(core.Invalid,
			"‘%s’은(는) 읽을 수 없는 문자 인코딩 이름입니다. utf-8, cp949, utf-16le, utf-16be 중에서 고르십시오.",
			"‘%s’ is not an encoding that can be read. Choose utf-8, cp949, utf-16le or utf-16be.", string(found))
	}
	t.encoding = found
	return bom, err
}

// guessEncoding tells UTF-8 from CP949 by the first stretch that is not ASCII.
func guessEncoding(t *text, sample []byte) (Encoding, error) {
	at := int64(0)
	window := sample
	var more []byte
	for asciiPrefix(window) == len(window) {
		at += int64(len(window))
		if at >= t.size || at >= asciiSearch {
			return UTF8, nil
		}
		if more == nil {
			more = make([]byte, len(sample))
		}
		window = more[:min(int64(len(more)), t.size-at)]
		if n, err := t.r.ReadAt(window, at); n < len(window) && err != nil {
			return UTF8, nil //nolint:nilerr // the reader itself will meet the fault and say what is wrong
		}
	}
	first := asciiPrefix(window)
	whole := at+int64(len(window)) == t.size
	utf8Good := goodPrefix(decodeUTF8, window, whole)
	if utf8Good == len(window) {
		return UTF8, nil
	}
	cp949Good := goodPrefix(decodeCP949, window[first:], whole) + first
	if cp949Good == len(window) {
		return CP949, nil
	}
	// Neither fits: say where the one that goes further breaks.
	e, good := UTF8, utf8Good
	if cp949Good > utf8Good {
		e, good = CP949, cp949Good
	}
	line := 1 + bytes.Count(window[:good], newline)
	if at > 0 {
		n, err := countLines(t.r, at)
		if err != nil {
			return e, nil //nolint:nilerr // as above
		}
		line += n
	}
	return e, failEncoding(t.name, e, line, at+int64(good), window[good:min(good+2, len(window))])
}

// goodPrefix is how many bytes of b decode; a cut-off end counts as good
// unless b is the whole rest of the file.
func goodPrefix(d decode, b []byte, whole bool) int {
	_, n, valid := d(make([]byte, 0, len(b)*3/2+4), b)
	if valid && !whole {
		return len(b)
	}
	return n
}

func countLines(r io.ReaderAt, upTo int64) (int, error) {
	b := make([]byte, upTo)
	if _, err := r.ReadAt(b, 0); err != nil {
		return 0, fmt.Errorf("counting lines: %w", err)
	}
	return bytes.Count(b, newline), nil
}
