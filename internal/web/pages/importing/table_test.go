package importing

import (
	"bytes"
	"slices"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/pagestest"

	"github.com/xuri/excelize/v2"
)

// bankBook is a workbook in the shape in which the Bank of Korea publishes its
// tables: two headings on either side, the domestic flows without value added,
// which stands on the sheet of total flows.
func bankBook(t *testing.T, year string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(sheet string, rows [][]any) {
		_, err := book.NewSheet(sheet)
		must(err)
		for i, row := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			must(err)
			must(book.SetSheetRow(sheet, cell, &row))
		}
	}
	write("국산거래표", [][]any{
		{year + "년 국산거래표"},
		{"(단위: 백만원)"},
		{nil, nil, "A", "B", "9090", "9190", "9290"},
		{nil, nil, "농림수산품", "제조업 제품", "중간수요계", "최종수요계", "총수요계"},
		{"A", "농림수산품", 10, 30, 40, 60, 100},
		{"B", "제조업 제품", 20, 80, 100, 300, 400},
		{"9590", "중간투입계", 30, 110, 140, 360, 500},
	})
	write("총거래표", [][]any{
		{year + "년 총거래표"},
		{"(단위: 백만원)"},
		{nil, nil, "A", "B", "9090", "9190", "9290"},
		{nil, nil, "농림수산품", "제조업 제품", "중간수요계", "최종수요계", "총수요계"},
		{"A", "농림수산품", 15, 50, 65, 65, 130},
		{"B", "제조업 제품", 25, 140, 165, 355, 520},
		{"9590", "중간투입계", 40, 190, 230, 420, 650},
		{"9690", "부가가치계", 60, 210, 270},
		{"9790", "총투입계", 100, 400, 500},
	})
	must(book.DeleteSheet("Sheet1"))
	var b bytes.Buffer
	must(book.Write(&b))
	return b.Bytes()
}

func TestAWorkbookOfTheBankComesInByThePage(t *testing.T) {
	t.Parallel()
	q := newQuay(t)
	w, at := q.BringFile(core.Korean, "산업연관표_전국_2020.xlsx", bankBook(t, "2020"))
	form := pagestest.FormOf(w.Body.String())
	if form.Get("kind") != string(dataset.IOTable) || form.Get("tableSheet") != "국산거래표" || form.Get("inputSheet") != "총거래표" {
		t.Fatalf("kind %q, sheets %q and %q", form.Get("kind"), form.Get("tableSheet"), form.Get("inputSheet"))
	}
	pagestest.WantWords(t, pagestest.Text(w), "표 위에 적힌 것", "2020년 국산거래표", "빈칸은 0으로 봅니다", "부가가치·총투입 시트")
	form.Set("saveAs", "한국은행 전국표")
	form.Set("act", actImport)
	pagestest.WantWords(t, pagestest.Text(q.Outcome(core.Korean, q.Send(core.Korean, at, form))), "끝남")

	// The next year's file is read as this one was.
	w, _ = q.BringFile(core.Korean, "산업연관표_전국_2021.xlsx", bankBook(t, "2021"))
	form = pagestest.FormOf(w.Body.String())
	if form.Get("saveAs") != "한국은행 전국표" || form.Get("tableYear") != "2021" || form.Get("tableRegion") != core.Nation {
		t.Errorf("the saved mapping is not proposed: %v", form)
	}
	pagestest.WantWords(t, pagestest.Text(q.Page("/datasets/mappings")), "한국은행 전국표", "국산거래표")
}

// Another sheet has other rows: their meanings are found anew, what was said of
// the whole table stays.
func TestChoosingAnotherSheetReadsItAnew(t *testing.T) {
	t.Parallel()
	q := newQuay(t)
	w, at := q.BringFile(core.Korean, "산업연관표.xlsx", bankBook(t, "2020"))
	form := pagestest.FormOf(w.Body.String())
	form.Set("tableRegion", "41")
	form.Set("tableSheet", "총거래표")
	form.Set("act", "preview")
	w = q.Send(core.Korean, at, form)
	got := pagestest.FormOf(w.Body.String())
	if got.Get("tableRegion") != "41" || got.Get("scope") != "total" || !slices.Contains(got["rowName"], "9690|부가가치계") {
		t.Errorf("region %q, scope %q, rows %v", got.Get("tableRegion"), got.Get("scope"), got["rowName"])
	}
}
