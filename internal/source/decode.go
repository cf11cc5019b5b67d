package source

import (
	"encoding/binary"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
)

// decode appends the UTF-8 form of src to dst and reports how many bytes of
// src it took. It stops early before a character that the end of src cuts off
// (valid is true) and before a byte sequence that is no character (false).
type decode func(dst, src []byte) (out []byte, n int, valid bool)

func decoderOf(e Encoding) decode {
	switch e {
	case CP949:
		return decodeCP949
	case UTF16LE:
		return func(dst, src []byte) ([]byte, int, bool) { return decodeUTF16(dst, src, binary.LittleEndian) }
	case UTF16BE:
		return func(dst, src []byte) ([]byte, int, bool) { return decodeUTF16(dst, src, binary.BigEndian) }
	default:
		return decodeUTF8
	}
}

func decodeUTF8(dst, src []byte) ([]byte, int, bool) {
	whole := src[:len(src)-cutRune(src)]
	if utf8.Valid(whole) {
		return append(dst, whole...), len(whole), true
	}
	n := 0
	for {
		r, size := utf8.DecodeRune(whole[n:])
		if r == utf8.RuneError && size == 1 {
			return append(dst, whole[:n]...), n, false
		}
		n += size
	}
}

// cutRune is how many bytes at the end of b begin a character that goes on.
func cutRune(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		c := b[len(b)-i]
		if utf8.RuneStart(c) {
			if utf8.FullRune(b[len(b)-i:]) {
				return 0
			}
			return i
		}
	}
	return 0
}

// The second byte of CP949 runs from 0x41 to 0xFE, the first from 0x81.
const (
	leadMin, trailMin = 0x81, 0x41
	leads, trails     = 0xFE - leadMin + 1, 0xFE - trailMin + 1
)

// cp949 is the whole two-byte code page as runes, 0 where there is no
// character. It is laid out from the library's decoder once; looking a pair up
// is several times faster than running the decoder and finds the exact place
// of a wrong byte.
var cp949 = sync.OnceValue(func() *[leads * trails]uint16 {
	var table [leads * trails]uint16
	decoder := korean.EUCKR.NewDecoder()
	for lead := range leads {
		for trail := range trails {
			out, err := decoder.Bytes([]byte{byte(leadMin + lead), byte(trailMin + trail)})
			r, size := utf8.DecodeRune(out)
			if err == nil && size == len(out) && r != utf8.RuneError {
				table[lead*trails+trail] = uint16(r) // every character is in the basic plane
			}
		}
	}
	return &table
})

func decodeCP949(dst, src []byte) ([]byte, int, bool) {
	table := cp949()
	for n := 0; n < len(src); {
		run := n + asciiPrefix(src[n:])
		dst = append(dst, src[n:run]...)
		if n = run; n == len(src) {
			break
		}
		lead := int(src[n]) - leadMin
		if lead < 0 || lead >= leads {
			return dst, n, false
		}
		if n+1 == len(src) {
			return dst, n, true
		}
		trail := int(src[n+1]) - trailMin
		if trail < 0 || trail >= trails {
			return dst, n, false
		}
		r := table[lead*trails+trail]
		if r == 0 {
			return dst, n, false
		}
		dst = utf8.AppendRune(dst, rune(r))
		n += 2
	}
	return dst, len(src), true
}

// asciiPrefix is how many bytes at the start of b are ASCII.
func asciiPrefix(b []byte) int {
	n := 0
	for n+8 <= len(b) && binary.LittleEndian.Uint64(b[n:])&^low7 == 0 {
		n += 8
	}
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

func decodeUTF16(dst, src []byte, order binary.ByteOrder) ([]byte, int, bool) {
	n := 0
	for n+2 <= len(src) {
		r := rune(order.Uint16(src[n:]))
		if !utf16.IsSurrogate(r) {
			dst = utf8.AppendRune(dst, r)
			n += 2
			continue
		}
		if n+4 > len(src) {
			break
		}
		if r = utf16.DecodeRune(r, rune(order.Uint16(src[n+2:]))); r == utf8.RuneError {
			return dst, n, false
		}
		dst = utf8.AppendRune(dst, r)
		n += 4
	}
	return dst, n, true
}
