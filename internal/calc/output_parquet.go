package calc

import (
	"io"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
)

// rowGroup is how many rows are gathered before they are written.
const rowGroup = 1 << 17

// parquetRows writes text columns and nullable doubles.
type parquetRows struct {
	w       *pqarrow.FileWriter
	out     *steadyWriter
	batch   *array.RecordBuilder
	texts   []*array.StringBuilder
	numbers []*array.Float64Builder
	rows    int
}

func newParquetRows(w io.Writer, texts, numbers []string) (*parquetRows, error) {
	fields := make([]arrow.Field, 0, len(texts)+len(numbers))
	for _, name := range texts {
		fields = append(fields, arrow.Field{Name: name, Type: arrow.BinaryTypes.String})
	}
	for _, name := range numbers {
		fields = append(fields, arrow.Field{Name: name, Type: arrow.PrimitiveTypes.Float64, Nullable: true})
	}
	schema := arrow.NewSchema(fields, nil)
	props := parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Zstd))
	steady := &steadyWriter{w: w}
	file, err := pqarrow.NewFileWriter(schema, steady, props, pqarrow.DefaultWriterProps())
	if err != nil {
		return nil, err //nolint:wrapcheck // told by Output.writeTo
	}
	p := &parquetRows{w: file, out: steady, batch: array.NewRecordBuilder(memory.DefaultAllocator, schema)}
	for _, b := range p.batch.Fields() {
		if text, ok := b.(*array.StringBuilder); ok {
			p.texts = append(p.texts, text)
		}
		if number, ok := b.(*array.Float64Builder); ok {
			p.numbers = append(p.numbers, number)
		}
	}
	return p, nil
}

func (p *parquetRows) row(texts []string, numbers []float64) error {
	for k, s := range texts {
		p.texts[k].Append(s)
	}
	for k, x := range numbers {
		if math.IsNaN(x) {
			p.numbers[k].AppendNull()
		} else {
			p.numbers[k].Append(x)
		}
	}
	p.rows++
	if p.rows < rowGroup {
		return nil
	}
	return p.flush()
}

func (p *parquetRows) flush() error {
	p.rows = 0
	record := p.batch.NewRecordBatch()
	defer record.Release()
	if err := p.w.Write(record); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	return p.out.err
}

func (p *parquetRows) finish() error {
	defer p.batch.Release()
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
