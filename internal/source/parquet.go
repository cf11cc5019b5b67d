package source

import (
	"errors"
	"io"

	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/schema"

	"naru/internal/core"
)

const parquetBlock = 4096 // rows per block

// parquetRows streams a Parquet file with a flat schema, row group by row
// group. An empty field stands for null.
type parquetRows struct {
	name    string
	limits  Limits
	file    *file.Reader
	groups  int             // row groups opened
	left    int64           // rows of the open group still to come
	columns []parquetColumn // of the open group
	row     int64
	size    int64
	err     error
}

func openParquet(t text, opt Options) (o *opened, err error) {
	p := &parquetRows{name: t.name, limits: opt.Limits, size: t.size}
	defer p.guard(&err)
	if p.file, err = file.NewParquetReader(io.NewSectionReader(t.r, 0, t.size)); err != nil {
		return nil, failParquet(p.name, err)
	}
	names, err := p.names()
	if err != nil {
		_ = p.close() // the first error is the one to tell
		return nil, err
	}
	return &opened{rows: p, columns: columnNames([][]string{names}, 0)}, nil
}

func failParquet(name string, cause error) error {
	return core.Fail(core.Invalid,
		"‘%s’을(를) Parquet 파일로 읽을 수 없습니다. 깨졌거나 지원하지 않는 압축일 수 있으니 다시 만들어 주십시오.",
		"‘%s’ cannot be read as Parquet. It may be damaged or use an unsupported compression; make it again.", name).Because(cause)
}

// guard turns a panic into the error of a damaged file: the library reports
// some damage in no other way.
func (p *parquetRows) guard(err *error) {
	if r := recover(); r != nil {
		p.err = failParquet(p.name, errors.New("the library panicked"))
		*err = p.err
	}
}

// names gives the columns, which must be plain values.
func (p *parquetRows) names() ([]string, error) {
	s := p.file.MetaData().Schema
	if s.NumColumns() > p.limits.MaxColumns {
		return nil, core.Fail(core.TooLarge,
			"‘%s’의 열이 %d개로 한도 %d개를 넘습니다. 필요한 열만 저장하십시오.",
			"‘%s’ has %d columns, more than the limit of %d. Save only the columns you need.",
			p.name, s.NumColumns(), p.limits.MaxColumns)
	}
	var names []string
	for i := range s.NumColumns() {
		c := s.Column(i)
		if len(c.ColumnPath()) != 1 || c.MaxRepetitionLevel() > 0 {
			return nil, core.Fail(core.Invalid,
				"‘%s’의 열 ‘%s’이(가) 목록이나 구조체입니다. 값이 하나씩인 평평한 표로 저장하십시오.",
				"‘%s’: the column ‘%s’ is a list or a structure. Save it as a flat table with one value per cell.",
				p.name, c.Path())
		}
		names = append(names, c.Name())
	}
	return names, nil
}

func (p *parquetRows) next(b *Block) (err error) {
	if p.err != nil {
		return p.err
	}
	defer p.guard(&err)
	for p.left == 0 {
		if p.groups == p.file.NumRowGroups() {
			p.err = io.EOF
			return p.err
		}
		if p.err = p.openGroup(); p.err != nil {
			return p.err
		}
	}
	n := int(min(p.left, parquetBlock))
	for i := range p.columns {
		if err := p.columns[i].load(n); err != nil {
			p.err = failParquet(p.name, err)
			return p.err
		}
	}
	b.reset(b.data[:0])
	for r := range n {
		p.row++
		for c := range p.columns {
			start := len(b.data)
			b.data = p.columns[c].append(b.data, r)
			if len(b.data)-start > p.limits.MaxField {
				p.err = failLongField(p.name, int(p.row), c+1, p.limits.MaxField)
				return p.err
			}
			b.fields = append(b.fields, spanOf(start, len(b.data)))
		}
		b.endRow(int(p.row))
	}
	p.left -= int64(n)
	return nil
}

func (p *parquetRows) openGroup() error {
	group := p.file.RowGroup(p.groups)
	p.groups++
	p.left = group.NumRows()
	p.columns = p.columns[:0]
	s := p.file.MetaData().Schema
	for i := range s.NumColumns() {
		chunk, err := group.Column(i)
		if err != nil {
			return failParquet(p.name, err)
		}
		column, ok := newParquetColumn(chunk, s.Column(i))
		if !ok {
			return core.Fail(core.Invalid,
				"‘%s’의 열 ‘%s’은(는) 읽을 수 없는 자료형(%s)입니다. 문자나 숫자 열로 바꾸어 저장하십시오.",
				"‘%s’: the column ‘%s’ has a type that cannot be read (%s). Save it as text or numbers.",
				p.name, s.Column(i).Name(), typeName(s.Column(i)))
		}
		p.columns = append(p.columns, column)
	}
	return nil
}

func typeName(c *schema.Column) string {
	if l := c.LogicalType(); l != nil && !l.IsNone() {
		return l.String()
	}
	return c.PhysicalType().String()
}

func (p *parquetRows) done() int64 {
	total := p.file.NumRows()
	if total == 0 {
		return p.size
	}
	return int64(float64(p.size) * float64(p.row) / float64(total))
}

func (p *parquetRows) close() error {
	if err := p.file.Close(); err != nil {
		return failParquet(p.name, err)
	}
	return nil
}
