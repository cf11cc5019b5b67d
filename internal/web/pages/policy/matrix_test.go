package policy

import (
	"net/http"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/policy"
	"naru/internal/study"
	"naru/internal/web/pages/pagestest"

	"github.com/google/go-cmp/cmp"
)

// Two policies commercialise semiconductors for start-ups, one does research;
// the city's covers growing firms alone where the nation's is filtered out.
func TestTheMatrixShowsGapsAndOverlaps(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	city := save(t, b, chips())
	both := national("N-01", "국가 시제품", policy.Commercialisation)
	both.Stages = []policy.Stage{policy.Startup}
	save(t, b, both)
	only := "/policies/matrix?rows=picked&pick=semiconductors-ksic11&pick=hydrogen-ksic11"
	w := b.Page(only)
	text := pagestest.Text(w)
	pagestest.Holds(t, "the page", text, "전략산업 2개의 80칸 가운데 2칸(3%)을 정책이 확실히 다룹니다", "빈 칸은 ‘수소’에 가장 많습니다(40칸 가운데 40칸)", "겹치는 칸은 ‘반도체’에 가장 많습니다(40칸 가운데 1칸)", "2/40", "0/40")
	pagestest.Holds(t, "the picture in words", text, "반도체, 사업화: 예비창업 공백, 창업 중복 2, 성장(잠재) 단독, 도약(예비) 공백, 중견·중핵 공백")
	rows := pagestest.Table(t, b.Page(only+"&state=overlap"), "cells")
	if diff := cmp.Diff([][]string{{"반도체", "사업화", "창업", "! 중복", "2", "0", "국가 1 · 기초 1", "103.0"}}, rows); diff != "" {
		t.Errorf("overlaps:\n%s", diff)
	}
	if rows := pagestest.Table(t, b.Page(only+"&tier=city&state=single"), "cells"); len(rows) != 2 {
		t.Errorf("the city alone: %v", rows)
	}
	pagestest.Holds(t, "one stage", pagestest.Text(b.Page(only+"&stage=startup")), "전략산업 2개의 16칸")
	pagestest.Holds(t, "a least share", pagestest.Text(b.Page("/policies/matrix?rows=picked&pick=ict-ksic11&least=50")), "전략산업 1개의 40칸 가운데 0칸", "산업의 50%보다 적게 다루는 정책은")
	lines, _ := pagestest.File(t, b.Page("/policies/matrix.csv?rows=picked&pick=semiconductors-ksic11&state=overlap"))
	if len(lines) != 2 || lines[1][6] != "평택 반도체 시제품; 국가 시제품" || lines[1][8] != "10300000000" {
		t.Errorf("the file: %v", lines)
	}

	cell := "/policies/matrix/cell?rows=picked&pick=semiconductors-ksic11&industry=semiconductors-ksic11&instrument=commercialisation"
	drill := b.Page(cell + "&stage=startup")
	pagestest.Holds(t, "the cell", pagestest.Text(drill), "2개 정책이 같은 수단과 단계를 다룹니다", "산업 정의 ‘반도체’ 그대로", "100%")
	pagestest.Holds(t, "its links", drill.Body.String(), `href="/policies/`+city.ID+`"`)
	whole := b.Page(cell)
	pagestest.Holds(t, "all stages", pagestest.Text(whole), "기업 단계 5개 가운데 2개를 정책이 확실히 다루고, 공백은 3개, 중복은 1개")
	pagestest.Holds(t, "a gap leads to the form", whole.Body.String(), "/policies/new?definitions=semiconductors-ksic11&amp;instruments=commercialisation&amp;stages=core")
	if lines, _ := pagestest.File(t, b.Page(strings.Replace(cell, "/cell?", "/cell.csv?", 1))); len(lines) != 4 {
		t.Errorf("the file of the cell: %v", lines)
	}
}

func TestWhatIsNotStatedStaysToBeChecked(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	silent := national("N-01", "말이 없는 계획", policy.Research)
	silent.Stages = nil
	save(t, b, silent)
	at := "/policies/matrix?rows=picked&pick=semiconductors-ksic11"
	pagestest.Holds(t, "the page", pagestest.Text(b.Page(at)), "확인 필요", "확인 필요 5")
	pagestest.Holds(t, "the cell", pagestest.Text(b.Page("/policies/matrix/cell?rows=picked&pick=semiconductors-ksic11&industry=semiconductors-ksic11&instrument=research&stage=core")),
		"확인이 필요한 정책이 1개 있습니다", "대상 기업 단계가 적혀 있지 않습니다")
	pagestest.Holds(t, "English", pagestest.Text(b.Page(at+"&lang=en")), "To be checked", "something is not stated")
}

