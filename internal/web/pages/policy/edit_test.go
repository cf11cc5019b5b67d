package policy

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/policy"
	"naru/internal/web/pages/pagestest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"naru/internal/web/ui"
)

// The form holds all of a policy: sent as it came, nothing changes.
func TestTheFormHoldsAllOfAPolicy(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	plan := save(t, b, func() policy.Policy { p := national("N-00", "계획"); p.Kind = policy.Plan; return p }())
	full := chips()
	full.Parent, full.Matching, full.Conditions = plan.ID, policy.MatchingRequired, "중소기업\n본사 평택"
	full.Funds = []policy.Fund{policy.PrivateFund}
	full.Industries = append(full.Industries, policy.Industry{System: "ksic10", Code: "261"}, policy.Industry{System: "ksic11", Code: "30"})
	full.Budget[policy.ProvincialFund] = map[int]int64{2026: 123_456_789}
	saved := save(t, b, full)
	at := "/policies/" + saved.ID
	form := formOf(b.Page(at + "/edit").Body.String())
	form.Set("act", "save")
	w := b.Post(at+"/edit", form)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || !strings.HasSuffix(to, "done=nothing") {
		t.Fatalf("%d %s %s", w.Code, to, pagestest.Text(w))
	}
	form.Set("title", "새 이름")
	form.Set("note", "이름을 바로잡음")
	if w := b.Post(at+"/edit", form); !strings.HasSuffix(w.Header().Get("Location"), "done=saved") {
		t.Fatalf("%d %s", w.Code, pagestest.Text(w))
	}
	now, err := b.Policies.Get(t.Context(), officer(), saved.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := saved
	want.Title, want.Revision = "새 이름", 2
	if diff := cmp.Diff(want, now, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	text := pagestest.Text(b.Page(at + "?done=saved"))
	pagestest.Holds(t, "the page", text, "저장됨(2판)", "이름을 바로잡음", "계획", "1.2", "공고문", "#소부장", "지방비 매칭 필요")
	pagestest.Holds(t, "the revision before", pagestest.Text(b.Page(at+"?revision=1")), "지난 1판을 보고 있습니다", "평택 반도체 시제품", "1판 내용으로 고치기")
	pagestest.Holds(t, "the form of the revision before", b.Page(at+"/edit?revision=1").Body.String(), `value="평택 반도체 시제품"`, `name="base" value="2"`)
}

func TestNothingTypedIsLostWhenTheFormComesBack(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	w := b.Post("/policies/new", url.Values{
		"act": {"save"}, "title": {"제목만"}, "kind": {"programme"}, "level": {"city"}, "region": {"41220"}, "from": {"2028"}, "to": {"2026"},
		"instruments": {"research"}, "allIndustries": {"1"}, "definitions": {"hydrogen-ksic11"}, "unit": {"eok"},
		"year": {"2027", "언제", "2027"}, "fund-national": {"-5", "", "1.123456789"}, "fund-provincial": {"많이", "1", ""}, "fund-city": {"", "", ""}, "fund-private": {"", "", ""},
		"linkID": {""}, "linkTitle": {"공고"}, "linkURL": {"javascript:alert(1)"}, "linkFile": {""},
	})
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("%d", w.Code)
	}
	body, text := w.Body.String(), pagestest.Text(w)
	pagestest.Holds(t, "what the form cannot read", text, "금액이 아닙니다", "연도가 아닙니다", "2027년이 두 줄에 있습니다")
	pagestest.Holds(t, "what was typed", body, `value="제목만"`, `value="많이"`, `value="1.123456789"`, `value="javascript:alert(1)"`, `href="#year-0-provincial"`, `id="year-0-provincial"`)

	form := formOf(body)
	form.Set("act", "save")
	form["year"], form["fund-national"], form["fund-provincial"] = []string{"2027", "", ""}, []string{"-5", "", ""}, []string{"", "", ""}
	text = pagestest.Text(b.Post("/policies/new", form))
	pagestest.Holds(t, "what the service refuses", text, "관리번호는 쌍반점(;)이 없는", "끝나는 해(2026)가 시작하는 해(2028)보다 앞섭니다",
		"‘전 산업’이면 산업을 따로 적지 않습니다", "온전한 주소여야 합니다")
	form.Set("to", "2028")
	form.Set("from", "2026")
	pagestest.Holds(t, "below zero", pagestest.Text(b.Post("/policies/new", form)), "예산이 0보다 작습니다")
}

func TestRowsComeAndGo(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	form := formOf(b.Page("/policies/new?instruments=research&stages=core&definitions=hydrogen-ksic11").Body.String())
	if form.Get("instruments") != "research" || form.Get("stages") != "core" || form.Get("definitions") != "hydrogen-ksic11" || form.Get("region") != "41220" {
		t.Errorf("the form knows what the address says: %v", form)
	}
	form.Set("from", "2026")
	form.Set("to", "2028")
	form.Set("act", "fill-years")
	form = formOf(b.Post("/policies/new", form).Body.String())
	form.Set("act", "add-year")
	form = formOf(b.Post("/policies/new", form).Body.String())
	form.Set("act", "remove-year:0")
	form = formOf(b.Post("/policies/new", form).Body.String())
	form.Set("act", "add-link")
	form = formOf(b.Post("/policies/new", form).Body.String())
	if got := strings.Join(form["year"], " "); got != "2027 2028 2029" || len(form["linkURL"]) != 2 {
		t.Errorf("years %q, links %d", got, len(form["linkURL"]))
	}
}

// Two people open revision 1. The second sees what the first did, decides where
// both changed the same field, and saves both edits.
func TestTheSecondEditorMerges(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	saved := save(t, b, chips())
	at := "/policies/" + saved.ID + "/edit"
	mine, theirs := formOf(b.Page(at).Body.String()), formOf(b.Page(at).Body.String())
	theirs.Set("title", "그들의 이름")
	theirs.Set("owner", "경기도")
	theirs.Set("act", "save")
	if w := b.Post(at, theirs); w.Code != http.StatusSeeOther {
		t.Fatal(pagestest.Text(w))
	}
	mine.Set("title", "내 이름")
	mine.Set("source", "내 출처")
	mine.Set("act", "save")
	w := b.Post(at, mine)
	if w.Code != http.StatusConflict {
		t.Fatalf("%d", w.Code)
	}
	pagestest.Holds(t, "the merged form", pagestest.Text(w), "그사이 다른 사람이 저장했습니다", "둘 다 고친 곳: 제목", "내 이름", "그들의 이름")
	merged := formOf(w.Body.String())
	if merged.Get("owner") != "경기도" || merged.Get("source") != "내 출처" || merged.Get("title") != "내 이름" || merged.Get("base") != "2" {
		t.Errorf("merged %v", merged)
	}
	merged["decide.title"] = []string{"theirs"}
	merged.Set("act", "save")
	if w := b.Post(at, merged); w.Code != http.StatusSeeOther {
		t.Fatal(pagestest.Text(w))
	}
	now, err := b.Policies.Get(t.Context(), officer(), saved.ID, 0)
	if err != nil || now.Title != "그들의 이름" || now.Owner != "경기도" || now.Source != "내 출처" || now.Revision != 3 {
		t.Errorf("%+v %v", now, err)
	}
}

func TestAPlanCannotStandBeneathItself(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	above := national("N-01", "위 계획", policy.Research)
	above.Kind = policy.Plan
	above = save(t, b, above)
	below := national("N-02", "아래 계획", policy.Research)
	below.Kind, below.Parent = policy.Plan, above.ID
	below = save(t, b, below)
	form := formOf(b.Page("/policies/" + above.ID + "/edit").Body.String())
	form.Set("parent", below.ID)
	form.Set("act", "save")
	w := b.Post("/policies/"+above.ID+"/edit", form)
	pagestest.Holds(t, "the form", pagestest.Text(w), "이미 이 정책 아래에 있어 상위계획이 될 수 없습니다")
	pagestest.Holds(t, "the plan", pagestest.Text(b.Page("/policies/"+above.ID)), "이 계획에 딸린 정책", "아래 계획")
}

func TestArchivingIsUndone(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	saved := save(t, b, chips())
	at := "/policies/" + saved.ID
	w := b.Post(at+"/state", url.Values{"base": {"1"}, "state": {"archived"}})
	if w.Header().Get("Location") != at+"?done=archived" {
		t.Fatal(pagestest.Text(w))
	}
	page := b.Page(at + "?done=archived")
	pagestest.Holds(t, "the page", pagestest.Text(page), "보관했습니다", "보관 되돌리기")
	pagestest.Holds(t, "the archive", pagestest.Text(b.Page("/policies?archived=1")), "평택 반도체 시제품")
	pagestest.Holds(t, "a list without others", pagestest.Text(b.Page("/policies")), "보관한 정책 1개 보기")
	if w := b.Post(at+"/state", url.Values{"base": {"1"}, "state": {"in-use"}}); w.Code != http.StatusConflict {
		t.Errorf("by an old revision: %d", w.Code)
	}
	if w := b.Post(at+"/state", url.Values{"base": {"2"}, "state": {"in-use"}}); w.Header().Get("Location") != at+"?done=restored" {
		t.Error(pagestest.Text(w))
	}
	for _, bad := range []url.Values{{"base": {"x"}, "state": {"archived"}}, {"base": {"3"}, "state": {"burnt"}}} {
		if w := b.Post(at+"/state", bad); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%v: %d", bad, w.Code)
		}
	}
}

