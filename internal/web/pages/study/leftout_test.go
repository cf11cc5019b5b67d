package study

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"naru/internal/study"
	"naru/internal/web/pages/pagestest"
)

// An indicator that nobody has yet is named with the way to give it data, and
// its pairs are not asked. Its judgements wait, through the page and the
// workbook, and come back with the table.
func TestPairsAreAskedAboutWhatCounts(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	table := x.Indicators[2].Source.Table
	x.Weighting.Method = study.AHPWeights
	x.Indicators[2].Optional, x.Indicators[2].Source.Table = true, nil
	x = d.keep(x)
	at := href(x.ID, "weights", "experts", "e1")
	body := d.Page(at)
	if n := strings.Count(body.Body.String(), `class="study-pair"`); n != 1 {
		t.Errorf("%d pairs are asked, 1 counts", n)
	}
	pagestest.WantWords(t, pagestest.Text(body), "‘올린 표’는 지금 셈에 들지 않아", "올린 표가 없습니다", "판단 2개는 그대로 남아", "‘올린 표’에 자료 넣기", "CR 0.000")
	if !strings.Contains(body.Body.String(), `href="`+href(x.ID, "indicators", "own")+`"`) {
		t.Error("no way to give it data")
	}
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "weights"))), "‘올린 표’는 지금 셈에 들지 않아", "서식에 적힌 쌍의 답")
	f, err := excelize.OpenReader(bytes.NewReader(d.Page(href(x.ID, "weights", "pairwise.xlsx")).Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if c, err := f.GetCellValue(f.GetSheetName(0), "D11"); err != nil || c != "" {
		t.Errorf("the workbook asks about %q: %v", c, err)
	}
	form := d.form(x, "/weights/experts/e1")
	form.Set(pairID("lq", "growth"), "5")
	if w := d.send(x, "/weights/experts/e1", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	x = d.now(x.ID)
	x.Indicators[2].Source.Table = table
	x = d.keep(x)
	body = d.Page(at)
	if n := strings.Count(body.Body.String(), `class="study-pair"`); n != 3 || len(x.Weighting.Experts[0].Judgements) != 3 {
		t.Errorf("%d pairs come back, %+v", n, x.Weighting.Experts[0].Judgements)
	}
	if strings.Contains(pagestest.Text(body), "셈에 들지 않아") || strings.Contains(pagestest.Text(body), "남은 쌍") {
		t.Errorf("what was said is asked again: %s", pagestest.Text(body))
	}
}
