package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"

	"naru/internal/core"
)

// checkZip refuses an archive that unpacks to more than the limits allow,
// before anything is unpacked. The sizes are those that the archive declares;
// reading stops with an error where an entry holds more than it declares.
func checkZip(t text, limits Limits) error {
	z, err := zip.NewReader(t.r, t.size)
	if err != nil {
		return failXLSX(t.name, err)
	}
	if len(z.File) > limits.MaxEntries {
		return core.Fail(core.TooLarge,
			"‘%s’ 안에 파일이 %d개 있어 한도 %d개를 넘습니다. 표만 새 통합 문서로 저장하십시오.",
			"‘%s’ packs %d files, more than the limit of %d. Save just the table as a new workbook.",
			t.name, len(z.File), limits.MaxEntries)
	}
	var sum uint64
	for _, f := range z.File {
		unpacked, packed := f.UncompressedSize64, max(f.CompressedSize64, 1)
		sum += min(unpacked, 1<<62)
		if sum > uint64(limits.MaxUnzipped) { //nolint:gosec // limits are positive
			return core.Fail(core.TooLarge,
				"‘%s’은(는) 풀면 한도 %d바이트를 넘습니다(압축 폭탄일 수 있음). 필요한 시트만 CSV로 저장하십시오.",
				"‘%s’ unpacks to more than the limit of %d bytes (it may be a zip bomb). Save the sheet you need as CSV.",
				t.name, limits.MaxUnzipped)
		}
		if unpacked > sampleSize && unpacked/packed > uint64(limits.MaxRatio) { //nolint:gosec // limits are positive
			return core.Fail(core.TooLarge,
				"‘%s’ 안의 ‘%s’은(는) %d배로 압축되어 한도 %d배를 넘습니다(압축 폭탄일 수 있음). 필요한 시트만 CSV로 저장하십시오.",
				"‘%s’: the part ‘%s’ is packed %d times, more than the limit of %d (it may be a zip bomb). Save the sheet you need as CSV.",
				t.name, f.Name, unpacked/packed, limits.MaxRatio)
		}
	}
	for _, f := range z.File {
		if path.Dir(f.Name) != "xl/worksheets" {
			continue
		}
		if err := wholeSheet(f); err != nil {
			return failXLSX(t.name, err)
		}
	}
	return nil
}

// wholeSheet makes sure that a sheet is undamaged and complete: the reader of
// rows takes the place where the XML breaks off for the end.
func wholeSheet(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	defer r.Close()
	const closing = "worksheet>"
	var tail []byte
	buf := make([]byte, 64<<10)
	for {
		n, err := r.Read(buf)
		tail = append(tail, buf[:n]...)
		tail = tail[max(0, len(tail)-4*len(closing)):]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if !bytes.Contains(tail, []byte(closing)) {
		return errors.New(f.Name + " breaks off")
	}
	return nil
}
