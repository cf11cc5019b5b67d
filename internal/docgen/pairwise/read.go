package pairwise

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/study"
)

// mostBytes bounds what a form may unpack to: a workbook of a hundred sheets
// of the largest matrix is far below.
const mostBytes = 64 << 20

// rounded is how far two opposite cells may be from each other's inverse: 0.13
// is written for 1/8.
const rounded = 0.05

// Read reads a filled form back. An expert whom the study knows by name and
// affiliation keeps id and weight, and what they said of pairs that the form does
// not ask about; others are new. Sheets left blank are remarked on. The error lists every cell that cannot be taken, as
// "sheet!cell"; nothing is read in part.
func Read(r io.Reader, l study.Look, ids core.IDs) (experts []study.Expert, remarks []core.Text, err error) {
	f, err := excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: mostBytes, UnzipXMLSizeLimit: mostBytes})
	if err != nil {
		return nil, nil, core.Fail(core.Invalid, "엑셀 파일(.xlsx)로 읽을 수 없습니다. 받은 서식을 채워 올려 주십시오.",
			"This cannot be read as a workbook (.xlsx). Fill in the form and upload it.").Because(err)
	}
	defer func() { _ = f.Close() }() // only read from
	have := l.Study.Weighting.Experts
	fault := core.Fail(core.Invalid, "쌍대비교 서식에 고칠 칸이 있습니다.", "Some cells of the form need corrections.")
	forms := 0
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			return nil, nil, core.Fail(core.Invalid, "‘%s’ 시트를 읽을 수 없습니다.", "The sheet ‘%s’ cannot be read.", name).Because(err)
		}
		g := grid{sheet: name, rows: rows, fault: fault}
		if g.at("A"+strconv.Itoa(rowMark)) != marker {
			continue
		}
		forms++
		e, blank := g.expert(l)
		fault = g.fault
		if blank {
			remarks = append(remarks, core.Tf("‘%s’ 시트는 비어 있어 건너뛰었습니다.", "The sheet ‘%s’ is blank and was skipped.", name))
			continue
		}
		if slices.ContainsFunc(experts, func(x study.Expert) bool { return x.Name == e.Name && x.Affiliation == e.Affiliation }) {
			fault = fault.With(name+"!"+cellName, core.Tf("‘%s’ 전문가의 시트가 두 개입니다.", "There are two sheets of the expert ‘%s’.", e.Name))
		}
		known := slices.IndexFunc(have, func(x study.Expert) bool { return x.Name == e.Name && x.Affiliation == e.Affiliation })
		if known >= 0 {
			e.ID, e.Weight = have[known].ID, have[known].Weight
			e.Judgements = append(e.Judgements, notAsked(have[known], e)...)
		} else {
			e.ID, e.Weight = ids(), 1
		}
		experts = append(experts, e)
	}
	switch {
	case forms == 0:
		return nil, nil, core.Fail(core.Invalid, "쌍대비교 서식이 아닙니다. 이 연구의 서식을 내려받아 채워 주십시오.",
			"This is not a form for pairwise comparison. Download the form of this study and fill it in.")
	case len(fault.Fields) > 0:
		return nil, nil, fault
	}
	return experts, remarks, nil
}

// notAsked is what an expert said before of pairs that a form has no answer to.
func notAsked(before, now study.Expert) []study.Judgement {
	return slices.DeleteFunc(slices.Clone(before.Judgements), func(old study.Judgement) bool {
		return slices.ContainsFunc(now.Judgements, func(j study.Judgement) bool {
			return j.First == old.First && j.Second == old.Second || j.First == old.Second && j.Second == old.First
		})
	})
}

// grid is a sheet that is being read.
type grid struct {
	sheet string
	rows  [][]string
	fault *core.Error
}

func (g *grid) at(cell string) string {
	col, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil || row > len(g.rows) || col > len(g.rows[row-1]) {
		return ""
	}
	return strings.TrimSpace(g.rows[row-1][col-1])
}

func (g *grid) wrong(cell, ko, en string, args ...any) {
	g.fault = g.fault.With(g.sheet+"!"+cell, core.Tf(ko, en, args...))
}

// expert reads one sheet; blank where nobody has written anything.
func (g *grid) expert(l study.Look) (e study.Expert, blank bool) {
	clean := func(t string) string { return strings.Join(strings.Fields(t), " ") }
	e.Name, e.Affiliation = clean(g.at(cellName)), clean(g.at(cellPlace))
	s := l.Study
	order, ok := g.order(s, l.Compared())
	if !ok {
		return e, false
	}
	if g.empty(len(order)) {
		return e, true
	}
	if e.Name == "" {
		g.wrong(cellName, "이름을 적어 주십시오.", "Please write the name.")
	}
	must := func(i int) bool {
		return slices.ContainsFunc(l.Compared(), func(x study.Indicator) bool { return x.ID == s.Indicators[order[i]].ID })
	}
	for i := range order {
		if d := g.at(cell(i, i)); d != "" && d != "1" {
			g.wrong(cell(i, i), "대각선은 1이어야 합니다.", "The diagonal must be 1.")
		}
		for j := i + 1; j < len(order); j++ {
			if times, ok := g.pair(i, j, s.Indicators[order[i]].Title, s.Indicators[order[j]].Title, must(i) && must(j)); ok {
				e.Judgements = append(e.Judgements, study.Judge(s.Indicators[order[i]].ID, s.Indicators[order[j]].ID, times))
			}
		}
	}
	return e, false
}