func TestAReaderChangesNothing(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	saved := save(t, b, chips())
	at := "/policies/" + saved.ID
	for path, method := range map[string]string{
		"/policies/new": http.MethodGet, at + "/edit": http.MethodGet, at + "/state": http.MethodPost, "/policies/examples": http.MethodPost,
	} {
		if w := asReader(t, b, method, path, url.Values{"base": {"1"}, "state": {"archived"}, "act": {"save"}}); w.Code != http.StatusForbidden {
			t.Errorf("%s %s: %d", method, path, w.Code)
		}
	}
	page := asReader(t, b, http.MethodGet, at, nil)
	if strings.Contains(page.Body.String(), "/edit") || strings.Contains(page.Body.String(), "/state") {
		t.Error("a reader is offered to change the policy")
	}
}

// An amount typed in a unit is read as it is written, to the won.
func TestAmountsAreReadToTheWon(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"1,200.5": 1_200_500_000, "0": 0, "0.000001": 1, "△3": -3_000_000, "1 000": 1_000_000_000, ".5": 500_000} {
		if got, err := readWon(text, ui.MillionWon); err != nil || got != want {
			t.Errorf("%q: %d %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"많이", "1.2.3", "0.0000001", "99999999999999999999", ".", "-", "1e5", "½"} {
		if got, err := readWon(text, ui.MillionWon); err == nil {
			t.Errorf("%q is read as %d", text, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		won := rapid.Int64Range(-1e16, 1e16).Draw(t, "won")
		unit := rapid.SampledFrom(moneyUnits()).Draw(t, "unit").Scale
		if got, err := readWon(writeWon(won, unit), unit); err != nil || got != won {
			t.Fatalf("%d in %d: %q, %d, %v", won, unit, writeWon(won, unit), got, err)
		}
	})
}
