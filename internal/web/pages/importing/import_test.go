package importing

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/web/pages/pagestest"
)

const tidy = "지역,산업,연도,지표,값\n경기,C,2023,종사자수,5\n경기,F,2023,종사자수,7\n서울,C,2023,종사자수,4\n서울,F,2023,종사자수,6\n"

func TestAFileComesInWithThreeSteps(t *testing.T) {
	q := newQuay(t)
	page, at := q.BringFile(core.Korean, "시도별 종사자.csv", []byte("\ufeff"+tidy))
	pagestest.WantWords(t, pagestest.Text(page), "그대로 가져올 수 있습니다", "UTF-8 (BOM)", "쉼표", "제목 줄 1", "경기도 (41)", "제조업 (C)")
	if got := pagestest.FormOf(page.Body.String()); got.Get("key") != "sidobyeol-jongsaja" || got.Get("title") != "시도별 종사자" {
		t.Errorf("proposed key %q and title %q", got.Get("key"), got.Get("title"))
	}
	done := q.Outcome(core.Korean, q.start(core.Korean, at, page))
	pagestest.WantWords(t, pagestest.Text(done), "시도별 종사자 1판으로 들어갔습니다", "들인 값 4", "이 자료로 산업 진단 보기")
	pagestest.WantWords(t, done.Body.String(), `href="/datasets/sidobyeol-jongsaja/1"`)
}

func TestTheSameFileLeadsToItsVersion(t *testing.T) {
	q := newQuay(t)
	page, at := q.BringFile(core.English, "once.csv", []byte(tidy))
	q.Outcome(core.English, q.start(core.English, at, page))
	again, at := q.BringFile(core.English, "again.csv", []byte(tidy))
	pagestest.WantWords(t, pagestest.Text(again), "This very file was imported on", "Import it again as a new version")
	pagestest.WantWords(t, again.Body.String(), `href="/datasets/once/1"`)
	if w := q.start(core.English, at, again); w.Code != http.StatusConflict {
		t.Errorf("imported twice: %d", w.Code)
	}
	form := pagestest.FormOf(again.Body.String())
	form.Set("act", actAgain)
	pagestest.WantWords(t, pagestest.Text(q.Outcome(core.English, q.Send(core.English, at, form))), "again")
}

// Another reading is tried on request; one that does not work says so and
// leaves the file as it can be read.
func TestReadingAnotherWay(t *testing.T) {
	q := newQuay(t)
	page, at := q.BringFile(core.English, "titled.csv", []byte("Employees by province\n\n"+tidy))
	form := pagestest.FormOf(page.Body.String())
	form.Set("act", actReread)
	form.Set("skipRows", "1") // blank lines do not count
	form.Set("headerRows", "1")
	form.Set("delimiter", ",")
	w := q.Send(core.English, at, form)
	pagestest.WantWords(t, pagestest.Text(w), "It can be imported as it is", "Gyeonggi-do (41)")
	form.Set("skipRows", "500")
	if w := q.Send(core.English, at, form); w.Code != http.StatusBadRequest && w.Code != http.StatusUnprocessableEntity {
		t.Errorf("status %d: %s", w.Code, pagestest.Text(w))
	}
}

func TestAMappingThatDoesNotFit(t *testing.T) {
	q := newQuay(t)
	page, at := q.BringFile(core.Korean, "table.csv", []byte(tidy))
	form := pagestest.FormOf(page.Body.String())
	form.Set("region", "동네")
	form.Set("act", actImport)
	w := q.Outcome(core.Korean, q.Send(core.Korean, at, form))
	pagestest.WantWords(t, pagestest.Text(w), "매핑이 파일과 맞지 않습니다", "‘동네’ 열이 없습니다", "지역, 산업, 연도, 지표, 값", "매핑을 고쳐 다시 가져오기")
	form.Set("act", "preview")
	form.Set("value", "")
	preview := q.Send(core.Korean, at, form)
	pagestest.WantWords(t, pagestest.Text(preview), "아직 가져올 수 없습니다", "값을 담은 열을 하나 고르거나")
	q.wantNothing()
}

