package xlsx_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/docgen/xlsx"
	"naru/internal/document"
)

func TestFormOffersItsChoices(t *testing.T) {
	t.Parallel()
	form := document.Form{
		Title: core.T("정책", "Policies"),
		Columns: []document.FormColumn{
			{Title: core.T("관리번호", "Number"), Help: core.T("고유 번호", "A number"), Required: true},
			{Title: core.T("수준", "Level"), Choices: []core.Text{core.T("국가", "National"), core.T("기초", "City")}, Required: true},
			{Title: core.T("단계", "Stages"), Choices: []core.Text{core.T("창업", "Start-ups")}, Multiple: true},
		},
		Rows: [][]string{{"007", "기초", "=1+1"}},
	}
	var b bytes.Buffer
	if err := xlsx.Form(&b, form, core.Korean); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("정책")
	if err != nil || len(rows) != 3 || rows[0][1] != "수준" || rows[1][1] != "Level" || rows[2][0] != "007" || rows[2][2] != "=1+1" {
		t.Errorf("rows %q, %v", rows, err)
	}
	if formula, err := f.GetCellFormula("정책", "C3"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q, %v", formula, err)
	}
	rules, err := f.GetDataValidations("정책")
	if err != nil || len(rules) != 2 {
		t.Fatalf("%d lists, %v", len(rules), err)
	}
	if r := rules[0]; r.Sqref != "B3:B5000" || r.Formula1 != "'선택값'!$B$1:$B$2" || !r.ShowErrorMessage || r.AllowBlank {
		t.Errorf("the list of levels: %+v", r)
	}
	if rules[1].ShowErrorMessage {
		t.Error("several stages in one cell must be allowed")
	}
	if visible, err := f.GetSheetVisible("선택값"); err != nil || visible {
		t.Errorf("the choices are visible: %v", err)
	}
	if help, err := f.GetRows("작성 방법"); err != nil || len(help) != 4 || help[1][2] != "고유 번호" {
		t.Errorf("help %q, %v", help, err)
	}
}
