package rows

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/web/pages/pagestest"
)

func TestRowsAreFilteredAndSorted(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	for _, c := range []struct {
		name, query string
		says        []string // in this order
		not         []string
	}{
		{"all", "", []string{"10건", "11 서울특별시", "C 제조업", "2023년", "종사자수", "– 명", "없음"}, nil},
		{"region", "?region=41", []string{"6건", "41 경기도"}, []string{"11 서울특별시 C"}},
		{"industry and period", "?industry=F&period=2024", []string{"2건", "9", "명"}, []string{"1,234.5"}},
		{"measure puts the unit into the heading", "?measure=establishments", []string{"사업체수", "2건", "값 ↕ (개)"}, []string{"단위"}},
		{"suppressed", "?flag=suppressed", []string{"1건", "F 건설업", "–", "비공개"}, nil},
		{"not surveyed", "?flag=missing", []string{"1건", "11 서울특별시", "–", "미조사"}, nil},
		{"without a flag", "?flag=value", []string{"7건"}, nil},
		{"largest first", "?measure=employees&sort=-value", []string{"1,234.5", "100.0", "70.0", "9.0", "0.0", "–"}, nil},
		{"nothing", "?measure=establishments&industry=F", []string{"조건에 맞는 값이 없습니다"}, nil},
		{"a page beyond the end", "?page=99", []string{"10건", "1,234.5"}, nil},
		{"a page that is none", "?page=x", []string{"10건"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := s.Get("/datasets/survey/1/rows" + c.query)
			_, table, _ := strings.Cut(pagestest.Text(w), "조건대로 보기")
			rest := table
			for _, want := range c.says {
				_, after, ok := strings.Cut(rest, want)
				if !ok {
					t.Fatalf("%d: ‘%s’ is not said, or not there:\n%s", w.Code, want, table)
				}
				rest = after
			}
			for _, not := range c.not {
				if strings.Contains(table, not) {
					t.Errorf("‘%s’ is said:\n%s", not, table)
				}
			}
		})
	}
}

// The form sends every field and what people type; the reader gets an address
// that can be sent to a colleague.
func TestTypedNamesBecomeCodes(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	for typed, want := range map[string]string{
		"region=경기도&industry=&period=&measure=&flag=": "region=41",
		"region=경기&sort=-value":                       "region=41&sort=-value",
		"region=41 경기도":                               "region=41",
		"region=SEOUL&industry=건설":                    "industry=F&region=11",
		"region=&page=2":                              "page=2",
		"region=":                                     "",
	} {
		q, err := url.ParseQuery(typed)
		if err != nil {
			t.Fatal(err)
		}
		w := s.Get("/datasets/survey/1/rows?" + q.Encode())
		if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != withQuery("/datasets/survey/1/rows", want) {
			t.Errorf("%s: %d, to %s", typed, w.Code, to)
		}
	}
	if w := s.Get("/datasets/survey/1/rows?region=41&sort=-value"); w.Code != http.StatusOK {
		t.Errorf("a settled address: %d", w.Code)
	}
}

func TestWrongFiltersAreTold(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	for _, c := range []struct{ query, ko, en string }{
		{"region=99999", "‘99999’에 맞는 값이 없습니다(지역)", "Nothing in this version matches ‘99999’ (Region)"},
		{"industry=농업", "‘농업’에 맞는 값이 없습니다(산업)", "matches ‘농업’ (Industry)"},
		{"period=1999", "‘1999’에 맞는 값이 없습니다(시점)", "matches ‘1999’ (Period)"},
		{"measure=nothing", "‘nothing’에 맞는 값이 없습니다(지표)", "matches ‘nothing’ (Measure)"},
		{"flag=maybe", "‘maybe’에 맞는 값이 없습니다(표시)", "matches ‘maybe’ (Flag)"},
		{"sort=colour", "‘colour’로는 정렬할 수 없습니다", "cannot be sorted by ‘colour’"},
		{"region=시 도", "조건을 적용할 수 없습니다", "cannot be applied"},
	} {
		query := strings.ReplaceAll(url.PathEscape(c.query), "%3D", "=")
		for lang, want := range map[string]string{"ko": c.ko, "en": c.en} {
			w := s.Get("/datasets/survey/1/rows?lang=" + lang + "&" + query)
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(pagestest.Text(w), want) {
				t.Errorf("%s %s: %d\n%s", lang, c.query, w.Code, pagestest.Text(w))
			}
			if file := s.Get("/datasets/survey/1/rows.csv?lang=" + lang + "&" + query); file.Code != http.StatusUnprocessableEntity {
				t.Errorf("%s as a file: %d", c.query, file.Code)
			}
		}
	}
	if w := s.Get("/datasets/survey/1/rows?region=1"); !strings.Contains(pagestest.Text(w), "2개입니다(지역): 11 서울특별시 / 41 경기도") {
		t.Errorf("what could be meant is not told:\n%s", pagestest.Text(w))
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	for _, end := range []string{"", "/rows", "/rows.csv", "/rows.xlsx", "/observations.parquet", "/original", "/withdraw"} {
		for path, says := range map[string]map[string]string{
			"/datasets/nothing/1": {"ko": "nothing", "en": "nothing"},
			"/datasets/survey/7":  {"ko": "7판이 없습니다", "en": "has no version 7"},
			"/datasets/survey/x":  {"ko": "‘x’는 판 번호가 아닙니다", "en": "‘x’ is not a version number"},
		} {
			for lang, want := range says {
				if w := s.Get(path + end + "?lang=" + lang); w.Code != http.StatusNotFound || !strings.Contains(pagestest.Text(w), want) {
					t.Errorf("%s in %s: %d\n%s", path+end, lang, w.Code, pagestest.Text(w))
				}
			}
		}
	}
}

// Names come from files of others; none may become markup or a formula.
func TestHostileNamesStayNames(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("hostile", "지역,산업,연도,지표,값\n"+
		"<script>alert(1)</script>,\"a\"\"><img src=x>\",2024,<b>굵게</b>,1\n"+
		"=HYPERLINK(1),+cmd|'/c calc'!A0,2024,@SUM(1),2\n", core.Custom)
	for _, path := range []string{"/datasets", "/datasets/hostile", "/datasets/hostile/1/rows", "/datasets/hostile/1/rows?region=%3Cscript%3Ealert(2)%3C/script%3E"} {
		body := s.Get(path).Body.String()
		for _, evil := range []string{"<script>alert", "<img src=x", "<b>굵게"} {
			if strings.Contains(body, evil) {
				t.Errorf("%s lets %s through", path, evil)
			}
		}
	}
	q := url.Values{"region": {"<script>alert(1)</script>"}}
	if w := s.Get("/datasets/hostile/1/rows?" + q.Encode()); !strings.Contains(pagestest.Text(w), "1건") {
		t.Errorf("a hostile name cannot be asked for:\n%s", pagestest.Text(w))
	}
	lines, _ := pagestest.File(t, s.Get("/datasets/hostile/1/rows.csv?"+url.Values{"region": {"=HYPERLINK(1)"}}.Encode()))
	for _, field := range lines[1] {
		if field != "" && strings.ContainsRune("=+-@", rune(field[0])) {
			t.Errorf("%q would be a formula", field)
		}
	}
}
