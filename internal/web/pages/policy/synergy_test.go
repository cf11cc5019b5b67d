package policy

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/policy"
	"naru/internal/web/pages/pagestest"
)

// By hand. The task commercialises semiconductors for start-ups, 2026–2027,
// with city money; the policy does research for start-ups and growing firms with
// national money, in the same years and the same definition.
//
//	gap: of the policy's two steps none is taken by the task: 1 × 2 / (1 × 2) = 1
//	ladder: research and commercialisation are two instruments apart: 0
//	funds: national is new: 1/1 = 1
//	reach and spill are not known
//	score: (0.30 × 1 + 0.25 × 0 + 0.20 × 1) / 0.75 = 0.667
func TestASynergyWorkedByHand(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	outside := save(t, b, national("N-01", "국가 연구", policy.Research))
	other := national("N-02", "딴 산업", policy.Research)
	other.Industries = []policy.Industry{{System: "ksic11", Code: "10"}}
	save(t, b, other)
	_, task := planned(t, b, outside.ID)
	w := b.Page("/policies/synergy")
	pagestest.Holds(t, "no task is chosen", pagestest.Text(w), "과제를 골라 주십시오", "시제품 센터")
	ref := "roadmap:" + task.Roadmap + "/" + task.ID
	w = b.Page("/policies/synergy?task=" + url.QueryEscape(ref))
	text := pagestest.Text(w)
	pagestest.Holds(t, "the page", text, "가장 잘 맞는 정책은 ‘국가 연구’(국가)입니다: 0.67점, 가중치의 75%를 알고", "기업과 사업을 맞추는 기능이 갖추어지면", "이어 쓰면 좋습니다(0.67점)")
	rows := pagestest.Table(t, w, "pairs")
	if len(rows) != 1 || strings.Join(rows[0], " ") != "국가 연구 국가 0.67 1.00 0.00 1.00 – – 75%" {
		t.Errorf("%v", rows)
	}
	pair := b.Page("/policies/synergy/pair?policy=" + outside.ID + "&task=" + url.QueryEscape(ref))
	pagestest.Holds(t, "the arithmetic", pagestest.Text(pair), "0.400 × 1.000 + 0.333 × 0.000 + 0.267 × 1.000 = 0.667", "0.67점으로 이어 쓸 만합니다", "정책의 칸 수", "이 산업의 유발계수를 읽을 산업연관표가 없거나")
	if rows := pagestest.Table(t, pair, "arithmetic"); len(rows) != 6 || strings.Join(rows[0], " ") != "공백 보완 1.000 0.30 0.400 0.400" || rows[5][4] != "0.667" {
		t.Errorf("%v", rows)
	}
	pagestest.Holds(t, "the policy names the task", pagestest.Text(b.Page("/policies/"+outside.ID)), "이 정책을 가리키는 과제", "시제품 센터")

	// Weights in the address: funds alone count.
	w = b.Page("/policies/synergy?w-gap=0&w-ladder=1&w-funds=3&w-reach=0&w-spill=0&task=" + url.QueryEscape(ref))
	pagestest.Holds(t, "other weights", pagestest.Text(w), "0.75점, 가중치의 100%를 알고", "처음 가중치로")
	for path, lines := range map[string]int{"/policies/synergy.csv?task=": 3, "/policies/synergy/pair.csv?policy=" + outside.ID + "&task=": 6} {
		if got, _ := pagestest.File(t, b.Page(path+url.QueryEscape(ref))); len(got) != lines {
			t.Errorf("%s: %d lines, want %d", path, len(got), lines)
		}
	}
	b.Page("/policies/synergy.xlsx?task=" + url.QueryEscape(ref))
	pagestest.Holds(t, "English", pagestest.Text(b.Page("/policies/synergy?lang=en&task="+url.QueryEscape(ref))), "The policy that goes best with", "Gap covered")
}

