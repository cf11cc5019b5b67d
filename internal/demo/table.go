package demo

import (
	"io"
	"strconv"
	"strings"

	"naru/internal/core"
)

// The headings of the yearly table, as a Korean statistics office writes them.
const (
	colRegionCode   = "행정구역코드"
	colRegion       = "행정구역"
	colIndustryCode = "산업코드"
	colIndustry     = "산업"
	colYear         = "연도"
	colMonth        = "시점"
	colMeasure      = "지표"
	colUnit         = "단위"
	colValue        = "값"
	colNote         = "비고"
)

// allIndustries is the code that the office's tables give to the total.
const (
	allIndustries     = "0"
	allIndustriesName = "전체 산업"
)

// byteOrderMark opens the office's CSV files, for the spreadsheet's sake.
const byteOrderMark = "\ufeff"

// lineEnd is that of the office's CSV files.
const lineEnd = "\r\n"

// Table gives the yearly statistics of the demo region as a tidy CSV file:
// UTF-8 with a byte order mark, one header row (행정구역코드, 행정구역, 산업코드, 산업, 연도, 지표,
// 단위, 값, 비고), one row for every region × industry × year × measure. The value is
// empty where 비고 says "-" (nothing there) or "X" (withheld). The same seed
// gives the same bytes on every machine. Rows are written as they are read.
func Table(seed uint64) io.Reader {
	w := newWorld(seed)
	header := strings.Join([]string{
		colRegionCode, colRegion, colIndustryCode, colIndustry, colYear, colMeasure, colUnit, colValue, colNote,
	}, ",")
	next := 0
	return &stream{
		pending: []byte(byteOrderMark + header + lineEnd),
		more: func(b []byte) ([]byte, bool) {
			if next == len(w.places.list) {
				return b, false
			}
			b = w.appendRegion(b, next)
			next++
			return b, true
		},
	}
}

// appendRegion writes the rows of one region.
func (w *world) appendRegion(b []byte, region int) []byte {
	kinds := tableMeasures()
	for i, node := range w.industries.list {
		label := w.places.list[region].label() + "," + node.label() + ","
		cell := w.at(region, i)
		for t, f := range cell {
			for m, kind := range kinds {
				b = append(b, label...)
				b = strconv.AppendInt(b, int64(FirstYear+t), 10)
				b = append(b, ',')
				b = append(b, kind.Title.Ko...)
				b = append(b, ',')
				b = append(b, kind.Unit.Ko...)
				b = append(b, ',')
				switch w.flag(region, m, f) {
				case core.None:
					b = append(b, ",-"...)
				case core.Suppressed:
					b = append(b, ",X"...)
				default:
					b = strconv.AppendInt(b, f[m], 10)
					b = append(b, ',')
				}
				b = append(b, lineEnd...)
			}
		}
	}
	return b
}

// tableMeasures lists the measures in the order of figures.
func tableMeasures() [measures]core.Measure {
	return [measures]core.Measure{core.Establishments, core.Employees, core.Sales}
}

func (p place) label() string { return p.code + "," + quoted(p.name) }

func (n industryNode) label() string {
	if n.code == core.Total {
		return allIndustries + "," + allIndustriesName
	}
	return n.code + "," + quoted(n.name)
}

// quoted writes a CSV field.
func quoted(s string) string {
	if !strings.ContainsAny(s, ",\"\r\n") {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// stream reads a text that is made piece by piece. It is for one reader.
type stream struct {
	pending []byte
	buffer  []byte
	more    func(b []byte) ([]byte, bool) // appends the next piece, false at the end
}

func (s *stream) Read(p []byte) (int, error) {
	for len(s.pending) == 0 {
		b, ok := s.more(s.buffer[:0])
		if !ok {
			return 0, io.EOF
		}
		s.buffer, s.pending = b, b
	}
	n := copy(p, s.pending)
	s.pending = s.pending[n:]
	return n, nil
}
