package calc

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"naru/internal/core"
)

// Format is how a result is written.
type Format string

// The formats of a result.
const (
	CSV     Format = "csv"     // UTF-8, comma, header row; numbers to 17 significant digits, NA empty
	JSON    Format = "json"    // an array of objects, NA null
	Parquet Format = "parquet" // text and nullable doubles
)

// Output says where a result goes.
type Output struct {
	Format Format          // "" is CSV
	File   string          // path; "" is Stdout
	Stdout io.Writer       // for File ""
	Note   func(core.Text) // told what a reader of the result should know; nil for nobody
}

func (out Output) note(t core.Text) {
	if out.Note != nil {
		out.Note(t)
	}
}

func (out Output) validate() error {
	switch out.Format {
	case "", CSV, JSON, Parquet:
		return nil
	default:
		return usage("--format는 csv, json, parquet 가운데 하나입니다.", "--format is csv, json or parquet.")
	}
}

// rowWriter writes a table row by row. Texts and numbers are in the order of
// the names it was made with; NaN is NA. finish writes what is pending.
type rowWriter interface {
	row(texts []string, numbers []float64) error
	finish() error
}

// write makes a table of the named columns, texts first, and lets fill write
// its rows. A file appears only when it is whole.
func (out Output) write(texts, numbers []string, fill func(rowWriter) error) error {
	if out.File == "" {
		return out.writeTo(out.Stdout, texts, numbers, fill)
	}
	f, err := os.CreateTemp(filepath.Dir(out.File), ".naru-*")
	if err != nil {
		return failWrite(out.File, err)
	}
	err = out.writeTo(f, texts, numbers, fill)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = replaceFile(f.Name(), out.File)
	}
	if err == nil {
		return nil
	}
	_ = os.Remove(f.Name())
	if known, ours := errors.AsType[*core.Error](err); ours {
		return known
	}
	return failWrite(out.File, err)
}

// replaceFile gives the finished file its name and the rights that a file
// made in the ordinary way would have.
func replaceFile(from, to string) error {
	const ordinary fs.FileMode = 0o644
	if err := os.Chmod(from, ordinary); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (out Output) writeTo(w io.Writer, texts, numbers []string, fill func(rowWriter) error) error {
	var rows rowWriter
	var err error
	switch out.Format {
	case JSON:
		rows = newTextRows(w, jsonForm(texts, numbers))
	case Parquet:
		rows, err = newParquetRows(w, texts, numbers)
	default:
		rows = newTextRows(w, csvForm(texts, numbers))
	}
	if err == nil {
		err = fill(rows)
	}
	if err == nil {
		err = rows.finish()
	}
	if _, ours := errors.AsType[*core.Error](err); err != nil && !ours {
		return failWrite(cmp.Or(out.File, "stdout"), err)
	}
	return err
}

func failWrite(name string, cause error) error {
	return core.Fail(core.Unavailable,
		"결과를 ‘%s’에 쓰지 못했습니다. 폴더가 있는지, 쓸 수 있는지, 남은 공간이 있는지 확인해 주십시오.",
		"The result could not be written to ‘%s’. Check that its folder exists, may be written to and has space left.",
		name).Because(cause)
}
