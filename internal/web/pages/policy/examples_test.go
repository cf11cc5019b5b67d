package policy

import (
	"net/http"
	"net/url"
	"testing"

	"naru/internal/policy"
	"naru/internal/web/pages/pagestest"
)

// withExamples is a bureau that took the examples over beside one programme of
// its own.
func withExamples(t *testing.T) *pagestest.Site {
	t.Helper()
	b := newBureau(t)
	save(t, b, chips())
	if w := b.Post("/policies/examples", url.Values{"home": {"41220"}}); w.Code != http.StatusSeeOther {
		t.Fatal(pagestest.Text(w))
	}
	return b
}

// The matrix answers where the gaps are, examples or not, and says how many it
// leaves out; they can be counted, and the address keeps that.
func TestExamplesAreNotCountedUntilAskedFor(t *testing.T) {
	t.Parallel()
	b := withExamples(t)
	at := "/policies/matrix?rows=picked&pick=semiconductors-ksic11"
	w := b.Page(at)
	pagestest.Holds(t, "left out", pagestest.Text(w), "예로 담은 정책 28개는 세지 않았습니다. 함께 보기", "40칸 가운데 2칸", "공백 38 중복 0 단독 2 일부 0 확인 필요 0")
	pagestest.Holds(t, "the way to count them", w.Body.String(), "examples=1")
	w = b.Page(at + "&examples=1")
	pagestest.Holds(t, "counted", pagestest.Text(w), "예로 담은 정책 28개도 함께 셌습니다", "빼고 보기", "공백 0 중복 0 단독 2 일부 0 확인 필요 38")
	pagestest.Holds(t, "the form keeps it", w.Body.String(), `<input type="hidden" name="examples" value="1">`)
	pagestest.Holds(t, "English", pagestest.Text(b.Page(at+"&lang=en")), "28 examples are not counted. Count them too")

	task := "/policies/synergy?task=own&title=t&home=41220&ind=semiconductors-ksic11&ins=research&st=startup&pay=city&first=2026&last=2027"
	pagestest.Holds(t, "synergy", pagestest.Text(b.Page(task)), "예로 담은 정책 28개는 세지 않았습니다", "견준 정책 0개 가운데")
	pagestest.Holds(t, "synergy with them", pagestest.Text(b.Page(task+"&examples=1")), "예로 담은 정책 28개도 함께 셌습니다", "견준 정책 6개 가운데")
}

// With nothing but examples the page does not claim that all is empty.
func TestExamplesAloneDoNotTellGaps(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	b.Post("/policies/examples", url.Values{"home": {"41220"}})
	pagestest.Holds(t, "the page", pagestest.Text(b.Page("/policies/matrix?rows=picked&pick=semiconductors-ksic11")), "빈 칸이 정말 비었는지 알 수 없습니다")
}

// An example that somebody corrects and confirms counts like any other.
func TestAnExampleThatIsConfirmedCounts(t *testing.T) {
	t.Parallel()
	b := withExamples(t)
	found, err := b.Policies.List(t.Context(), officer(), policy.Query{Search: "소부장 양산성능평가"})
	if err != nil || len(found.Rows) != 1 {
		t.Fatal(found, err)
	}
	at := "/policies/" + found.Rows[0].Policy.ID
	w := b.Page(at)
	pagestest.Holds(t, "the example", pagestest.Text(w), "세지 않습니다", "고쳐서 우리 정책으로 확인하기")
	pagestest.Holds(t, "its way to the form", w.Body.String(), at+"/edit#checked")
	w = b.Page(at + "/edit")
	pagestest.Holds(t, "the form", pagestest.Text(w), "우리 기관의 정책으로 씁니다")
	form := formOf(w.Body.String())
	form["stages"] = []string{"startup"}
	form.Set("checked", "1")
	form.Set("act", "save")
	if w := b.Post(at+"/edit", form); w.Code != http.StatusSeeOther {
		t.Fatal(pagestest.Text(w))
	}
	pagestest.Holds(t, "the matrix", pagestest.Text(b.Page("/policies/matrix?rows=picked&pick=semiconductors-ksic11")), "예로 담은 정책 27개는 세지 않았습니다", "40칸 가운데 3칸")
}
