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
	opt := source.Options{Sheet: at.Sheet, HeaderRows: source.NoHeader}
	info, _, head, _, err := source.Preview(ctx, f.R, f.Size, f.Name, opt, headRows)
	if err != nil {
		return nil, err
	}
	// Files that name their columns themselves have no row of headings.
	if info.Format != source.CSV && info.Format != source.XLSX || isLong(head) {
		return readLong(ctx, f, at)
	}
	l, ok := findLayout(head, at.SkipRows, at.HeaderRows)
	if !ok {
		return nil, core.Fail(core.Invalid,
			"%s에서 산업연관표를 찾지 못했습니다. 위의 부문 이름(또는 부호)이 왼쪽에 다시 나와야 합니다. 표가 든 시트를 고르거나, 제목 행 수를 적어 주십시오.",
			"No input–output table was found in %s. The names (or codes) of the sectors above must come again at the left. Choose the sheet that holds the table, or tell its rows of headings.", placeOf(info))
	}
	r := &squareReader{layout: l, sheet: &Sheet{Info: info, wrong: map[int]string{}}}
	r.sheet.Info.HeaderRows, r.sheet.Info.SkipRows = l.data-l.headings[0], l.headings[0]
	r.nameColumns(head)
	return r.sheet, r.read(ctx, f, opt)
}

func placeOf(info source.Info) core.Text {
	if info.Sheet == "" {
		return core.Tf("‘%s’", "‘%s’", info.Name)
	}
	return core.Tf("‘%[1]s’의 시트 ‘%[2]s’", "the sheet ‘%[2]s’ of ‘%[1]s’", info.Name, info.Sheet)
}

// squareReader reads a square sheet.
type squareReader struct {
	layout

	sheet   *Sheet
	columns []int    // of the file, by number
	groups  []string // of the last row, carried down where they are merged
	known   map[string]bool
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

func (r *squareReader) read(ctx context.Context, f File, opt source.Options) error {
	t, err := source.Open(ctx, f.R, f.Size, f.Name, opt)
	if err != nil {
		return err
	}
	defer t.Close()
	skip := r.data
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		for row := range b.Len() {
			if skip > 0 {
				skip--
				continue
			}
			if err := r.take(b, row); err != nil {
				return err
			}
		}
	}
	if len(r.sheet.Rows) == 0 {
		return core.Fail(core.Invalid, "%s의 머리글 아래에 숫자가 있는 행이 없습니다.", "%s has no row of numbers below its headings.", placeOf(r.sheet.Info))
	}
	return nil
}

// take reads a row. One without any number is a note, unless it is a sector's.
func (r *squareReader) take(b *source.Block, row int) error {
	text := func(c int) string { return clean(string(b.Field(row, c))) }
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
	label.at = b.Line(row)
	s := r.sheet
	start, filled := len(s.values), false
	for k, c := range r.columns {
		v, state := parse(b.Field(row, c))
		s.values, s.states = append(s.values, v), append(s.states, state)
		if state == Wrong {
			s.wrong[start+k] = clean(string(b.Field(row, c)))
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
