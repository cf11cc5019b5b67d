package iosheet

import (
	"math"
	"strings"

	"naru/internal/core"
)

// need is how much hangs on a cell.
type need int

const (
	wanted need = iota // what depends on it is unknown without it
	needed             // nothing can be computed without it
)

// namedCells is how many cells of a kind a message names.
const namedCells = 6

// gaps gathers the cells that hold no number while a table is built.
type gaps struct {
	blankZero bool

	wrong    cellList // texts
	missing  cellList // blank, and nothing works without them
	unknown  cellList // blank, and something stays unknown
	filled   cellList // blank, and taken for zero as was asked
	stated   int      // “-”
	unstated int      // not mentioned by a long file
}

// cellList counts cells and names the first.
type cellList struct {
	count  int
	places []core.Text
}

func (l *cellList) add(place core.Text) {
	if l.count++; l.count <= namedCells {
		l.places = append(l.places, place)
	}
}

// text lists the places that are named.
func (l *cellList) text() core.Text {
	var ko, en []string
	for _, p := range l.places {
		ko, en = append(ko, p.Ko), append(en, p.En)
	}
	more := ""
	if l.count > len(l.places) {
		more = ", …"
	}
	return core.T(strings.Join(ko, ", ")+more, strings.Join(en, ", ")+more)
}

// value reads a cell and remembers what is wrong with it.
func (g *gaps) value(s *Sheet, row, column int, need need) float64 {
	v, state := s.cell(row, column)
	switch state {
	case Wrong:
		text := s.wrong[row*len(s.Columns)+column]
		place := s.Place(row, column)
		g.wrong.add(core.Tf("%[1]s ‘%[2]s’", "%[1]s ‘%[2]s’", place, text))
	case None:
		g.stated++
	case Absent:
		g.unstated++
		return 0
	case Blank, Withheld:
		switch {
		case g.blankZero && state == Blank:
			g.filled.add(s.Place(row, column))
			return 0
		case need == needed:
			g.missing.add(s.Place(row, column))
		default:
			g.unknown.add(s.Place(row, column))
		}
		return math.NaN()
	default:
	}
	return v
}

// err refuses a table in which texts or blanks stand where numbers must.
func (g *gaps) err(s *Sheet) error {
	switch {
	case g.wrong.count > 0:
		return core.Fail(core.Invalid, "‘%[1]s’에 수가 아닌 칸이 %[2]d개 있습니다: %[3]s. 고치거나, 값이 없으면 비워 두십시오.",
			"‘%[1]s’ has %[2]d cells that are not a number: %[3]s. Correct them, or leave them empty when there is no value.", s.name(), g.wrong.count, g.wrong.text())
	case g.missing.count > 0:
		return core.Fail(core.Invalid, "‘%[1]s’에 거래나 총산출이 빈 칸이 %[2]d개 있습니다: %[3]s. 거래가 없어서 비웠다면 ‘빈칸은 0’을 고르고, 아니면 값을 채워 주십시오.",
			"‘%[1]s’ has %[2]d blank cells among its flows and output: %[3]s. Choose “blank is zero” if they are empty because there is nothing, or fill them in.", s.name(), g.missing.count, g.missing.text()).
			With("blankZero", core.Tf("빈칸 %d개의 뜻을 골라 주십시오.", "Say what %d blank cells mean.", g.missing.count))
	default:
		return nil
	}
}

// tell says what was made of cells without a number.
func (g *gaps) tell(note func(core.Text)) {
	if g.filled.count > 0 {
		note(core.Tf("고른 대로 빈칸 %[1]d개를 0으로 두었습니다: %[2]s", "As chosen, %[1]d blank cells count as zero: %[2]s", g.filled.count, g.filled.text()))
	}
	if g.unknown.count > 0 {
		note(core.Tf("빈칸 %[1]d개는 모르는 값으로 두었습니다. 그것에 기대는 결과는 나오지 않습니다: %[2]s",
			"%[1]d blank cells stay unknown, and so does what depends on them: %[2]s", g.unknown.count, g.unknown.text()))
	}
	if g.stated > 0 {
		note(core.Tf("‘-’로 적힌 칸 %d개는 없음(0)으로 읽었습니다.", "%d cells written “-” count as nothing (0).", g.stated))
	}
	if g.unstated > 0 {
		note(core.Tf("파일에 없는 칸 %d개를 0으로 두었습니다.", "%d cells that the file does not mention count as zero.", g.unstated))
	}
}
