package iosheet_test

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
)

// page is a sheet of a workbook in the making.
type page struct {
	name   string
	rows   [][]any
	merged [][2]string
	hidden bool
}

// workbook writes the sheets into a file.
func workbook(t *testing.T, pages ...page) iosheet.File {
	t.Helper()
	f := excelize.NewFile()
	for k, p := range pages {
		if k == 0 {
			must(t, f.SetSheetName("Sheet1", p.name))
		} else {
			_, err := f.NewSheet(p.name)
			must(t, err)
		}
		for r, row := range p.rows {
			for c, v := range row {
				if v == nil {
					continue
				}
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				must(t, err)
				must(t, f.SetCellValue(p.name, cell, v))
			}
		}
		for _, m := range p.merged {
			must(t, f.MergeCell(p.name, m[0], m[1]))
		}
		must(t, f.SetSheetVisible(p.name, !p.hidden))
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	return iosheet.File{R: bytes.NewReader(b.Bytes()), Size: int64(b.Len()), Name: "2020_투입산출표_생산자가격_통합대분류.xlsx"}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func textFile(text string) iosheet.File {
	return iosheet.File{R: bytes.NewReader([]byte(text)), Size: int64(len(text)), Name: "table.csv"}
}

// The economy of the fixtures, by hand: what A, B and C buy of one another at
// home and from abroad, and what is left of each.
//
//	at home    A   B   C  private public capital exports
//	A         10  30   0       50      0       0      10   = 100
//	B         20  80  40       60      0      50     150   = 400
//	C         10  50  60      100     60       0      20   = 300
//	imported
//	A          5  20   0        5      0       0       0   =  30
//	B          5  60  10       20      0      25       0   = 120
//	C          0  10  10       10      0       0       0   =  30
//	added     50 150 180
const (
	domesticSheet = "A표_국산거래표(생산자)"
	importSheet   = "A표_수입거래표(생산자)"
	totalSheet    = "A표_총거래표(생산자)"
)

func headings(title string, more ...[2]string) [][]any {
	codes, names := []any{nil, nil, "A", "B", "C", "9090"}, []any{nil, nil, "농림수산품", "제조업\n제품", "서비스", "중간수요계"}
	for _, m := range append([][2]string{
		{"9111", "민간소비지출"}, {"9112", "정부소비지출"}, {"9121", "민간고정자본형성"}, {"9140", "수출"}, {"9190", "최종수요계"}, {"9290", "총수요계"},
	}, more...) {
		codes, names = append(codes, m[0]), append(names, m[1])
	}
	return [][]any{{"2020년 투입산출표"}, {title + "(생산자가격)"}, {nil, nil, nil, nil, nil, nil, nil, "(단위: 백만원)"}, nil, codes, names}
}

func domestic() page {
	return page{name: domesticSheet, rows: append(headings("국산거래표"),
		[]any{"A", "농림수산품", 10, 30, 0, 40, 50, 0, 0, 10, 60, 100},
		[]any{"B", "제조업 제품", 20, 80, "40", 140, 60, 0, 50, "150", 260, 400},
		[]any{"C", "서비스", 10, 50, 60, 120, 100, 60, 0, 20, 180, 300},
		[]any{"9590", "국산중간투입계", 40, 160, 100, 300},
		[]any{"주: 1) 반올림으로 합계가 맞지 않을 수 있음"},
	)}
}

func imported() page {
	return page{name: importSheet, rows: append(headings("수입거래표"),
		[]any{"A", "농림수산품", 5, 20, 0, 25, 5, 0, 0, 0, 5, 30},
		[]any{"B", "제조업 제품", 5, 60, 10, 75, 20, 0, 25, 0, 45, 120},
		[]any{"C", "서비스", 0, 10, 10, 20, 10, 0, 0, 0, 10, 30},
		[]any{"9590", "중간투입계", 10, 90, 20, 120},
	)}
}

func total() page {
	return page{name: totalSheet, rows: append(headings("총거래표", [2]string{"9310", "총산출"}, [2]string{"9321", "수입"}, [2]string{"9322", "생산물세(수입)"}, [2]string{"9329", "수입계"}, [2]string{"9390", "총공급계"}),
		[]any{"A", "농림수산품", 15, 50, 0, 65, 55, 0, 0, 10, 65, 130, 100, 28, 2, 30, 130},
		[]any{"B", "제조업 제품", 25, 140, 50, 215, 80, 0, 75, 150, 305, 520, 400, 115, 5, 120, 520},
		[]any{"C", "서비스", 10, 60, 70, 140, 110, 60, 0, 20, 190, 330, 300, 30, 0, 30, 330},
		[]any{"9590", "중간투입계", 50, 250, 120, 420},
		[]any{"9610", "피용자보수", 20, 60, 100},
		[]any{"9621", "영업잉여", 20, 50, 40},
		[]any{"9622", "고정자본소모", 5, 30, 30},
		[]any{"9630", "생산세(보조금공제)", 5, 10, 10},
		[]any{"9690", "부가가치계", 50, 150, 180},
		[]any{"9790", "총투입계", 100, 400, 300},
	)}
}

func cover() page {
	return page{name: "목차", rows: [][]any{{"2020년 산업연관표"}, {"목차"}}}
}

// read takes the table out of a file by what its names say, with changes.
func read(t *testing.T, f iosheet.File, sheet string, change func(*iosheet.Reading)) (*inout.Table, []iosheet.Mismatch, []core.Text, error) {
	t.Helper()
	found, err := iosheet.FindSheets(t.Context(), f, sheet)
	if err != nil {
		return nil, nil, nil, err
	}
	b, err := iosheet.Open(t.Context(), f, iosheet.At{Sheet: found.Main}, found.Sheets)
	if err != nil {
		return nil, nil, nil, err
	}
	look := b.Look()
	r := iosheet.Reading{Scope: found.Scope, Rows: look.RowRoles, Columns: look.ColumnRoles}
	if change != nil {
		change(&r)
	}
	var notes []core.Text
	table, off, err := b.Table(r, func(n core.Text) { notes = append(notes, n) })
	return table, off, notes, err
}

func near(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if !slices.EqualFunc(got, want, func(a, b float64) bool {
		return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9*max(1, math.Abs(b))
	}) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// fails reads a table for its error.
func fails(t *testing.T, f iosheet.File, change func(*iosheet.Reading)) error {
	t.Helper()
	table, _, _, err := read(t, f, "", change)
	if (table == nil) != (err != nil) {
		t.Errorf("both %v and %v", table, err)
	}
	return err
}
