package study

import (
	"strings"
	"testing"

	"naru/internal/web/pages/pagestest"
)

// Who starts in a frame that looks at growth is told before; who weighs growth
// higher than the rest is told on the pages that rank, with the way to the
// weights, where each indicator stands under what it looks at.
func TestALeanToGrowthIsTold(t *testing.T) {
	d := newDesk(t)
	x := d.begun()
	pagestest.WantWords(t, pagestest.Text(d.Page(root+"/new")), "지표 5개 가운데 3개가 증가율·변화입니다")
	for _, at := range []string{"", "/long"} {
		if text := pagestest.Text(d.Page(href(x.ID) + at)); strings.Contains(text, "성장이 더디면") {
			t.Errorf("%q: one of three looks at growth: %s", at, text)
		}
	}
	x.Indicators[2].Source = x.Indicators[1].Source
	x = d.keep(x)
	for _, at := range []string{"", "/long"} {
		w := d.Page(href(x.ID) + at)
		pagestest.WantWords(t, pagestest.Text(w), "가중치의 67%가 성장·변화 지표에 있습니다", "가중치 보기")
		if !strings.Contains(w.Body.String(), href(x.ID, "weights")+"#facets") {
			t.Errorf("%q does not lead to the weights", at)
		}
	}
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "weights"))), "성장이 더디면 뒤로 갈 수 있습니다", "특화 33%", "성장·변화 67%", "증가율, 올린 표")
	pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID, "indicators"))), "입지계수 · 특화 ·", "증가율 · 성장·변화 ·")
}
