package iosheet

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

// The columns of a long file: a row of the file for each cell.
var longColumns = [][]string{{"row"}, {"column", "col"}, {"value"}}

// isLong reports whether the first row of a file heads a long one.
func isLong(head [][]string) bool {
	return len(head) > 0 && !slices.Contains(longPlaces(head[0]), -1)
}

// longPlaces finds row, column and value among the headings; −1 for none.
func longPlaces(columns []string) []int {
	out := make([]int, len(longColumns))
	for k, options := range longColumns {
		out[k] = slices.IndexFunc(columns, func(c string) bool { return slices.Contains(options, squash(c)) })
	}
	return out
}

// IsYear reports whether a heading is that of years.
func IsYear(heading string) bool {
	return slices.Contains([]string{"year", "연도", "기준연도", "시점", "period"}, squash(heading))
}

// triple is a cell of a long file.
type triple struct {
	row, column uint32
	line        int
	value       float64
	state       State
}

// longReader gathers the cells of one year.
type longReader struct {
	rows, columns index
	cells         []triple
	years         []string // that the file holds
}

// index numbers names in order of appearance.
type index struct {
	at    map[string]uint32
	names []string
}

func (x *index) id(name string) uint32 {
	id, ok := x.at[name]
	if !ok {
		id = uint32(len(x.names)) //nolint:gosec // a file of 4 GiB holds fewer
		x.at[name], x.names = id, append(x.names, name)
	}
	return id
}

func readLong(ctx context.Context, f File, where At) (*Sheet, error) {
	t, err := source.Open(ctx, f.R, f.Size, f.Name, source.Options{Sheet: where.Sheet})
	if err != nil {
		return nil, err
	}
	defer t.Close()
	place := longPlaces(t.Columns())
	if slices.Contains(place, -1) {
		return nil, core.Fail(core.Invalid, "%s에 row, column, value 열이 없습니다. 이 세 열이 있거나, 정방 행렬이어야 합니다.",
			"%s has no columns row, column and value. It needs these three, or to be a square.", placeOf(t.Info()))
	}
	year := -1
	if where.YearColumn != "" {
		if year = slices.IndexFunc(t.Columns(), func(c string) bool { return squash(c) == squash(where.YearColumn) }); year < 0 {
			return nil, core.Fail(core.Invalid, "%[1]s에 연도 열 ‘%[2]s’이(가) 없습니다.", "%[1]s has no column of years ‘%[2]s’.", placeOf(t.Info()), where.YearColumn)
		}
	}
	r := &longReader{rows: index{at: map[string]uint32{}}, columns: index{at: map[string]uint32{}}}
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		for row := range b.Len() {
			if err := r.take(b, row, place, year, where.Year, t.Info()); err != nil {
				return nil, err
			}
		}
	}
	return r.sheet(t.Info(), where)
}

// take keeps a cell of the year that is asked for; of any year where none is.
func (r *longReader) take(b *source.Block, row int, place []int, year int, wanted string, info source.Info) error {
	if year >= 0 && wanted != "" {
		y := strings.TrimSpace(string(b.Field(row, year)))
		if !slices.Contains(r.years, y) {
			r.years = append(r.years, y)
		}
		if y != wanted {
			return nil
		}
	}
	name := func(k int) string { return clean(string(b.Field(row, place[k]))) }
	from, to := name(0), name(1)
	if from == "" || to == "" {
		return core.Fail(core.Invalid, "%s의 %d행에 부문 이름이 비어 있습니다. 채우거나 그 행을 지우십시오.",
			"%s line %d: the name of a sector is empty. Fill it in, or delete the row.", placeOf(info), b.Line(row))
	}
	v, state := parse(b.Field(row, place[2]))
	if state == Wrong {
		return core.Fail(core.Invalid, "%[1]s의 %[2]d행: 값 ‘%[3]s’은(는) 수가 아닙니다. 고치거나, 값이 없으면 비워 두십시오.",
			"%[1]s line %[2]d: the value ‘%[3]s’ is not a number. Correct it, or leave it empty when there is none.", placeOf(info), b.Line(row), clean(string(b.Field(row, place[2]))))
	}
	if len(r.cells) >= mostCells {
		return core.Fail(core.TooLarge, "%s에 칸이 %d개보다 많습니다. 파일을 나누십시오.", "%s holds more than %d cells. Split it.", placeOf(info), mostCells)
	}
	r.cells = append(r.cells, triple{r.rows.id(from), r.columns.id(to), b.Line(row), v, state})
	return nil
}

// sheet lays the cells out. A cell that stands twice is an error, unless the
// year is still open.
func (r *longReader) sheet(info source.Info, where At) (*Sheet, error) {
	if len(r.cells) == 0 {
		return nil, core.Fail(core.Invalid, "%[1]s에 %[2]s년의 칸이 없습니다. 있는 연도: %[3]s", "%[1]s has no cell of %[2]s. Its years: %[3]s",
			placeOf(info), where.Year, strings.Join(r.years, ", "))
	}
	s := &Sheet{Info: info, long: true, wrong: map[int]string{}}
	for _, n := range r.rows.names {
		s.Rows = append(s.Rows, Label{Key: n})
	}
	for _, n := range r.columns.names {
		s.Columns = append(s.Columns, Label{Key: n})
	}
	if len(s.Rows)*len(s.Columns) > mostCells {
		return nil, core.Fail(core.TooLarge, "%s에 행 %d개, 열 %d개가 있어 너무 큽니다.", "%s has %d rows and %d columns, too many.", placeOf(info), len(s.Rows), len(s.Columns))
	}
	s.values, s.states = make([]float64, len(s.Rows)*len(s.Columns)), make([]State, len(s.Rows)*len(s.Columns))
	for k := range s.values {
		s.values[k], s.states[k] = math.NaN(), Absent
	}
	open := where.YearColumn != "" && where.Year == ""
	for _, c := range r.cells {
		k := int(c.row)*len(s.Columns) + int(c.column)
		if s.states[k] != Absent && !open {
			return nil, core.Fail(core.Invalid,
				"%[1]s의 %[2]d행이 앞에 나온 칸 (%[3]s, %[4]s)을(를) 되풀이합니다. 하나만 남기거나 더해서 적으십시오.",
				"%[1]s line %[2]d repeats the cell (%[3]s, %[4]s). Keep one of them, or write their sum.", placeOf(info), c.line, r.rows.names[c.row], r.columns.names[c.column])
		}
		s.values[k], s.states[k] = c.value, c.state
	}
	return s, nil
}
