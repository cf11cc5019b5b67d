package calc

import (
	"fmt"
	"io"
	"math"
	"runtime"

	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"
	"golang.org/x/sync/errgroup"
)

// rowGroup is how many rows are gathered before they are written.
const rowGroup = 1 << 17

// parquetRows writes text columns and nullable doubles. It uses the plain
// writer of columns: the one for Arrow tables brings an RPC stack with it.
type parquetRows struct {
	w       *file.Writer
	out     *steadyWriter
	texts   []textColumn
	numbers []numberColumn
	rows    int // gathered, not yet written
}

// textColumn is what is gathered of a column of codes, of which there are few.
type textColumn struct {
	values []parquet.ByteArray
	known  map[string]parquet.ByteArray
}

// numberColumn is what is gathered of a column of numbers: those that are
// there, and for every row a level of 1 where one is and 0 where it is NA.
type numberColumn struct {
	values []float64
	levels []int16
}

func newParquetRows(w io.Writer, texts, numbers []string) (*parquetRows, error) {
	fields := make(schema.FieldList, 0, len(texts)+len(numbers))
	p := &parquetRows{out: &steadyWriter{w: w}, numbers: make([]numberColumn, len(numbers))}
	for _, name := range texts {
		node, err := schema.NewPrimitiveNodeLogical(name, parquet.Repetitions.Required,
			schema.StringLogicalType{}, parquet.Types.ByteArray, -1, -1)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", name, err)
		}
		fields = append(fields, node)
		p.texts = append(p.texts, textColumn{known: map[string]parquet.ByteArray{}})
	}
	for _, name := range numbers {
		fields = append(fields, schema.NewFloat64Node(name, parquet.Repetitions.Optional, -1))
	}
	root, err := schema.NewGroupNode("result", parquet.Repetitions.Required, fields, -1)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	// Few computed numbers occur twice: a dictionary of them is work for nothing.
	properties := []parquet.WriterProperty{parquet.WithCreatedBy("naru"), parquet.WithCompression(compress.Codecs.Zstd)}
	for _, name := range numbers {
		properties = append(properties, parquet.WithDictionaryFor(name, false))
	}
	p.w = file.NewParquetWriter(p.out, root, file.WithWriterProps(parquet.NewWriterProperties(properties...)))
	return p, nil
}

func (p *parquetRows) row(texts []string, numbers []float64) error {
	for k, s := range texts {
		p.texts[k].add(s)
	}
	for k, x := range numbers {
		p.numbers[k].add(x)
	}
	p.rows++
	if p.rows < rowGroup {
		return nil
	}
	return p.flush()
}

func (c *textColumn) add(s string) {
	b, ok := c.known[s]
	if !ok {
		b = parquet.ByteArray(s)
		c.known[s] = b
	}
	c.values = append(c.values, b)
}

func (c *numberColumn) add(x float64) {
	if math.IsNaN(x) {
		c.levels = append(c.levels, 0)
		return
	}
	c.levels = append(c.levels, 1)
	c.values = append(c.values, x)
}

// flush writes what is gathered as a row group, its columns at the same time.
func (p *parquetRows) flush() error {
	p.rows = 0
	group := p.w.AppendBufferedRowGroup()
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for k := range p.texts {
		work.Go(func() error { return p.texts[k].write(group, k) })
	}
	for k := range p.numbers {
		work.Go(func() error { return p.numbers[k].write(group, len(p.texts)+k) })
	}
	if err := work.Wait(); err != nil {
		return err
	}
	if err := group.Close(); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	return p.out.err
}

func (c *textColumn) write(group file.BufferedRowGroupWriter, at int) error {
	w, err := column[*file.ByteArrayColumnChunkWriter](group, at)
	if err != nil {
		return err
	}
	_, err = w.WriteBatch(c.values, nil, nil)
	c.values = c.values[:0]
	return err //nolint:wrapcheck // told by Output.writeTo
}

func (c *numberColumn) write(group file.BufferedRowGroupWriter, at int) error {
	w, err := column[*file.Float64ColumnChunkWriter](group, at)
	if err != nil {
		return err
	}
	_, err = w.WriteBatch(c.values, c.levels, nil)
	c.values, c.levels = c.values[:0], c.levels[:0]
	return err //nolint:wrapcheck // told by Output.writeTo
}

// column finds the writer of a column of the row group.
func column[W file.ColumnChunkWriter](group file.BufferedRowGroupWriter, at int) (w W, err error) {
	found, err := group.Column(at)
	if err != nil {
		return w, err //nolint:wrapcheck // told by Output.writeTo
	}
	w, ok := found.(W)
	if !ok {
		return w, fmt.Errorf("column %d is written by %T", at, found)
	}
	return w, nil
}

func (p *parquetRows) finish() error {
	if p.rows > 0 {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if err := p.w.Close(); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	return p.out.err
}

// steadyWriter keeps a failed write to itself until it is asked, for the
// Parquet writer panics when its first bytes cannot be written. It has no Close:
// whoever opened the file closes it.
type steadyWriter struct {
	w   io.Writer
	err error
}

func (s *steadyWriter) Write(b []byte) (int, error) {
	if s.err == nil {
		_, s.err = s.w.Write(b)
	}
	return len(b), nil
}
