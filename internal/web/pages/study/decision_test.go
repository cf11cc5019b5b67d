package study

import (
	"strings"
	"testing"

	"naru/internal/study"
	"naru/internal/web/pages/pagestest"
)

// Where nothing is scored there is nothing to tick: the page says why, and leads
// to the step that stands in the way. What was chosen before stays.
func TestADecisionWithoutARankingSaysWhy(t *testing.T) {
	d := newDesk(t)
	x := d.begun()
	w := d.Page(href(x.ID, "decision"))
	if text := pagestest.Text(w); strings.Contains(text, "고를 수 있는 산업이 아직 없습니다") || !strings.Contains(w.Body.String(), `name="choose"`) {
		t.Errorf("there is a ranking, and nothing to tick: %s", text)
	}
	x.Weighting.Method = study.AHPWeights
	x.Weighting.Experts = []study.Expert{{ID: "e1", Name: "김전문", Weight: 1}}
	x = d.keep(x)
	w = d.Page(href(x.ID, "decision"))
	pagestest.WantWords(t, pagestest.Text(w), "고를 수 있는 산업이 아직 없습니다", "가중치: 김전문 전문가가 아직 비교하지 않은 쌍이 3개", "‘가중치’ 단계로 가기")
	if strings.Contains(w.Body.String(), `name="choose"`) || !strings.Contains(w.Body.String(), `href="`+href(x.ID, "weights")+"#weighting.experts[0]") {
		t.Error("no way to the weights")
	}
	x.Decision.Chosen = []study.Choice{{ID: "C", Grade: "주력", Reason: "앞선다"}}
	x = d.keep(x)
	w = d.Page(href(x.ID, "decision"))
	pagestest.WantWords(t, pagestest.Text(w), "더 고를 수 없습니다")
	if !strings.Contains(w.Body.String(), `value="C" checked`) {
		t.Error("what was chosen is gone from the page")
	}
}

// Four years do not tell the stage: the strategy is provisional wherever it is
// shown, and it is said which data would settle it.
func TestAStrategyWithoutAStageIsProvisional(t *testing.T) {
	d := newDesk(t)
	x := d.finished()
	for _, at := range []string{"/decision", "/candidates", ""} {
		pagestest.WantWords(t, pagestest.Text(d.Page(href(x.ID)+at)), "성장단계를 판정하지 못했습니다", "앞선 시점 2개가 더 든 자료", "전략 유형은 ‘잠정’입니다", "자료 가져오기")
	}
	w := d.Page(href(x.ID, "decision"))
	for _, row := range pagestest.Table(t, w, "types") {
		if row[1] != "확인 필요" || !strings.HasSuffix(row[2], "(잠정)") {
			t.Errorf("%v", row)
		}
	}
	for _, row := range d.Sheet(href(x.ID, "long.csv")) {
		if s := row["전략 유형"]; s != "" && s != "전략 유형" && !strings.HasSuffix(s, "(잠정)") {
			t.Errorf("%v", row)
		}
	}
}
