package iosheet

import (
	"context"
	"errors"
	"io"

	"naru/internal/core"
	"naru/internal/source"
)

// File is an open file of known size.
type File struct {
	R    io.ReaderAt
	Size int64
	Name string // for its ending and for messages
}

// At says where in a file a table stands. What is zero is found out.
type At struct {
	Sheet      string
	HeaderRows int // rows of headings
	SkipRows   int // rows above them
	// Of a long file: the column of years and the year to take.
	YearColumn, Year string
}

// mostCells bounds the numbers that one sheet may hold.
const mostCells = 150_000_000

// Read takes the table out of a file: a square one, or a long one with the
// columns row, column and value.
func Read(ctx context.Context, f File, at At) (*Sheet, error) {
	t, err := source.Open(ctx, f.R, f.Size, f.Name, source.Options{Sheet: at.Sheet, HeaderRows: source.NoHeader})
	if err != nil {
		return nil, err
	}
	defer t.Close()
	// Files that name their columns themselves have no row of headings.
	info := t.Info()
	if info.Format != source.CSV && info.Format != source.XLSX {
		return readLong(ctx, f, at)
	}
	r := &squareReader{at: at, sheet: &Sheet{Info: info, wrong: map[int]string{}}}
	err = r.read(t)
	if errors.Is(err, errLong) {
		return readLong(ctx, f, at)
	}
	return r.sheet, err
}

// errLong says that a file is a long one, which is read otherwise.
var errLong = errors.New("a long file")

func placeOf(info source.Info) core.Text {
	if info.Sheet == "" {
		return core.Tf("‘%s’", "‘%s’", info.Name)
	}
	return core.Tf("‘%[1]s’의 시트 ‘%[2]s’", "the sheet ‘%[2]s’ of ‘%[1]s’", info.Name, info.Sheet)
}

// squareReader reads a square sheet. The first rows are kept until they tell
// where the table stands.
type squareReader struct {
	layout

	at      At
	sheet   *Sheet
	head    [][]string
	lines   []int
	settled bool
	columns []int    // of the file, by number
	groups  []string // of the last row, carried down where they are merged
	known   map[string]bool
}

// settle finds the table in the first rows and reads those that are data.
func (r *squareReader) settle() error {
	if isLong(r.head) {
		return errLong
	}
	l, ok := findLayout(r.head, r.at.SkipRows, r.at.HeaderRows)
	if !ok {
		return core.Fail(core.Invalid,
			"%s에서 산업연관표를 찾지 못했습니다. 위의 부문 이름(또는 부호)이 왼쪽에 다시 나와야 합니다. 표가 든 시트를 고르거나, 제목 행 수를 적어 주십시오.",
			"No input–output table was found in %s. The names (or codes) of the sectors above must come again at the left. Choose the sheet that holds the table, or tell its rows of headings.", placeOf(r.sheet.Info))
	}
	r.layout, r.settled = l, true
	s := r.sheet
	s.line, s.Info.HeaderRows, s.Info.SkipRows = r.lines[l.headings[0]], l.data-l.headings[0], l.headings[0]
	r.nameColumns(r.head)
	for k := l.data; k < len(r.head); k++ {
		row := r.head[k]
		if err := r.take(r.lines[k], func(c int) []byte { return []byte(at(row, c)) }); err != nil {
			return err
		}
	}
	r.head = nil
	return nil
}

// nameColumns names the columns by the heading rows.
func (r *squareReader) nameColumns(head [][]string) {
	s := r.sheet
	for _, row := range head[:r.headings[0]] {
		for _, text := range row {
			if text = clean(text); text != "" {
				s.Titles = append(s.Titles, text)
			}
		}
	}
	width := 0
	for _, h := range r.headings {
		width = max(width, len(head[h]))
	}
	carried := make([]string, len(r.headings))
	r.known = map[string]bool{}
	for c := r.first; c < width; c++ {
		parts := make([]string, len(r.headings))
		for k, h := range r.headings {
			parts[k] = clean(at(head[h], c))
			if r.kinds[k] == groups {
				if parts[k] == "" {
					parts[k] = carried[k]
				}
				carried[k] = parts[k]
			}
		}
		var beside []string
		for _, h := range r.between {
			beside = append(beside, clean(at(head[h], c)))
		}
		label, ok := r.label(parts, beside)
		if !ok {
			continue // nothing is written above it
		}
		label.at = c + 1
		s.Columns, r.columns = append(s.Columns, label), append(r.columns, c)
		r.known[label.id()] = true
	}
}

// label puts a name together. ok is false where only a group is told.
func (r *squareReader) label(parts, beside []string) (Label, bool) {
	var l Label
	told := false
	for k, p := range parts {
		switch {
		case p == "":
		case r.kinds[k] == groups:
			l.Region = p
		case r.kinds[k] == codes:
			l.Code, told = p, true
		default:
			l.Name, told = p, true
		}
	}
	if side := joined(beside); side != "" {
		if !told {
			// What is no sector is often named beside the codes.
			parts, told = append(parts, side), true
		}
		if l.Name == "" {
			l.Name = side
		}
	}
	l.Key = joined(parts)
	return l, told
}

func (r *squareReader) read(t *source.Table) error {
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		for row := range b.Len() {
			if r.settled {
				err = r.take(b.Line(row), func(c int) []byte { return b.Field(row, c) })
			} else if r.head, r.lines = append(r.head, b.Strings(row)), append(r.lines, b.Line(row)); len(r.head) == headRows {
				err = r.settle()
			}
			if err != nil {
				return err
			}
		}
	}
	if !r.settled {
		if err := r.settle(); err != nil {
			return err
		}
	}
	if len(r.sheet.Rows) == 0 {
		return core.Fail(core.Invalid, "%s의 머리글 아래에 숫자가 있는 행이 없습니다.", "%s has no row of numbers below its headings.", placeOf(r.sheet.Info))
	}
	return nil
}

// take reads a row. One without any number is a note, unless it is a sector's.
func (r *squareReader) take(line int, field func(column int) []byte) error {
	text := func(c int) string { return clean(string(field(c))) }
	parts := make([]string, len(r.sides))
	if r.groups == nil {
		r.groups = make([]string, len(r.sides))
	}
	for k, c := range r.sides {
		parts[k] = text(c)
		if r.kinds[k] == groups {
			if parts[k] == "" {
				parts[k] = r.groups[k]
			}
			r.groups[k] = parts[k]
		}
	}
	beside := make([]string, len(r.beside))
	for k, c := range r.beside {
		beside[k] = text(c)
	}
	label, ok := r.label(parts, beside)
	if !ok {
		r.sheet.Notes++
		return nil
	}
	label.at = line
	s := r.sheet
	start, filled := len(s.values), false
	for k, c := range r.columns {
		v, state := parse(field(c))
		s.values, s.states = append(s.values, v), append(s.states, state)
		if state == Wrong {
			s.wrong[start+k] = text(c)
		}
		filled = filled || state == Number || state == None
	}
	if !filled && !r.known[label.id()] {
		for k := range r.columns {
			delete(s.wrong, start+k)
		}
		s.values, s.states = s.values[:start], s.states[:start]
		s.Notes++
		return nil
	}
	if len(s.values) > mostCells {
		return core.Fail(core.TooLarge, "%s에 숫자 칸이 %d개보다 많습니다. 표만 남기고 저장하십시오.", "%s holds more than %d cells. Keep only the table and save it again.", placeOf(s.Info), mostCells)
	}
	s.Rows = append(s.Rows, label)
	return nil
}
