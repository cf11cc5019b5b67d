package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
)

const xlsxBlock = 1024 // rows per block

// xlsxRows streams one sheet. Cells give their stored value, not the rounded
// one on screen; a column of dates gives 2024-05-01.
type xlsxRows struct {
	name     string
	limits   Limits
	file     *excelize.File
	sheet    string
	rows     *excelize.Rows
	dates    []bool // by column
	date1904 bool
	line     int
	total    int // rows the sheet says it has
	size     int64
	err      error
}

func openXLSX(ctx context.Context, t text, opt Options) (*opened, error) {
	if err := checkZip(t, opt.Limits); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(contextReader{ctx, io.NewSectionReader(t.r, 0, t.size)}, excelize.Options{
		RawCellValue:   true,
		UnzipSizeLimit: opt.Limits.MaxUnzipped,
	})
	if err != nil {
		if ctx.Err() != nil {
			return nil, failCancelled(ctx.Err())
		}
		return nil, failXLSX(t.name, err)
	}
	x := &xlsxRows{name: t.name, limits: opt.Limits, file: f, size: t.size}
	o, err := x.open(opt.Sheet)
	if err != nil {
		_ = x.close() // the first error is the one to tell
		return nil, err
	}
	return o, nil
}

func failXLSX(name string, cause error) error {
	return core.Fail(core.Invalid,
		"‘%s’을(를) 엑셀 파일로 읽을 수 없습니다. 엑셀에서 열어 .xlsx로 다시 저장하십시오.",
		"‘%s’ cannot be read as an Excel file. Open it in Excel and save it again as .xlsx.", name).Because(cause)
}

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
		if sum > uint64(limits.MaxUnzipped) {
			return core.Fail(core.TooLarge,
				"‘%s’은(는) 풀면 한도 %d바이트를 넘습니다(압축 폭탄일 수 있음). 필요한 시트만 CSV로 저장하십시오.",
				"‘%s’ unpacks to more than the limit of %d bytes (it may be a zip bomb). Save the sheet you need as CSV.",
				t.name, limits.MaxUnzipped)
		}
		if unpacked > sampleSize && unpacked/packed > uint64(limits.MaxRatio) {
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
		return err
	}
	defer r.Close() //nolint:errcheck // only read
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
			return err
		}
	}
	if !bytes.Contains(tail, []byte(closing)) {
		return errors.New(f.Name + " breaks off")
	}
	return nil
}

// open chooses the sheet and reads its first rows.
func (x *xlsxRows) open(wanted string) (*opened, error) {
	sheets := x.visibleSheets()
	switch {
	case len(sheets) == 0:
		return nil, failXLSX(x.name, errors.New("no visible sheet"))
	case wanted == "":
		x.sheet = sheets[0]
	case slices.Contains(x.file.GetSheetList(), wanted):
		x.sheet = wanted
	default:
		return nil, core.Fail(core.Invalid,
			"‘%s’에 ‘%s’ 시트가 없습니다. 있는 시트: %s",
			"‘%s’ has no sheet ‘%s’. It has: %s", x.name, wanted, strings.Join(sheets, ", "))
	}
	if props, err := x.file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		x.date1904 = *props.Date1904
	}
	x.total = x.rowCount()
	if err := x.findDates(); err != nil {
		return nil, err
	}
	var head [][]string
	if err := x.each(headRows, func(row []string) { head = append(head, row) }); err != nil {
		return nil, err
	}
	rows, err := x.file.Rows(x.sheet)
	if err != nil {
		return nil, failXLSX(x.name, err)
	}
	x.rows = rows
	return &opened{info: Info{Sheet: x.sheet, Sheets: sheets}, rows: x, head: head}, nil
}

func (x *xlsxRows) visibleSheets() []string {
	var out []string
	for _, s := range x.file.GetSheetList() {
		if visible, err := x.file.GetSheetVisible(s); err == nil && visible {
			out = append(out, s)
		}
	}
	return out
}

func (x *xlsxRows) rowCount() int {
	ref, err := x.file.GetSheetDimension(x.sheet)
	if err != nil {
		return 0
	}
	_, last, _ := strings.Cut(ref, ":")
	_, rows, err := excelize.CellNameToCoordinates(last)
	if err != nil {
		return 0
	}
	return rows
}

