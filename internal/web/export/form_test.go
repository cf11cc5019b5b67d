package export_test

import (
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/document"
	"naru/internal/web/export"
)

func TestFormCSVHasBothHeadingsAndNoFormula(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	err := export.FormCSV(&b, document.Form{
		Columns: []document.FormColumn{{Title: core.T("관리번호", "Number")}, {Title: core.T("제목", "Title")}},
		Rows:    [][]string{{"007", "=1+1"}, {"8"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := "\ufeff관리번호,제목\nNumber,Title\n007,'=1+1\n8,\n"; b.String() != want {
		t.Errorf("wrote %q", b.String())
	}
}
