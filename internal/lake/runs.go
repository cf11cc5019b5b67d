package lake

import (
	"encoding/binary"
	"errors"
)

var errRuns = errors.New("lake: dictionary indices do not fit the page")

// decodeRuns reads the dictionary indices of a data page: one byte of bit
// width, then Parquet's hybrid of run-length and bit-packed runs. All of dst is
// filled, with indices below limit.
//
// https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
func decodeRuns(dst []uint32, page []byte, limit int) error {
	const maxWidth, group = 32, 8
	if len(page) == 0 || page[0] > maxWidth {
		return errRuns
	}
	width := int(page[0])
	page = page[1:]
	for len(dst) > 0 {
		head, n := binary.Uvarint(page)
		if n <= 0 {
			return errRuns
		}
		page = page[n:]
		if head&1 == 0 {
			size := (width + group - 1) / group
			if head>>1 == 0 || len(page) < size {
				return errRuns
			}
			var whole [4]byte
			copy(whole[:], page[:size])
			page = page[size:]
			index := binary.LittleEndian.Uint32(whole[:])
			if int64(index) >= int64(limit) {
				return errRuns
			}
			run := min(head>>1, uint64(len(dst)))
			for i := range run {
				dst[i] = index
			}
			dst = dst[run:]
			continue
		}
		if head>>1 == 0 || head>>1 > uint64(len(page)) {
			return errRuns
		}
		size := int(head>>1) * width
		if len(page) < size {
			return errRuns
		}
		run := min(int(head>>1)*group, len(dst))
		if !unpack(dst[:run], page[:size], width, limit) {
			return errRuns
		}
		page, dst = page[size:], dst[run:]
	}
	return nil
}

// unpack reads little-endian bit-packed numbers.
func unpack(dst []uint32, packed []byte, width, limit int) bool {
	mask := uint64(1)<<width - 1
	top := uint64(0)
	var bits uint64
	have := 0
	for i := range dst {
		if have < width {
			if len(packed) >= 4 {
				bits |= uint64(binary.LittleEndian.Uint32(packed)) << have
				packed, have = packed[4:], have+32
			}
			for have < width && len(packed) > 0 {
				bits |= uint64(packed[0]) << have
				packed, have = packed[1:], have+8
			}
		}
		v := bits & mask
		bits >>= width
		have -= width
		top = max(top, v)
		dst[i] = uint32(v)
	}
	return top < uint64(limit)
}
