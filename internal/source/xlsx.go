package source

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
)

// A block of a sheet ends after so many rows, or fields: the first rows of a
// wide sheet must not cost as much as all of it.
const (
	xlsxBlock  = 1024
	xlsxFields = 1 << 14
)

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

// open chooses the sheet and reads its first rows.
func (x *xlsxRows) open(wanted string) (*opened, error) {
	sheets, hidden := x.sheets()
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
	return &opened{info: Info{Sheet: x.sheet, Sheets: sheets, Hidden: hidden}, rows: x, head: head}, nil
}

func (x *xlsxRows) sheets() (visible, hidden []string) {
	for _, s := range x.file.GetSheetList() {
		if shown, err := x.file.GetSheetVisible(s); err == nil && shown {
			visible = append(visible, s)
		} else {
			hidden = append(hidden, s)
		}
	}
	return visible, hidden
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
	defer rows.Close()
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

func (x *xlsxRows) next(b *Block) error {
	if x.err != nil {
		return x.err
	}
	b.reset(b.data[:0])
	for b.Len() < xlsxBlock && len(b.fields) < xlsxFields {
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
	return c.r.Read(p) //nolint:wrapcheck // io.EOF must stay itself
}
