package roadmap

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"naru/internal/roadmap"
	"naru/internal/web/pages/pagestest"
)

func TestFromNothingToAPlan(t *testing.T) {
	d := newDesk(t)
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps")), "아직 로드맵이 없습니다", "첫 로드맵 만들기")
	id := d.made()
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id)), "수소 로드맵", "아직 과제가 없습니다")
	first := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	next := card("충전소", "2027-Q3", "2028-Q2")
	next.Set("after-0-task", first)
	next.Set("after-0-kind", string(roadmap.FinishToStart))
	next.Set("after-0-lag", "")
	d.task(id, next)

	w := d.Page("/roadmaps/" + id)
	text := pagestest.Text(w)
	pagestest.WantWords(t, text, "과제 2개", "2028년 1분기부터 시작할 수 있습니다", "미정")
	if bars := strings.Count(w.Body.String(), `class="bar__box"`); bars != 2+6 { // two tasks, six of the legend
		t.Errorf("%d bars", bars)
	}
	rows := pagestest.Table(t, w, "tasks")
	if len(rows) != 2 || rows[0][0] != "1-1 생산기지" || rows[1][7] != "1-1" {
		t.Errorf("table: %q", rows)
	}
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps?q=수소")), "수소 로드맵", "경기도 평택시")
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps?q=반도체")), "맞는 로드맵이 없습니다")
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id+"/budget")), "0.5억원 넘습니다", "예산이 없는 과제")
}

func TestABarIsMovedByAPlainForm(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	first := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	next := card("충전소", "2028-Q1", "2028-Q4")
	next.Set("after-0-task", first)
	second := d.task(id, next)

	at := "/roadmaps/" + id + "/move?zoom=quarter"
	to := d.send(at, url.Values{"task": {first}, "revision": {"1"}, "grip": {"whole"}, "quarters": {"2"}, "followers": {"1"}})
	if !strings.Contains(to, "zoom=quarter") {
		t.Errorf("the view is lost: %s", to)
	}
	moved := d.read(id, second)
	if moved.Start.String() != "2028-Q3" || d.read(id, first).End.String() != "2028-Q2" {
		t.Fatalf("moved to %s", moved.Start)
	}
	w := d.Page(to)
	pagestest.WantWords(t, pagestest.Text(w), "옮겼습니다", "뒤따르는 과제 1개")
	undo := formOf(w, "undo")
	d.send("/roadmaps/"+id+"/undo", undo)
	if d.read(id, first).Start.String() != "2027-Q1" || d.read(id, second).Start.String() != "2028-Q1" {
		t.Error("not undone")
	}
	// The same undo again finds what was restored, and undoes nothing.
	if w := d.Post("/roadmaps/"+id+"/undo", undo); w.Code != http.StatusConflict {
		t.Errorf("an undo of what changed meanwhile: %d", w.Code)
	}
	d.send(at, url.Values{"task": {first}, "revision": {"3"}, "step": {"end:1"}})
	if got := d.read(id, first); got.End.String() != "2028-Q1" || got.Start.String() != "2027-Q1" {
		t.Errorf("lengthened: %s – %s", got.Start, got.End)
	}
}

func TestAMoveSaysWhichMoneyItTookAlong(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	move := func(revision, quarters string) string {
		return pagestest.Text(d.Page(d.send("/roadmaps/"+id+"/move", url.Values{"task": {task}, "revision": {revision}, "grip": {"whole"}, "quarters": {quarters}})))
	}
	pagestest.WantWords(t, move("1", "2"), "예산은 적힌 해에 그대로 있습니다")
	pagestest.WantWords(t, move("2", "2"), "예산도 옮겼습니다", "시비 2027년 1.0억원 → 2028년 1.0억원", "국비 2027년 미정 → 2028년 미정")
	pagestest.WantWords(t, move("3", "-4"), "시비 2028년 1.0억원 → 2027년 1.0억원")
}

func TestAMoveThatCannotBeIsSaidOnThePlan(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	w := d.Post("/roadmaps/"+id+"/move", url.Values{"task": {task}, "revision": {"1"}, "grip": {"whole"}, "quarters": {"둘"}})
	if w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusBadRequest {
		t.Errorf("code %d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "몇 분기 옮길지", "생산기지")
	d.send("/roadmaps/"+id+"/move", url.Values{"task": {task}, "revision": {"1"}, "step": {"whole:1"}})
	w = d.Post("/roadmaps/"+id+"/move", url.Values{"task": {task}, "revision": {"1"}, "step": {"end:1"}})
	if w.Code != http.StatusConflict {
		t.Errorf("a move of an older state: %d", w.Code)
	}
	pagestest.WantWords(t, pagestest.Text(w), "먼저 저장했습니다", "시작", "2027년 2분기")
	if w := d.Post("/roadmaps/"+id+"/move", url.Values{"task": {"none"}, "step": {"whole:1"}}); w.Code != http.StatusNotFound {
		t.Errorf("a task that is not there: %d", w.Code)
	}
}

func TestTheBoardMovesByButtons(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	task := d.task(id, card("생산기지", "2027-Q1", "2027-Q4"))
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id+"/board")), "진행 : 1-1 생산기지", "생산기지")
	d.send("/roadmaps/"+id+"/board", url.Values{"task": {task}, "status": {"running"}})
	if got := d.read(id, task).Status; got != roadmap.Running {
		t.Errorf("status %s", got)
	}
	pagestest.WantWords(t, pagestest.Text(d.Page("/roadmaps/"+id+"/board?by=strategy&q=생산")), "생산기지", "진척 미보고")
}

// A wide screen gets a wide picture, a long plan one that scrolls.
func TestThePlanFillsTheScreen(t *testing.T) {
	d := newDesk(t)
	id := d.made()
	d.task(id, card("생산기지", "2027-Q1", "2030-Q4"))
	width := func(query, room string) int {
		t.Helper()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1/roadmaps/"+id+query, nil)
		if room != "" {
			r.AddCookie(&http.Cookie{Name: cookieRoom, Value: room})
		}
		_, rest, _ := strings.Cut(d.Ask(r).Body.String(), `id="gantt-picture" width="`)
		text, _, _ := strings.Cut(rest, `"`)
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	const quarters = 16
	for _, x := range []struct {
		query, room string
		want        int // at most a quarter's pixel each is left over
	}{{"", "", 716}, {"?zoom=year", "1260", 1260}, {"?zoom=quarter", "1260", 1260}, {"?zoom=quarter", "500", 44 * quarters}, {"?zoom=year", "없음", 716}} {
		if got := width(x.query, x.room); got > x.want || got <= x.want-quarters {
			t.Errorf("%s in a room of %s: %d wide, want %d", x.query, x.room, got, x.want)
		}
	}
}