func TestRowsOfTheMatrix(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	saved := save(t, b, chips())
	r, _ := planned(t, b, saved.ID)
	pagestest.Holds(t, "a roadmap's industries", pagestest.Text(b.Page("/policies/matrix?rows=roadmap:"+r.ID)), "전략산업 1개의 40칸")
	pagestest.Holds(t, "presets where there are no definitions of one's own", pagestest.Text(b.Page("/policies/matrix")), "전략산업 5개의 200칸")
	pagestest.Holds(t, "nothing picked", pagestest.Text(b.Page("/policies/matrix?rows=picked")), "산업을 골라 주십시오")
	pagestest.Holds(t, "an industry that is gone", pagestest.Text(b.Page("/policies/matrix?rows=picked&pick=gone&pick=ksic11:26")), "지금 없는 산업은 뺐습니다: ‘gone’", "26 전자")
	for query, code := range map[string]int{
		"rows=nothing": http.StatusUnprocessableEntity, "rows=study:none": http.StatusNotFound, "rows=roadmap:none": http.StatusNotFound,
		"least=7": http.StatusUnprocessableEntity, "year=x": http.StatusUnprocessableEntity, "state=x": http.StatusUnprocessableEntity,
	} {
		if w := b.Get("/policies/matrix?" + query); w.Code != code {
			t.Errorf("%s: %d", query, w.Code)
		}
	}
	if w := b.Get("/policies/matrix/cell?industry=none&instrument=research"); w.Code != http.StatusNotFound {
		t.Errorf("a cell that there is not: %d", w.Code)
	}
}

// A signed study gives its industries as they were when it was signed.
func TestIndustriesOfASignedStudy(t *testing.T) {
	t.Parallel()
	var got rowSet
	got.ofStudy(study.Study{
		Decision: study.Decision{Chosen: []study.Choice{{ID: "26"}, {ID: "own@2"}}},
		Frozen: &study.Frozen{Inputs: study.Inputs{
			System:   core.KSIC10,
			Subjects: []study.Subject{{ID: "26", Name: core.T("전자", "Electronics")}},
			Baskets:  []study.Basket{{Key: "own", Version: 2, Name: core.T("우리 산업", "Ours"), System: core.KSIC10, Items: []study.BasketItem{{Code: "261", Weight: 0.5}}}},
		}},
	})
	want := []policy.Target{
		{Key: "26", Title: core.T("전자", "Electronics"), System: core.KSIC10, Items: []industry.Item{{Code: "26", Weight: 1}}},
		{Key: "own@2", Title: core.T("우리 산업", "Ours"), System: core.KSIC10, Items: []industry.Item{{Code: "261", Weight: 0.5}}},
	}
	if diff := cmp.Diff(want, got.Targets); diff != "" {
		t.Error(diff)
	}
}

// A policy for semiconductors holds one code of professional and scientific
// services: that is a part of them, told apart from what is covered.
func TestOneCodeOfAnIndustryCoversAPart(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, national("N-01", "반도체 연구개발", policy.Research))
	at := "/policies/matrix?rows=picked&pick=ksic11:M"
	w := b.Page(at)
	pagestest.Holds(t, "the page", pagestest.Text(w), "40칸 가운데 0칸", "2칸은 산업의 일부(절반 미만)만 다루는 정책뿐입니다", "일부 2", "◐", "소분류", "둘 이상이 같은 일을 함")
	if text := pagestest.Text(w); strings.Contains(text, "둘 넘게") {
		t.Error("an overlap is told in two ways")
	}
	if rows := pagestest.Table(t, b.Page(at+"&state=partial"), "cells"); len(rows) != 2 {
		t.Errorf("the cells in part: %v", rows)
	}
	pagestest.Holds(t, "the cell", pagestest.Text(b.Page("/policies/matrix/cell?rows=picked&pick=ksic11:M&industry=ksic11:M&instrument=research&stage=startup")),
		"일부만 다루는 정책이 1개", "소분류")
	pagestest.Holds(t, "English", pagestest.Text(b.Page(at+"&lang=en")), "overlap: two or more do the same", "in part: less than half of the industry")
}

// The unit of money is that of the other pages, and stays while one looks around.
func TestTheUnitOfMoneyStays(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, chips())
	at := "/policies/matrix?rows=picked&pick=semiconductors-ksic11"
	pagestest.Holds(t, "English", pagestest.Text(b.Page(at+"&state=single&lang=en")), "thousand won million won", "(million won)", "300")
	w := b.Page(at + "&unit=thousand")
	pagestest.Holds(t, "the form keeps it", w.Body.String(), `<input type="hidden" name="unit" value="thousand">`)
	pagestest.Holds(t, "a cell keeps it", w.Body.String(), `rows=picked&amp;unit=thousand"`)
	pagestest.Holds(t, "the amount", pagestest.Text(w), "300,000")
}
