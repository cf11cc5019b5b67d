package policy

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/policy"
	"naru/internal/web/pages/pagestest"
)

func TestAnEmptyListTeachesHowToBegin(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	w := b.Page("/policies")
	pagestest.Holds(t, "the page", pagestest.Text(w), "아직 정책이 없습니다", "파일로 가져오기", "예시 넣기")
	reader := asReader(t, b, http.MethodGet, "/policies", nil)
	pagestest.Holds(t, "a reader's page", pagestest.Text(reader), "열람 역할로 보고 계십니다")
	if strings.Contains(reader.Body.String(), `href="/policies/new"`) {
		t.Error("a reader is offered to add a policy")
	}
	for _, path := range []string{"/policies/matrix", "/policies/synergy"} {
		b.Page(path)
	}
	if lines, _ := pagestest.File(t, b.Page("/policies.csv")); len(lines) != 2 {
		t.Errorf("a file of nothing has %d lines", len(lines))
	}
}

func TestTheListFindsAndTellsWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, chips())
	save(t, b, national("N-01", "반도체 기술개발", policy.Research))
	silent := national("N-02", "무엇을 하는지 모르는 계획")
	silent.Instruments, silent.Budget = nil, nil
	save(t, b, silent)
	for query, want := range map[string][]string{
		"":                               {"C-01", "N-01", "N-02"},
		"q=" + url.QueryEscape("ㅂㄷㅊ"):    {"C-01", "N-01"},
		"tier=national":                  {"N-01", "N-02"},
		"instrument=research":            {"N-01", "N-02"},
		"industry=semiconductors-ksic11": {"C-01", "N-01", "N-02"},
		"industry=ksic11:10":             nil,
		"stage=core":                     nil,
		"year=2027&fund=city":            {"C-01", "N-02"},
		"tag=" + url.QueryEscape("소부장"):  {"C-01"},
		"lack=1":                         {"N-02"},
		"sort=-budget":                   {"N-01", "C-01", "N-02"},
		"archived=1":                     nil,
	} {
		var got []string
		w := b.Page("/policies?" + query)
		if strings.Contains(w.Body.String(), `id="policies-caption"`) {
			for _, row := range pagestest.Table(t, w, "policies") {
				if len(row) > 1 {
					got = append(got, row[1])
				}
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
	text := pagestest.Text(b.Page("/policies"))
	pagestest.Holds(t, "the page", text, "정책 3개 가운데 1개는 수단, 산업, 기업 단계 가운데 적히지 않은 것이 있어", "103.0", "모름 1개")
	pagestest.Holds(t, "in English", pagestest.Text(b.Page("/policies?lang=en")), "Of 3 policies, 1 leaves out instruments")
	lines, _ := pagestest.File(t, b.Page("/policies.csv?tier=national"))
	if len(lines) != 4 || lines[2][0] != "N-01" {
		t.Errorf("the file: %v", lines)
	}
	b.Page("/policies.xlsx")
}

func TestTheListRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	b := newBureau(t)
	save(t, b, chips())
	for query, says := range map[string]string{
		"year=soon": "연도가 아닙니다", "tier=world": "고를 수 있는 값이 아닙니다",
		"industry=gone": "‘gone’ 산업을 찾을 수 없습니다", "stage=x": "고를 수 있는 값이 아닙니다",
	} {
		w := b.Get("/policies?" + query)
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", query, w.Code)
		}
		pagestest.Holds(t, query, pagestest.Text(w), says, "평택 반도체 시제품")
	}
	b.Page("/policies?page=99&sort=nothing")
	if w := b.Get("/policies/none"); w.Code != http.StatusNotFound {
		t.Errorf("a policy that is not there: %d", w.Code)
	}
}
