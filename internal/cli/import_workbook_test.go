package cli_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bankBook writes a workbook of domestic and total flows as the Bank of Korea
// lays it out, with two sectors and a blank for nothing.
func bankBook(t *testing.T, name string) string {
	t.Helper()
	top := func(title string, more ...any) [][]any {
		codes, names := []any{nil, nil, "A", "B", "9090", "9110", "9140", "9190", "9290"}, []any{nil, nil, "농산품", "공산품", "중간수요계", "민간소비지출", "수출", "최종수요계", "총수요계"}
		for k := 0; k < len(more); k += 2 {
			codes, names = append(codes, more[k]), append(names, more[k+1])
		}
		return [][]any{{title}, {"(단위: 백만원)"}, codes, names}
	}
	f := excelize.NewFile()
	for _, sheet := range []struct {
		name string
		rows [][]any
	}{
		{"목차", [][]any{{"2020년 산업연관표"}}},
		{"A표_국산거래표(생산자)", append(top("국산거래표"),
			[]any{"A", "농산품", 10, 30, 40, 50, 10, 60, 100}, []any{"B", "공산품", nil, 80, 80, 70, 150, 220, 300}, []any{"9590", "중간투입계", 10, 110})},
		{"A표_총거래표(생산자)", append(top("총거래표", "9310", "총산출", "9329", "수입계"),
			[]any{"A", "농산품", 15, 50, 65, 55, 10, 65, 130, 100, 30}, []any{"B", "공산품", nil, 100, 100, 80, 150, 230, 330, 300, 30},
			[]any{"9590", "중간투입계", 15, 150}, []any{"9690", "부가가치계", 85, 150}, []any{"9790", "총투입계", 100, 300})},
	} {
		if _, err := f.NewSheet(sheet.name); err != nil {
			t.Fatal(err)
		}
		for r, row := range sheet.rows {
			for c, v := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err == nil && v != nil {
					err = f.SetCellValue(sheet.name, cell, v)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name)
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestImportOfAWorkbookOfTheBank(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	book := func(name string, flags ...string) (int, string, string) {
		return naru(t, "", append([]string{"--data", dir, "import", bankBook(t, name)}, flags...)...)
	}
	code, _, errs := book("2020_투입산출표.xlsx", "--table-of", "전국")
	if code != 1 || !strings.Contains(errs, "sheet ‘A표_국산거래표(생산자)’ C6") || !strings.Contains(errs, "--table-blank-zero") {
		t.Errorf("a blank: exit %d\n%s", code, errs)
	}
	_, out, errs := book("2020_투입산출표.xlsx", "--table-of", "전국", "--table-blank-zero", "--dataset", "bok", "--save", "한은 통합")
	for _, want := range []string{"value added and output ‘A표_총거래표(생산자)’", "rows · value added: 9690|부가가치계", "columns · exports (final demand): 9140|수출", "version 1 of ‘bok’", "2020: 2 sectors", "0 margins off", "As chosen, 2 blank cells count as zero"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not told:\n%s%s", want, out, errs)
		}
	}
	if code, out, errs = naru(t, "", "--data", dir, "datasets", "mappings"); code != 0 || !strings.Contains(out, "한은 통합") || !strings.Contains(out, "input–output table") {
		t.Errorf("mappings: exit %d\n%s%s", code, out, errs)
	}
	// The next year's file is read as the saved mapping says, in its own year.
	code, out, errs = book("2021_투입산출표.xlsx", "--profile", "한은 통합", "--again")
	if code != 0 || !strings.Contains(out, "version 2 of ‘bok’") || !strings.Contains(out, "2021: 2 sectors") {
		t.Errorf("by name: exit %d\n%s%s", code, out, errs)
	}
	_, out, _ = naru(t, "", "--data", dir, "datasets", "show", "bok", "--json")
	var shown struct {
		Versions []struct {
			Profile []byte `json:"Profile"`
		} `json:"versions"`
	}
	if err := json.Unmarshal([]byte(out), &shown); err != nil || len(shown.Versions) != 2 {
		t.Fatalf("%v\n%s", err, out)
	}
	if first := string(shown.Versions[0].Profile); !strings.Contains(first, `"blankZero":true`) || !strings.Contains(first, `"years":["2021"]`) {
		t.Errorf("the choice is not kept: %s", first)
	}
}

func TestImportOfATotalTable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	args := []string{"--data", dir, "import", bankBook(t, "2020.xlsx"), "--table-of", "00", "--table-blank-zero", "--sheet", "A표_총거래표(생산자)", "--dataset", "total"}
	code, out, errs := naru(t, "", append(args, "--table-remove-imports")...)
	if code != 0 || !strings.Contains(out, "same proportion for every domestic use") || !strings.Contains(out, "0 margins off") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	code, _, errs = naru(t, "", append(args, "--again", "--table-column", "9329|수입계=nonsense")...)
	if code != 2 || !strings.Contains(errs, "imports") {
		t.Errorf("exit %d\n%s", code, errs)
	}
	code, _, errs = naru(t, "", append(args, "--again", "--table-remove-imports", "--table-column", "9329|수입계=ignored")...)
	if code != 1 || !strings.Contains(errs, "column of imports") {
		t.Errorf("exit %d\n%s", code, errs)
	}
}
