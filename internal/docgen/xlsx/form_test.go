package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"naru/internal/docgen/xlsx"
	"naru/internal/document"

	"github.com/xuri/excelize/v2"
)

func TestAFormOffersItsChoices(t *testing.T) {
	t.Parallel()
	many := make([]string, 60)
	for i := range many {
		many[i] = "선택, " + strings.Repeat("가", i+1) // commas, and more than 255 characters in all
	}
	form := document.Form{
		Title: "과제", Notes: []string{"한 줄에 하나"}, Room: 10,
		Columns: []document.FormColumn{{Head: "번호", Sub: "Number", Help: "1-2처럼"}, {Head: "전략", Sub: "Strategy", Choices: many}},
		Rows:    [][]string{{"1-2", "=1+1"}, {"007", ""}},
	}
	var b bytes.Buffer
	if err := xlsx.WriteForm(&b, form); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("입력")
	if err != nil || len(rows) != 4 || rows[1][0] != "Number" || rows[2][0] != "1-2" || rows[2][1] != "=1+1" || rows[3][0] != "007" {
		t.Errorf("%v %v", rows, err)
	}
	if formula, _ := f.GetCellFormula("입력", "B3"); formula != "" {
		t.Errorf("a text became the formula %s", formula)
	}
	rules, err := f.GetDataValidations("입력")
	if err != nil || len(rules) != 2 {
		t.Fatalf("%d rules, %v", len(rules), err)
	}
	if rules[1].Sqref != "B3:B15" || rules[1].Formula1 != "'선택지'!$B$1:$B$60" {
		t.Errorf("%+v", rules[1])
	}
	if last, _ := f.GetCellValue("선택지", "B60"); last != many[59] {
		t.Errorf("the last choice is %q", last)
	}
}