// order tells which indicator of the study each row is; the form must have all
// that experts are asked about, and none that the study has not. A form from
// before an indicator was left out may still hold it.
func (g *grid) order(s study.Study, asked []study.Indicator) (order []int, ok bool) {
	for i := 0; ; i++ {
		id := g.at(at(firstCol+i, rowMark))
		if id == "" {
			break
		}
		j := slices.IndexFunc(s.Indicators, func(x study.Indicator) bool { return x.ID == id })
		if j < 0 || slices.Contains(order, j) {
			g.wrong(at(firstCol+i, rowHead), "이 지표는 이제 연구에 없습니다. 새 서식을 내려받아 주십시오.", "This indicator is not in the study any more. Please download the form again.")
			return nil, false
		}
		order = append(order, j)
	}
	more := slices.DeleteFunc(slices.Clone(asked), func(x study.Indicator) bool {
		return slices.ContainsFunc(order, func(j int) bool { return s.Indicators[j].ID == x.ID })
	})
	if len(more) > 0 {
		g.wrong("A"+strconv.Itoa(rowHead), "서식을 받은 뒤에 견줄 지표가 늘었습니다(%[1]d개 → %[2]d개). 새 서식을 내려받아 주십시오.",
			"Indicators were added since the form was made (%[1]d → %[2]d). Please download it again.", len(order), len(order)+len(more))
		return nil, false
	}
	return order, true
}

func (g *grid) empty(n int) bool {
	for i := range n {
		for j := range n {
			if i != j && g.at(cell(i, j)) != "" {
				return false
			}
		}
	}
	return true
}

// pair reads a judgement from its cell above the diagonal, or from the one
// below; where both are filled in they must agree. One that must be there is
// missed.
func (g *grid) pair(i, j int, first, second core.Text, must bool) (float64, bool) {
	above, filled, fine := g.number(cell(i, j))
	below, also, fineToo := g.number(cell(j, i))
	switch {
	case !fine || !fineToo:
		return 0, false
	case filled && also:
		if math.Abs(above*below-1) > rounded {
			g.wrong(cell(i, j), "대각선 위아래가 서로 맞지 않습니다: %[1]s은(는) %[2]s, %[3]s은(는) %[4]s. 한쪽만 채워 주십시오.",
				"The cells above and below the diagonal disagree: %[1]s is %[2]s, %[3]s is %[4]s. Fill in one only.",
				cell(i, j), g.at(cell(i, j)), cell(j, i), g.at(cell(j, i)))
			return 0, false
		}
		return above, true
	case filled:
		return above, true
	case also:
		return 1 / below, true
	case !must:
		return 0, false
	default:
		g.wrong(cell(i, j), "‘%[1]s’과(와) ‘%[2]s’을(를) 아직 비교하지 않았습니다.", "‘%[1]s’ and ‘%[2]s’ have not been compared yet.", first, second)
		return 0, false
	}
}

// number reads a cell: 3, 1/3, 0.33; empty is not filled.
func (g *grid) number(cell string) (x float64, filled, fine bool) {
	text := g.at(cell)
	if text == "" {
		return 0, false, true
	}
	over, under, fraction := strings.Cut(strings.ReplaceAll(text, " ", ""), "/")
	x, err := strconv.ParseFloat(over, 64)
	if err == nil && fraction {
		var y float64
		y, err = strconv.ParseFloat(under, 64)
		x /= y
	}
	switch {
	case err != nil || math.IsNaN(x) || math.IsInf(x, 0):
		g.wrong(cell, "‘%s’은(는) 수가 아닙니다. 1/9~9 가운데에서 적어 주십시오.", "‘%s’ is not a number. Write one from 1/9 to 9.", text)
	case x == 0:
		g.wrong(cell, "0은 쓸 수 없습니다. 위쪽 지표가 더 중요하면 1/9까지 적습니다.", "0 cannot be used. Down to 1/9 where the one above is more important.")
	case x < 0:
		g.wrong(cell, "음수(%s)는 쓸 수 없습니다. 1/9~9 가운데에서 적어 주십시오.", "A negative number (%s) cannot be used. Write one from 1/9 to 9.", text)
	case x > 9+rounded || x < 1./9-rounded/9:
		g.wrong(cell, "‘%s’은(는) 9점 척도를 벗어납니다. 1/9~9 가운데에서 적어 주십시오.", "‘%s’ is beyond the scale. Write one from 1/9 to 9.", text)
	default:
		return x, true, true
	}
	return 0, true, false
}
