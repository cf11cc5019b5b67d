package source

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"naru/internal/core"
)

// Table is an open file read as rows. It is used by one goroutine at a time.
type Table struct {
	ctx     context.Context //nolint:containedctx // a table is a stream that lives within one call's context
	info    Info
	header  [][]string
	columns []string
	rows    rows
	block   Block
	skip    int // rows still to be passed over: title and header
	file    *os.File
}

// rows is one format's stream. next fills the block with at least one row or
// gives an error, io.EOF at the end. done is the bytes of the file taken so far.
type rows interface {
	next(b *Block) error
	done() int64
	close() error
}

// opened is what a format knows once a file is open.
type opened struct {
	info    Info
	rows    rows
	head    [][]string // the first rows, where the format does not name its columns
	columns []string   // the names, where it does
}

// OpenFile opens a file by its path. Close the table when done.
func OpenFile(ctx context.Context, path string, opt Options) (*Table, error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, core.Fail(core.NotFound,
				"‘%s’ 파일이 없습니다. 경로를 확인하십시오.",
				"There is no file ‘%s’. Check the path.", path)
		}
		return nil, core.Fail(core.Invalid,
			"‘%s’ 파일을 열 수 없습니다. 읽기 권한을 확인하십시오.",
			"‘%s’ cannot be opened. Check that you may read it.", path).Because(err)
	}
	stat, err := f.Stat()
	if err == nil && stat.IsDir() {
		err = core.Fail(core.Invalid, "‘%s’은(는) 폴더입니다. 파일을 고르십시오.", "‘%s’ is a folder. Choose a file.", path)
	}
	var t *Table
	if err == nil {
		t, err = Open(ctx, f, stat.Size(), name, opt)
	}
	if err != nil {
		_ = f.Close() // the first error is the one to tell
		return nil, err
	}
	t.file = f
	return t, nil
}

// Open opens size bytes of r as a table; name is for its ending and for
// messages. Errors are core errors that name the file, where possible the
// line, and what to do. Close the table when done; r stays the caller's.
func Open(ctx context.Context, r io.ReaderAt, size int64, name string, opt Options) (*Table, error) {
	opt.Limits = opt.Limits.orDefault()
	if size > opt.Limits.MaxBytes {
		return nil, core.Fail(core.TooLarge,
			"‘%s’은(는) %d바이트로 한도 %d바이트를 넘습니다. 파일을 나누거나 설정에서 한도를 올리십시오.",
			"‘%s’ has %d bytes, more than the limit of %d. Split it or raise the limit in the settings.",
			name, size, opt.Limits.MaxBytes)
	}
	sample, err := readSample(r, size, name)
	if err != nil {
		return nil, err
	}
	format, err := detectFormat(name, r, size, sample, opt.Format)
	if err != nil {
		return nil, err
	}
	o, err := openFormat(ctx, format, text{name: name, r: r, size: size}, sample, opt)
	if err != nil {
		return nil, err
	}
	o.info.Name, o.info.Format, o.info.Size = name, format, size
	t := &Table{ctx: ctx, info: o.info, rows: o.rows, columns: o.columns}
	if o.columns == nil {
		err = t.takeHeader(o.head, opt)
	}
	if err != nil {
		_ = t.Close() // the first error is the one to tell
		return nil, err
	}
	return t, nil
}

func openFormat(ctx context.Context, format Format, t text, sample []byte, opt Options) (*opened, error) {
	switch format {
	case XLSX:
		return openXLSX(ctx, t, opt)
	case Parquet:
		return openParquet(t, opt)
	case JSON, JSONLines:
		if err := bareServiceError(t.name, sample); err != nil {
			return nil, err
		}
		return openJSON(ctx, t, sample, format, opt)
	default:
		return openCSV(ctx, t, sample, opt)
	}
}

const sampleSize = 1 << 20

// readSample reads the start of the file, which must not be empty.
func readSample(r io.ReaderAt, size int64, name string) ([]byte, error) {
	if size == 0 {
		return nil, core.Fail(core.Invalid,
			"‘%s’은(는) 빈 파일입니다. 다시 내려받으십시오.",
			"‘%s’ is empty. Download it again.", name)
	}
	sample := make([]byte, min(size, sampleSize))
	if n, err := r.ReadAt(sample, 0); n < len(sample) {
		return nil, core.Fail(core.Unavailable,
			"‘%s’을(를) 읽을 수 없습니다. 다시 시도하십시오.",
			"‘%s’ cannot be read. Try again.", name).Because(err)
	}
	return sample, nil
}

// takeHeader settles which of the first rows are title and header.
func (t *Table) takeHeader(head [][]string, opt Options) error {
	if len(head) == 0 {
		return core.Fail(core.Invalid,
			"‘%s’에 행이 없습니다. 표가 들어 있는 파일인지 확인하십시오.",
			"‘%s’ has no rows. Check that it holds a table.", t.info.Name)
	}
	skip := opt.SkipRows
	if skip == 0 && opt.HeaderRows == 0 {
		skip = detectTitle(head)
	}
	if skip < 0 || skip >= len(head) {
		return t.failHeader(skip, len(head))
	}
	n := opt.HeaderRows
	switch {
	case n == 0:
		n = detectHeader(head[skip:])
	case n == NoHeader:
		n = 0
	case n < 0 || skip+n > len(head):
		return t.failHeader(skip+n, len(head))
	}
	width := 0
	if n == 0 {
		width = len(head[skip])
	}
	t.header = head[skip : skip+n]
	t.columns = columnNames(t.header, width)
	t.info.SkipRows, t.info.HeaderRows = skip, n
	t.skip = skip + n
	return nil
}

func (t *Table) failHeader(wanted, rows int) error {
	return core.Fail(core.Invalid,
		"‘%s’의 제목·머리글 행 수를 %d(으)로 골랐으나 쓸 수 있는 행은 %d개입니다. 행 수를 고치십시오.",
		"‘%s’: %d title and header rows were asked for but only %d rows can serve. Correct the number.",
		t.info.Name, wanted, rows)
}

// Info tells what was found out about the file.
func (t *Table) Info() Info { return t.info }

// Header gives the header rows as they are; none where the format names its
// columns itself.
func (t *Table) Header() [][]string { return t.header }

// Columns gives one name per column, all different. A row may be narrower or
// wider.
func (t *Table) Columns() []string { return t.columns }

// Next gives the next rows, io.EOF at the end. The block is valid until the
// next call. A row may have fewer or more fields than there are columns.
func (t *Table) Next() (*Block, error) {
	for {
		if err := t.ctx.Err(); err != nil {
			return nil, failCancelled(err)
		}
		if err := t.rows.next(&t.block); err != nil {
			if errors.Is(err, errStopped) {
				return nil, failCancelled(context.Cause(t.ctx))
			}
			return nil, err
		}
		n := min(t.skip, t.block.Len())
		t.block.drop(n)
		t.skip -= n
		if t.block.Len() > 0 {
			return &t.block, nil
		}
	}
}

// Progress is how many bytes of the file have been taken, out of how many.
func (t *Table) Progress() (done, total int64) {
	return min(t.rows.done(), t.info.Size), t.info.Size
}

// Close stops reading and frees what the table holds.
func (t *Table) Close() error {
	err := t.rows.close()
	if t.file != nil {
		err = errors.Join(err, t.file.Close())
		t.file = nil
	}
	return err
}