func TestSavedMappings(t *testing.T) {
	q := newQuay(t)
	page, at := q.BringFile(core.Korean, "first.csv", []byte(tidy))
	form := pagestest.FormOf(page.Body.String())
	form.Set("act", actImport)
	form.Set("saveAs", "종사자 표")
	q.Outcome(core.Korean, q.Send(core.Korean, at, form))

	next, _ := q.BringFile(core.Korean, "second.csv", []byte(strings.ReplaceAll(tidy, "2023", "2024")))
	pagestest.WantWords(t, pagestest.Text(next), "저장한 매핑 종사자 표", "이미 있는 자료입니다. 가져오면 2판이 됩니다")
	if got := pagestest.FormOf(next.Body.String()).Get("key"); got != "first" {
		t.Errorf("the mapping's dataset is not proposed: %q", got)
	}

	rename := func(from, to string) int {
		return q.Send(core.Korean, "/datasets/mappings/rename", url.Values{"mapping": {from}, "name": {to}}).Code
	}
	if got := rename("종사자 표", "고용 표"); got != http.StatusSeeOther {
		t.Errorf("renaming: %d", got)
	}
	if got := rename("고용 표", " "); got < http.StatusBadRequest {
		t.Errorf("an empty name: %d", got)
	}
	if got := rename("없는 표", "x"); got != http.StatusNotFound {
		t.Errorf("no such mapping: %d", got)
	}
	pagestest.WantWords(t, pagestest.Text(q.Get(mappingsHref)), "고용 표", "지역 지역", "행정표준코드")
	q.Send(core.Korean, "/datasets/mappings/delete", url.Values{"mapping": {"고용 표"}})
	pagestest.WantWords(t, pagestest.Text(q.Get(mappingsHref)), "저장한 매핑이 없습니다")
}

func TestAnImportCanBeStopped(t *testing.T) {
	q := newQuay(t)
	var b strings.Builder
	b.WriteString("지역,산업,연도,지표,값\n")
	for m := range 2000 {
		for year := 1950; year < 2050; year++ {
			fmt.Fprintf(&b, "경기,C,%d,지표%d,%d\n", year, m, m)
		}
	}
	page, at := q.BringFile(core.Korean, "long.csv", []byte(b.String()))
	started := q.start(core.Korean, at, page)
	run := started.Header().Get("Location")
	stopped := q.Send(core.Korean, run+"/cancel", url.Values{})
	done := pagestest.Text(q.Outcome(core.Korean, started))
	if stopped.Code == http.StatusConflict { // a fast machine was done before: then all of it is there
		pagestest.WantWords(t, done, "200,000")
		return
	}
	pagestest.WantWords(t, done, "멈추었습니다. 들어간 것은 없습니다")
	q.wantNothing()
}

func TestTheListOfRejectsCanBeDownloaded(t *testing.T) {
	q := newQuay(t)
	page, at := q.BringFile(core.Korean, "signs.csv", []byte(tidy+"부산,C,2023,종사자수,=1+2\n"))
	done := q.Outcome(core.Korean, q.start(core.Korean, at, page))
	i := strings.Index(done.Body.String(), "/rejects.csv")
	if i < 0 {
		t.Fatalf("no list: %s", pagestest.Text(done))
	}
	head := done.Body.String()[:i]
	list := q.Get(head[strings.LastIndexByte(head, '"')+1:] + "/rejects.csv")
	pagestest.WantWords(t, list.Body.String(), "6,", "'=1+2", "숫자로 읽을 수 없습니다")
	if !bytes.HasPrefix(list.Body.Bytes(), []byte("\ufeff")) || !strings.HasPrefix(list.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("headers %v", list.Header())
	}
}