func TestATaskDescribedInTheAddress(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, national("N-01", "국가 연구", policy.Research))
	own := save(t, b, chips())
	at := "/policies/synergy?task=own&title=" + url.QueryEscape("새 과제") + "&ind=semiconductors-ksic11&ins=commercialisation&st=startup&pay=city&first=2026&last=2027"
	pagestest.Holds(t, "a described task", pagestest.Text(b.Page(at)), "‘새 과제’ 과제와 가장 잘 맞는 정책은 ‘국가 연구’")
	pagestest.Holds(t, "a programme of the city", pagestest.Text(b.Page("/policies/synergy?task=policy:"+own.ID)), "‘평택 반도체 시제품’ 과제와 가장 잘 맞는 정책은")
	silent := national("N-03", "산업을 모르는 계획", policy.Research)
	silent.Industries = nil
	save(t, b, silent)
	pagestest.Holds(t, "what is not known", pagestest.Text(b.Page(at)), "산업을 모르는 계획", "대상 산업이 적혀 있지 않습니다")
}

func TestSynergyRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, chips())
	for query, want := range map[string]struct {
		code int
		says string
	}{
		"task=own":                             {http.StatusUnprocessableEntity, "과제의 산업을 하나 이상 골라 주십시오"},
		"task=own&ind=hydrogen-ksic11&first=x": {http.StatusUnprocessableEntity, "연도가 아닙니다"},
		"task=own&ind=hydrogen-ksic11&ins=x":   {http.StatusUnprocessableEntity, "고를 수 있는 값이 아닙니다"},
		"w-gap=-1":                             {http.StatusUnprocessableEntity, "가중치는 0 이상의 수입니다"},
		"w-gap=much":                           {http.StatusUnprocessableEntity, "0.3처럼 적어 주십시오"},
		"w-gap=NaN":                            {http.StatusUnprocessableEntity, "가중치는 0 이상의 수입니다"},
		"w-gap=0&w-ladder=0&w-funds=0&w-reach=0&w-spill=0": {http.StatusUnprocessableEntity, "가중치가 모두 0입니다"},
		"cut=2":             {http.StatusUnprocessableEntity, "1을 넘지 않는 수"},
		"task=else":         {http.StatusUnprocessableEntity, "과제가 아닙니다"},
		"task=policy:none":  {http.StatusNotFound, ""},
		"task=roadmap:none": {http.StatusNotFound, ""},
	} {
		w := b.Get("/policies/synergy?" + query)
		if w.Code != want.code {
			t.Errorf("%s: %d", query, w.Code)
		}
		pagestest.Holds(t, query, pagestest.Text(w), want.says)
	}
	if w := b.Get("/policies/synergy.csv"); w.Code != http.StatusNotFound {
		t.Errorf("a file of nothing: %d", w.Code)
	}
	if w := b.Get("/policies/synergy/pair?policy=none&task=own&ind=hydrogen-ksic11"); w.Code != http.StatusNotFound {
		t.Errorf("a pair that there is not: %d", w.Code)
	}
}

// The page says which policies the task is held against, and why not the others.
func TestTheScopeOfASynergyIsTold(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, national("N-01", "국가 연구", policy.Research))
	save(t, b, chips())
	far := chips()
	far.Key, far.Title, far.Region = "F-01", "수원 시제품", "41110"
	save(t, b, far)
	at := "/policies/synergy?task=own&title=t&ind=semiconductors-ksic11&ins=research&st=startup&home="
	pagestest.Holds(t, "a city", pagestest.Text(b.Page(at+"41220")), "경기도 평택시에 적용되는 다른 수준의 정책과 견주었습니다: 국가 1개.",
		"우리 정책 1개는 견주지 않고 이미 하는 일로 셉니다", "다른 지역의 정책 1개는 이 지역에 적용되지 않아")
	w := b.Page(at + "41")
	pagestest.Holds(t, "its province", pagestest.Text(w), "국가 1개, 기초 2개")
	if rows := pagestest.Table(t, w, "pairs"); len(rows) != 3 {
		t.Errorf("a province is not held against its cities: %v", rows)
	}
	pagestest.Holds(t, "English", pagestest.Text(b.Page(at+"41220&lang=en")), "Of other places, so not compared: 1.")
}
