package rows

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/pagestest"
)

// What leaves is what came in: the table of the test, by measure, period,
// region and industry.
func TestFileHoldsWhatWasImported(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	v := s.Bring("survey", pagestest.Survey, core.MOIS)
	w := s.Get("/datasets/survey/1/rows.csv")
	lines, remarks := pagestest.File(t, w)
	want := [][]string{
		{"지역 코드", "지역", "산업 코드", "산업", "시점", "지표", "값", "단위", "표시"},
		{"11", "서울특별시", "C", "제조업", "2023", "종사자수", "0", "명", "없음"},
		{"11", "서울특별시", "F", "건설업", "2023", "종사자수", "", "명", "미조사"},
		{"41", "경기도", "C", "제조업", "2023", "종사자수", "100", "명", ""},
		{"41", "경기도", "F", "건설업", "2023", "종사자수", "", "명", "비공개"},
		{"11", "서울특별시", "C", "제조업", "2024", "종사자수", "70", "명", ""},
		{"11", "서울특별시", "F", "건설업", "2024", "종사자수", "9", "명", ""},
		{"41", "경기도", "C", "제조업", "2024", "종사자수", "1234.5", "명", ""},
		{"41", "경기도", "F", "건설업", "2024", "종사자수", "0", "명", ""},
		{"41", "경기도", "C", "제조업", "2023", "사업체수", "5", "개", ""},
		{"41", "경기도", "C", "제조업", "2024", "사업체수", "6", "개", ""},
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-imported +file):\n%s", diff)
	}
	if all := strings.Join(remarks, "\n"); !strings.Contains(all, v.Original.SHA256) || !strings.Contains(all, "조사 survey 1판") {
		t.Errorf("the file does not say where it comes from: %s", all)
	}
	if d := w.Header().Get("Content-Disposition"); d != "attachment; filename=survey-v1.csv" {
		t.Errorf("named %s", d)
	}
}

func TestFileHoldsWhatPassesTheFilters(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	w := s.Get("/datasets/survey/1/rows.csv?lang=en&region=11&flag=value")
	lines, remarks := pagestest.File(t, w)
	want := [][]string{
		{"Region code", "Region", "Industry code", "Industry", "Period", "Measure", "Value", "Unit", "Flag"},
		{"11", "Seoul", "C", "Manufacturing", "2024", "Employees", "70", "persons", ""},
		{"11", "Seoul", "F", "Construction", "2024", "Employees", "9", "persons", ""},
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +file):\n%s", diff)
	}
	if all := strings.Join(remarks, "\n"); !strings.Contains(all, "Filter: Region = 11 Seoul") {
		t.Errorf("the filters are not told: %s", all)
	}
	if d := w.Header().Get("Content-Disposition"); !strings.Contains(d, "survey-v1-filtered.csv") {
		t.Errorf("named %s", d)
	}
	if lines, _ := pagestest.File(t, s.Get("/datasets/survey/1/rows.csv?measure=establishments&industry=F")); len(lines) != 1 {
		t.Errorf("nothing passes, yet there are %d lines", len(lines))
	}
}

func TestWorkbookHoldsNumbersAsNumbers(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	w := s.Get("/datasets/survey/1/rows.xlsx?measure=employees")
	if w.Code != http.StatusOK {
		t.Fatalf("%d\n%s", w.Code, pagestest.Text(w))
	}
	book, err := excelize.OpenReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("값")
	if err != nil || len(rows) != 9 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if diff := cmp.Diff([]string{"41", "경기도", "C", "제조업", "2024", "종사자수", "1234.5", "명"}, rows[7]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for cell, want := range map[string]excelize.CellType{"G8": excelize.CellTypeUnset, "A8": excelize.CellTypeInlineString} {
		if got, err := book.GetCellType("값", cell); err != nil || got != want {
			t.Errorf("%s is of type %v, %v", cell, got, err)
		}
	}
	if evidence, err := book.GetRows("근거"); err != nil || len(evidence) < 3 {
		t.Errorf("evidence %v, %v", evidence, err)
	}
}

func TestParquetIsTheFileOfTheVersion(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	v := s.Bring("survey", pagestest.Survey, core.MOIS)
	w := s.Get("/datasets/survey/1/observations.parquet")
	if w.Code != http.StatusOK || int64(w.Body.Len()) != v.Files[0].Size || !bytes.HasPrefix(w.Body.Bytes(), []byte("PAR1")) {
		t.Errorf("%d, %d bytes of %d", w.Code, w.Body.Len(), v.Files[0].Size)
	}
}

func TestOriginalIsTheFileAsItCame(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	if w := s.Get("/datasets/survey/1/original"); w.Body.String() != pagestest.Survey {
		t.Errorf("%d\n%s", w.Code, w.Body)
	}
}

func TestWithdrawnVersionsAreShownAsSuch(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Bring("survey", pagestest.Survey, core.MOIS)
	s.Bring("survey", pagestest.Survey+"경기도,F,2024,사업체수,7\n", core.MOIS)
	if w := s.Get("/datasets/survey/1/rows"); !strings.Contains(pagestest.Text(w), "2판 보기") || strings.Contains(pagestest.Text(w), "철회되어") {
		t.Errorf("an old version does not lead to the one in use:\n%s", pagestest.Text(w))
	}
	if _, err := s.Datasets.Withdraw(t.Context(), operator, "survey", 2, "단위가 <틀림>"); err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"ko": {"철회되어 쓰지 않습니다. 까닭: 단위가 &lt;틀림&gt;", "1판 보기"},
		"en": {"was withdrawn on", "Reason: 단위가 &lt;틀림&gt;", "See version 1"},
	} {
		for _, path := range []string{"/datasets/survey/2", "/datasets/survey/2/rows"} {
			for _, says := range want {
				if w := s.Get(path + "?lang=" + lang); w.Code != http.StatusOK || !strings.Contains(pagestest.Text(w), says) {
					t.Errorf("%s in %s does not say %s:\n%s", path, lang, says, pagestest.Text(w))
				}
			}
		}
	}
	if _, remarks := pagestest.File(t, s.Get("/datasets/survey/2/rows.csv")); !strings.Contains(remarks[0], "철회") {
		t.Errorf("the file does not begin with the withdrawal: %v", remarks)
	}
	if w := s.Get("/datasets/survey"); strings.Contains(pagestest.Text(w), "철회되어") {
		t.Errorf("the dataset shows the withdrawn version though another is in use:\n%s", pagestest.Text(w))
	}
}

func TestReferenceTablesHaveNoCells(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	u, err := s.Datasets.Receive(t.Context(), operator, "ksic.csv", strings.NewReader("code,name_ko,level,section,parent\nA,농업,1,A,\n01,농업,2,A,A\n011,작물,3,A,01\n0111,곡물,4,A,011\n01110,벼,5,A,0111\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Datasets.Import(t.Context(), operator, dataset.Request{
		Upload: u, Dataset: dataset.Dataset{Key: "ksic", Kind: dataset.Classification, Title: core.T("분류표", "Classes")},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"/rows", "/rows.csv", "/observations.parquet"} {
		if w := s.Get("/datasets/ksic/1" + end); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", end, w.Code)
		}
	}
	if w := s.Get("/datasets/ksic"); w.Code != http.StatusOK || strings.Contains(pagestest.Text(w), "값 보기") {
		t.Errorf("%d\n%s", w.Code, pagestest.Text(w))
	}
}
