package pairwise

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/multicriteria"
	"naru/internal/study"
)

// instructions stand above the matrix.
var instructions = []core.Text{
	core.T("대각선 위(흰 칸)만 채워 주십시오. 왼쪽 지표가 위쪽 지표보다 몇 배 중요한지 적습니다.",
		"Fill in the white cells above the diagonal only: how many times more important is the indicator on the left than the one above?"),
	core.T("1 같음, 3 조금, 5 꽤, 7 매우, 9 절대적으로 중요합니다. 위쪽이 더 중요하면 1/3, 1/5처럼 적습니다. 2, 4, 6, 8은 그 사이입니다.",
		"1 equal, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; 1/3, 1/5 … where the one above is more important; 2, 4, 6, 8 lie between."),
	core.T("이름과 소속을 적어 주십시오. 줄과 열을 더하거나 지우지 마십시오.",
		"Please write your name and affiliation. Do not add or remove rows and columns."),
}

// Write writes the form of a study: a sheet for each of its experts, with what
// they have said so far, or a few blank ones where it names none. It asks about
// the indicators that count and names those that are left out.
func Write(w io.Writer, l study.Look) error {
	asked := l.Compared()
	if n := len(asked); n < 2 || n > multicriteria.Largest {
		return core.Fail(core.Invalid, "쌍대비교 서식은 값이 있는 지표가 2~%[1]d개일 때 만들 수 있습니다. 지금은 %[2]d개입니다.",
			"A form for pairwise comparison needs 2 to %[1]d indicators that have data; there are %[2]d.", multicriteria.Largest, n)
	}
	experts := l.Study.Weighting.Experts
	if len(experts) == 0 {
		experts = make([]study.Expert, blankForms)
	}
	f := excelize.NewFile()
	err := fill(f, l, experts)
	if err == nil {
		err = f.Write(w)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return core.Fail(core.Internal, "쌍대비교 서식을 만들지 못했습니다. 다시 시도해 주십시오.", "The form could not be made. Please try again.").Because(err)
	}
	return nil
}

func fill(f *excelize.File, l study.Look, experts []study.Expert) error {
	styles, err := makeStyles(f)
	if err != nil {
		return err
	}
	for n, e := range experts {
		name := sheetName(n+1, e)
		if n == 0 {
			err = f.SetSheetName(f.GetSheetName(0), name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return err //nolint:wrapcheck // Write wraps it
		}
		p := pen{file: f, sheet: name}
		p.head(l.Study, e, styles)
		p.matrix(l.Compared(), e, styles)
		p.leftOut(firstRow+len(l.Compared())+1, l.LeftOut())
		if p.err != nil {
			return p.err
		}
	}
	return nil
}

// pen writes cells of a sheet and keeps the first error.
type pen struct {
	file  *excelize.File
	sheet string
	err   error
}

func (p *pen) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *pen) put(cell, text string) { p.do(p.file.SetCellStr(p.sheet, cell, text)) }

func (p *pen) paint(from, to string, style int) {
	p.do(p.file.SetCellStyle(p.sheet, from, to, style))
}

func (p *pen) head(s study.Study, e study.Expert, styles styles) {
	p.put("A1", both(core.T("쌍대비교(AHP)", "Pairwise comparison (AHP)")))
	p.put("A2", s.Title)
	p.put("A3", both(core.T("이름", "Name")))
	p.put(cellName, e.Name)
	p.put("A4", both(core.T("소속", "Affiliation")))
	p.put(cellPlace, e.Affiliation)
	p.paint("A1", "A1", styles.title)
	p.paint(cellName, cellPlace, styles.open)
	row := 5
	for _, t := range instructions[:2] {
		p.put("A"+strconv.Itoa(row), t.Ko)
		p.put("A"+strconv.Itoa(row+1), t.En)
		row += 2
	}
	p.put("A"+strconv.Itoa(row), both(instructions[2]))
	p.do(p.file.SetColWidth(p.sheet, "A", "A", 34))
	p.print()
}

