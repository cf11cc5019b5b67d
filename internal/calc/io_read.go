package calc

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// readCells reads the file in whichever form it is.
func (in IOInput) readCells(ctx context.Context) (*cells, error) {
	conditions, err := in.panelInput().conditions()
	if err != nil {
		return nil, err
	}
	t, err := openWith(ctx, in.File, in.Stdin, source.Options{HeaderRows: in.HeaderRows})
	if err != nil {
		return nil, err
	}
	defer t.close()
	names := plainColumns(t)
	c := newCells(t.name, in.Duplicates == DuplicatesSum)
	defer c.again.settle()
	c.ragged = t.Info().Format != source.CSV
	row, column, value := or(in.Row, DefaultRow), or(in.Column, DefaultColumn), or(in.Value, DefaultValue)
	if in.Column == "" && !slices.Contains(names, column) && slices.Contains(names, shortColumn) {
		column = shortColumn
	}
	long := in.Row != "" || in.Column != "" || in.Value != "" || len(in.Where) > 0 ||
		slices.Contains(names, row) && slices.Contains(names, column) && slices.Contains(names, value)
	if !long {
		return c, c.readSquare(t, names)
	}
	r := &longReader{cells: c, strict: t.Info().Format == source.CSV}
	for _, want := range []struct {
		flag, name string
		to         *int
	}{{"--row", row, &r.row}, {"--column", column, &r.column}, {"--value", value, &r.value}} {
		if *want.to, err = r.find(names, want.flag, want.name); err != nil {
			return nil, err
		}
	}
	for _, condition := range conditions {
		at, err := r.find(names, "--where", condition.column)
		if err != nil {
			return nil, err
		}
		r.filter = append(r.filter, filter{condition: condition, at: at})
	}
	return c, r.read(t)
}

func plainColumns(t *opened) []string {
	names := make([]string, len(t.Columns()))
	for k, n := range t.Columns() {
		names[k] = plainName(n)
	}
	return names
}

// longReader reads a cell from each row of a file.
type longReader struct {
	*cells

	row, column, value int
	last               int  // column that a row must have
	strict             bool // see reader
	filter             []filter
	kept               int
}

func (r *longReader) find(names []string, flag, name string) (int, error) {
	at := slices.Index(names, name)
	switch {
	case at < 0:
		return 0, core.Fail(core.Invalid,
			"%[1]s에 ‘%[2]s’ 열이 없습니다. 있는 열: %[3]s. %[4]s에 열 이름을 적어 주십시오.",
			"%[1]s has no column ‘%[2]s’. Its columns: %[3]s. Name one with %[4]s.",
			r.file, name, fewNames(names), flag)
	case slices.Contains(names[at+1:], name):
		return 0, core.Fail(core.Invalid,
			"%s에 ‘%s’ 열이 둘 이상 있습니다. 열 이름을 구분해 주십시오.",
			"%s has more than one column ‘%s’. Tell their names apart.", r.file, name)
	}
	r.last = max(r.last, at)
	return at, nil
}

func (r *longReader) read(t *opened) error {
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		for row := range b.Len() {
			if err := r.take(b, row); err != nil {
				return err
			}
		}
	}
	if r.kept > 0 {
		return nil
	}
	for _, f := range r.filter {
		if len(f.seen) > 0 {
			return core.Fail(core.Invalid,
				"%[1]s에서 --where %[2]s=%[3]s에 맞는 행이 없습니다. ‘%[2]s’ 열에는 %[4]s 등이 있습니다.",
				"%[1]s has no row with --where %[2]s=%[3]s. Column ‘%[2]s’ holds values such as %[4]s.",
				r.file, f.column, strings.Join(f.values, "|"), strings.Join(f.seen, ", "))
		}
	}
	return failEmpty(r.file)
}

func (r *longReader) take(b *source.Block, row int) error {
	if r.strict && b.Width(row) <= r.last {
		return core.Fail(core.Invalid,
			"%s의 %d행에 값이 %d개뿐입니다. %d개 이상이어야 합니다. 줄이 잘리지 않았는지 확인해 주십시오.",
			"%s line %d has only %d of the %d fields that it needs. Check that the line is whole.",
			r.file, b.Line(row), b.Width(row), r.last+1)
	}
	for k := range r.filter {
		f := &r.filter[k]
		if field := b.Field(row, f.at); !f.accepts(field) {
			if r.kept == 0 {
				f.remember(field)
			}
			return nil
		}
	}
	i, ok := r.rows.id(b.Field(row, r.row))
	j, ok2 := r.columns.id(b.Field(row, r.column))
	if !ok || !ok2 {
		at := r.row
		if ok {
			at = r.column
		}
		return core.Fail(core.Invalid,
			"%s의 %d행 %d열에 부문 이름이 비어 있습니다. 채우거나 --where로 그 행을 빼 주십시오.",
			"%s line %d column %d: the name of the sector is empty. Fill it in, or leave the row out with --where.",
			r.file, b.Line(row), at+1)
	}
	v, err := r.number(b, row, r.value)
	if err != nil {
		return err
	}
	r.kept++
	return r.put(i, j, v, b.Line(row))
}

// number reads a cell; NaN for a blank or a flag without a number.
func (c *cells) number(b *source.Block, row, column int) (float64, error) {
	field := b.Field(row, column)
	v, flag, ok := source.ParseNumber(field)
	if !ok || math.IsInf(v, 0) {
		return 0, core.Fail(core.Invalid,
			"%[1]s의 %[2]d행 %[3]d열 ‘%[4]s’은(는) 수가 아닙니다. 고치거나, 값이 없으면 비워 두십시오.",
			"%[1]s line %[2]d column %[3]d: ‘%[4]s’ is not a number. Correct it, or leave it empty when there is no value.",
			c.file, b.Line(row), column+1, string(field))
	}
	if flag == core.None {
		v = math.NaN()
	}
	return v, nil
}

func failEmpty(file string) error {
	return core.Fail(core.Invalid,
		"%s에 자료 행이 없습니다. 머리글 아래에 행이 있는지 확인해 주십시오.",
		"%s has no rows of data. Check that there are rows below the header.", file)
}

// fewNames lists names for a message, not a thousand of them.
func fewNames(names []string) string {
	const few = 12
	if len(names) > few {
		return strings.Join(names[:few], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
