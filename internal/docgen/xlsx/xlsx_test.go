package xlsx_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"naru/internal/core"
	"naru/internal/docgen/sample"
	"naru/internal/docgen/xlsx"
	"naru/internal/document"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

type failer interface {
	Helper()
	Fatal(args ...any)
}

func open(t failer, d document.Document) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(write(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func write(t failer, d document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Write(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func value(t failer, f *excelize.File, sheet, cell string, raw bool) string {
	t.Helper()
	s, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: raw})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheFirstSheetLeadsToEveryTable(t *testing.T) {
	t.Parallel()
	f := open(t, sample.Report())
	if got, want := strings.Join(f.GetSheetList(), "|"), "표 차례|표 2-1|표 2-2|표 2-3|표 2-4|카드|글"; got != want {
		t.Errorf("sheets: %s, want %s", got, want)
	}
	rows, err := f.GetRows("표 차례")
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for i, row := range rows {
		all += strings.Join(row, "|") + "\n"
		if len(row) == 0 || !strings.HasPrefix(row[0], "표 ") {
			continue
		}
		linked, place, err := f.GetCellHyperLink("표 차례", "B"+strconv.Itoa(i+1))
		if err != nil || !linked {
			t.Fatalf("%v has no link: %v", row, err)
		}
		sheet, cell, _ := strings.Cut(place, "!")
		if got := value(t, f, strings.Trim(sheet, "'"), cell, false); got != row[0]+". "+row[1] {
			t.Errorf("%v leads to %q", row, got)
		}
	}
	for _, want := range []string{"평택시 전략산업 육성 종합계획", "※ 이 문서의 기업과 통계는 시연을 위해 만든 가상의 자료입니다.", "표 2-4|지원사업 목록|백만원|기업마당, 2026. 10.", "표 3-1|과제 1-1. 반도체 소부장 양산성능평가"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
}

// A part of a card has no caption of its own: it goes by the card's.
func TestThePartOfACardIsCalledAsTheCard(t *testing.T) {
	t.Parallel()
	cells := func(s string) []document.Row { return []document.Row{{Cells: []document.Cell{document.Word(s)}}} }
	columns := []document.Column{{Title: "재원"}}
	f := open(t, document.Document{Body: []document.Block{
		document.Table{Card: true, Caption: "과제 1", Columns: columns, Rows: cells("가")},
		document.Table{Joined: true, Columns: columns, Rows: cells("나"), Source: strings.Repeat("긴 자료 이름 ", 20)},
	}})
	rows, err := f.GetRows("표 차례")
	if err != nil {
		t.Fatal(err)
	}
	if last := rows[len(rows)-1]; last[1] != "과제 1" {
		t.Errorf("%q", last)
	}
	if h, err := f.GetRowHeight("표 차례", len(rows)); err != nil || h < 60 {
		t.Errorf("a source of several lines in a row of %v points: %v", h, err)
	}
}

func TestNumbersAreNumbersAndTextsAreTexts(t *testing.T) {
	t.Parallel()
	f := open(t, sample.Report())
	const sheet = "표 2-1" // caption, two notices, heading row, then the rows
	for _, c := range []struct {
		cell, shown, raw string
		kind             excelize.CellType
	}{
		{"A5", "제조업", "제조업", excelize.CellTypeInlineString},
		{"B6", "48,210", "48210", excelize.CellTypeUnset},
		{"C7", "△812", "-812", excelize.CellTypeUnset},
		{"D6", "2.31", "2.31", excelize.CellTypeUnset},
		{"A8", sample.Marked, sample.Marked, excelize.CellTypeInlineString},
		{"E8", sample.Formula, sample.Formula, excelize.CellTypeInlineString},
		{"B9", "–", "–", excelize.CellTypeInlineString},
		{"B10", "71,104", "71104", excelize.CellTypeUnset},
	} {
		if got := value(t, f, sheet, c.cell, false); got != c.shown {
			t.Errorf("%s shows %q, want %q", c.cell, got, c.shown)
		}
		if got := value(t, f, sheet, c.cell, true); got != c.raw {
			t.Errorf("%s holds %q, want %q", c.cell, got, c.raw)
		}
		if kind, err := f.GetCellType(sheet, c.cell); err != nil || kind != c.kind {
			t.Errorf("%s is of type %v, want %v: %v", c.cell, kind, c.kind, err)
		}
		if formula, err := f.GetCellFormula(sheet, c.cell); err != nil || formula != "" {
			t.Errorf("%s is the formula %q: %v", c.cell, formula, err)
		}
	}
}

func TestTheWordsStandBesideTheirHeadings(t *testing.T) {
	t.Parallel()
	d := sample.Report()
	rows, err := open(t, d).GetRows("글")
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, row := range rows {
		all += strings.Join(row, "|") + "\n"
	}
	place := ""
	for _, block := range d.Body {
		switch x := block.(type) {
		case document.Heading:
			place = x.Text
		case document.List:
			for _, item := range x.Items {
				if !strings.Contains(all, place+"|"+item) {
					t.Errorf("%q of %q is not there", item, place)
				}
			}
		}
	}
	if !strings.Contains(all, "평택시는 반도체, 미래자동차, 수소를 축으로") {
		t.Error(all)
	}
	f := open(t, document.Document{Lang: core.English, Body: []document.Block{document.Table{Caption: "x"}}})
	if got := strings.Join(f.GetSheetList(), "|"); strings.Contains(got, "Text") {
		t.Errorf("a sheet for no words: %s", got)
	}
}

func TestNumbersLookAsPrinted(t *testing.T) {
	t.Parallel()
	cells := []document.Cell{
		document.Number(1234567.891, 1), document.Number(-1234, 0), document.Number(-0.004, 2), document.Number(0, 0), document.Number(12.5, 3),
		{Text: "12.3%", Number: 12.34, Numeric: true},
		{Text: "2024", Number: 2024, Numeric: true},
		{Text: "+3.5", Number: 3.5, Numeric: true},
		{Text: "△5.0%p", Number: -5, Numeric: true},
	}
	table := document.Table{Caption: "수", Columns: []document.Column{{Title: "값"}}}
	for _, c := range cells {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{c}})
	}
	f := open(t, document.Document{Body: []document.Block{table}})
	for i, c := range cells {
		cell := "A" + strconv.Itoa(i+3)
		if got := value(t, f, "표 1", cell, false); got != c.Text {
			t.Errorf("%v is shown as %q, printed as %q", c.Number, got, c.Text)
		}
		raw, err := strconv.ParseFloat(value(t, f, "표 1", cell, true), 64)
		if err != nil || raw != c.Number {
			t.Errorf("%v is held as %v: %v", c.Number, raw, err)
		}
	}
	odd := document.Cell{Text: "약 1.2백만", Number: 1234567, Numeric: true}
	table.Rows = []document.Row{{Cells: []document.Cell{odd}}}
	if got := value(t, open(t, document.Document{Body: []document.Block{table}}), "표 1", "A3", false); got != "1234567" {
		t.Errorf("a number whose text says something else is shown as %q", got)
	}
}

func TestLongTablesKeepEveryRow(t *testing.T) {
	t.Parallel()
	f := open(t, sample.Report())
	rows, err := f.GetRows("표 2-4")
	if err != nil {
		t.Fatal(err)
	}
	const above, beneath = 5, 1 // caption, two notices, unit, heading; source
	if len(rows) != above+301+beneath {
		t.Fatalf("%d rows", len(rows))
	}
	if got := strings.Join(rows[above+299], "|"); got != "300|지역특화 지원사업 300호|41,963|8,868.5|평택산업진흥원" {
		t.Errorf("the last row: %s", got)
	}
	if rows[3][0] != "단위: 백만원" || rows[above+301][0] != "자료: 기업마당, 2026. 10." {
		t.Errorf("unit %v, source %v", rows[3], rows[above+301])
	}
}

func TestNamesOfSheetsAreLegalAndUnique(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var d document.Document
		for range rapid.IntRange(0, 12).Draw(t, "tables") {
			d.Body = append(d.Body, document.Table{
				Caption: rapid.SampledFrom([]string{"", "[가]:*?/\\'", "이름", sample.Emoji}).Draw(t, "caption"), Card: rapid.Bool().Draw(t, "card"),
				Rows: []document.Row{{Cells: []document.Cell{document.Word(sample.Control), document.Number(math.Pi, 2)}}},
			})
		}
		f := open(t, d)
		seen := map[string]bool{}
		for _, name := range f.GetSheetList() {
			if seen[strings.ToLower(name)] || name == "" || len(utf16.Encode([]rune(name))) > 31 || strings.ContainsAny(name, `:\/?*[]`) {
				t.Fatalf("the name %q", name)
			}
			seen[strings.ToLower(name)] = true
		}
	})
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for range 5 {
		if !bytes.Equal(write(t, sample.Report()), write(t, sample.Report())) {
			t.Fatal("two files differ")
		}
	}
}

func TestWritingStopsOnRequest(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := xlsx.Write(ctx, &bytes.Buffer{}, sample.Report()); core.CodeOf(err) != core.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	if err := xlsx.Write(context.Background(), full{}, sample.Short()); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
	if f := open(t, document.Document{Lang: core.English}); value(t, f, "Tables", "A4", false) != "This document has no tables." {
		t.Error("an annex without tables does not say so")
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