// print sets the sheet on one page, lying.
func (p *pen) print() {
	lying, one, fit := "landscape", 1, true
	p.do(p.file.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{Orientation: &lying, FitToWidth: &one, FitToHeight: &one}))
	p.do(p.file.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// high is a row that holds a title in both languages, in points.
const high = 52

func (p *pen) matrix(asked []study.Indicator, e study.Expert, styles styles) {
	n := len(asked)
	p.put("A"+strconv.Itoa(rowMark), marker)
	p.do(p.file.SetRowVisible(p.sheet, rowMark, false))
	for i, x := range asked {
		p.put(at(firstCol+i, rowMark), x.ID)
		p.put(at(firstCol+i, rowHead), x.Title.Ko+"\n"+x.Title.In(core.English))
		p.put("A"+strconv.Itoa(firstRow+i), x.Title.Ko+"\n"+x.Title.In(core.English))
		p.do(p.file.SetRowHeight(p.sheet, firstRow+i, high))
	}
	p.paint("A"+strconv.Itoa(rowHead), at(firstCol+n-1, rowHead), styles.head)
	p.paint("A"+strconv.Itoa(firstRow), "A"+strconv.Itoa(firstRow+n-1), styles.head)
	p.do(p.file.SetColWidth(p.sheet, "B", column(firstCol+n-1), 18))
	p.do(p.file.SetRowHeight(p.sheet, rowHead, high))
	allowed := excelize.NewDataValidation(true)
	p.do(allowed.SetDropList(scale))
	allowed.SetError(excelize.DataValidationErrorStyleWarning, "AHP", "1/9~9")
	for i := range n {
		for j := range n {
			c := cell(i, j)
			switch {
			case i == j:
				p.put(c, "1")
				p.paint(c, c, styles.closed)
			case i > j:
				p.paint(c, c, styles.closed)
			default:
				p.put(c, said(e, asked[i].ID, asked[j].ID))
				p.paint(c, c, styles.open)
				allowed.Sqref += " " + c
			}
		}
	}
	p.do(p.file.AddDataValidation(p.sheet, allowed))
}

// leftOut names the indicators that are not asked about, beneath the matrix.
func (p *pen) leftOut(row int, list []study.Indicator) {
	for k, x := range list {
		p.put("A"+strconv.Itoa(row+k), both(core.Tf("묻지 않는 지표: %s (아직 자료가 없습니다)", "Not asked about: %s (no data yet)", x.Title)))
	}
}

func column(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		return "B" // a study has at most forty indicators
	}
	return name
}

// said is what an expert has said of a pair, as a form writes it.
func said(e study.Expert, first, second string) string {
	for _, j := range e.Judgements {
		switch {
		case j.First == first && j.Second == second:
			return written(j.Times)
		case j.First == second && j.Second == first:
			return written(1 / j.Times)
		}
	}
	return ""
}

// written is a judgement as people write it: 1/3 for a third.
func written(x float64) string {
	for k := 2; k <= 9; k++ {
		if x == 1/float64(k) {
			return "1/" + strconv.Itoa(k)
		}
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

type styles struct{ title, head, open, closed int }

// makeStyles makes the looks of the cells. Cells to be filled in are text, or a
// spreadsheet would take 1/3 for the third of January.
func makeStyles(f *excelize.File) (styles, error) {
	const text = 49
	edge := func(colour string) []excelize.Border {
		var out []excelize.Border
		for _, side := range []string{"left", "top", "right", "bottom"} {
			out = append(out, excelize.Border{Type: side, Color: colour, Style: 1})
		}
		return out
	}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	var out styles
	for _, x := range []struct {
		into  *int
		style excelize.Style
	}{
		{&out.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&out.head, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("E6ECF5"), Border: edge("9AA5B8"), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&out.open, excelize.Style{NumFmt: text, Border: edge("5C6B82"), Alignment: centre}},
		{&out.closed, excelize.Style{NumFmt: text, Fill: fill("D5D9E0"), Border: edge("9AA5B8"), Alignment: centre}},
	} {
		id, err := f.NewStyle(&x.style)
		if err != nil {
			return out, err //nolint:wrapcheck // Write wraps it
		}
		*x.into = id
	}
	return out, nil
}