// each visits the first n rows that are not blank.
func (x *xlsxRows) each(n int, visit func([]string)) error {
	rows, err := x.file.Rows(x.sheet)
	if err != nil {
		return failXLSX(x.name, err)
	}
	defer rows.Close() //nolint:errcheck // only a temporary file being read
	for n > 0 && rows.Next() {
		row, err := rows.Columns()
		if err != nil {
			return failXLSX(x.name, err)
		}
		if filledWidth(row) > 0 {
			visit(x.plain(row))
			n--
		}
	}
	return nil
}

// findDates compares stored and shown values in the first rows: where a stored
// number is shown as a date, the column holds dates.
func (x *xlsxRows) findDates() error {
	stored, err := x.file.Rows(x.sheet)
	if err != nil {
		return failXLSX(x.name, err)
	}
	defer stored.Close() //nolint:errcheck // only a temporary file being read
	shown, err := x.file.Rows(x.sheet)
	if err != nil {
		return failXLSX(x.name, err)
	}
	defer shown.Close() //nolint:errcheck // only a temporary file being read
	for range headRows {
		if !stored.Next() || !shown.Next() {
			break
		}
		a, err := stored.Columns()
		if err != nil {
			return failXLSX(x.name, err)
		}
		b, err := shown.Columns(excelize.Options{RawCellValue: false})
		if err != nil {
			return failXLSX(x.name, err)
		}
		for c := range min(len(a), len(b)) {
			if a[c] != b[c] && isSerial(a[c]) && looksLikeDate(b[c]) {
				x.markDate(c)
			}
		}
	}
	return nil
}

func (x *xlsxRows) markDate(column int) {
	for len(x.dates) <= column {
		x.dates = append(x.dates, false)
	}
	x.dates[column] = true
}

// isSerial reports a number that can be a day of Excel's calendar, 1900 to 2200.
func isSerial(s string) bool {
	v, err := strconv.ParseFloat(s, 64)
	return err == nil && v >= 1 && v < 110_000
}

func looksLikeDate(s string) bool {
	digits := strings.Count(s, "-") + strings.Count(s, "/") + strings.Count(s, ".")
	return !strings.HasPrefix(s, "-") && digits >= 2 || strings.Contains(s, "년") ||
		digits == 1 && strings.ContainsAny(s, "-/")
}

// plain turns the serial numbers of date columns into dates.
func (x *xlsxRows) plain(row []string) []string {
	for c := range min(len(row), len(x.dates)) {
		if !x.dates[c] || !isSerial(row[c]) {
			continue
		}
		serial, _ := strconv.ParseFloat(row[c], 64) // isSerial has parsed it
		if day, err := excelize.ExcelDateToTime(serial, x.date1904); err == nil {
			row[c] = day.Format(time.DateOnly)
		}
	}
	return row
}

func (x *xlsxRows) next(b *Block) error {
	if x.err != nil {
		return x.err
	}
	b.reset(b.data[:0])
	for b.Len() < xlsxBlock {
		if !x.rows.Next() {
			x.err = io.EOF
			if err := x.rows.Error(); err != nil {
				x.err = failXLSX(x.name, err)
			}
			break
		}
		x.line++
		row, err := x.rows.Columns()
		if err != nil {
			x.err = failXLSX(x.name, err)
			break
		}
		if filledWidth(row) == 0 {
			continue
		}
		if x.err = x.take(b, x.plain(row)); x.err != nil {
			break
		}
	}
	if b.Len() == 0 {
		return x.err
	}
	return nil
}

func (x *xlsxRows) take(b *Block, row []string) error {
	if len(row) > x.limits.MaxColumns {
		return core.Fail(core.TooLarge,
			"‘%s’의 %d행은 열이 %d개로 한도 %d개를 넘습니다. 표만 남기고 저장하십시오.",
			"‘%s’ row %d has %d columns, more than the limit of %d. Keep only the table and save it again.",
			x.name, x.line, len(row), x.limits.MaxColumns)
	}
	for c, value := range row {
		if len(value) > x.limits.MaxField {
			return failLongField(x.name, x.line, c+1, x.limits.MaxField)
		}
		b.appendString(value)
	}
	b.endRow(x.line)
	return nil
}

// done estimates by rows: how far the sheet's part of the archive is read is
// not to be known.
func (x *xlsxRows) done() int64 {
	if x.total == 0 || x.err != nil || x.line >= x.total {
		return x.size
	}
	return x.size * int64(x.line) / int64(x.total)
}

func (x *xlsxRows) close() error {
	var err error
	if x.rows != nil {
		err = x.rows.Close()
	}
	return errors.Join(err, x.file.Close())
}

// contextReader stops reading when the context ends.
type contextReader struct {
	ctx context.Context //nolint:containedctx // lives for one call
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
