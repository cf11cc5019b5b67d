package report

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/job"
	"naru/internal/report"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

const (
	paramSearch = "q"
	paramDone   = "done"
	// mostJobs bounds the list; what has ended goes after a month anyway.
	mostJobs = 1000
)

type listView struct {
	Items    []item
	All      int // before the search
	Search   string
	Paging   ui.Paging
	Open     bool // some are under way
	CanWrite bool
	NoPlan   bool // there is no roadmap to make a report from
	Notices  []ui.Notice
}

// item is one document, made or on its way.
type item struct {
	job.Job

	Ask report.Ask
	Bar *ui.Progress // of one that is under way
}

func (s *Section) list(w http.ResponseWriter, r *http.Request) error {
	v, err := s.listView(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, listTempl(v))
}

func (s *Section) listView(r *http.Request) (listView, error) {
	who := page.Actor(r.Context())
	v := listView{CanWrite: who.CanWrite(), Search: strings.TrimSpace(r.URL.Query().Get(paramSearch)), Notices: notices(r.URL.Query().Get(paramDone))}
	jobs, err := s.Jobs.List(r.Context(), who, mostJobs)
	if err != nil {
		return v, err
	}
	var all []item
	for _, j := range jobs {
		if j.Kind != report.Kind {
			continue
		}
		x := itemOf(j)
		v.All++
		v.Open = v.Open || x.Bar != nil
		if matches(x, v.Search) {
			all = append(all, x)
		}
	}
	if v.All == 0 {
		plans, err := s.Roadmaps.List(r.Context(), who)
		if err != nil {
			return v, err
		}
		v.NoPlan = !slices.ContainsFunc(plans, func(p roadmap.Summary) bool { return !p.Archived })
	}
	v.Paging = scene.PagingOf(r.Context(), len(all))
	from := (v.Paging.Page - 1) * v.Paging.Size
	v.Items = all[from:min(from+v.Paging.Size, len(all))]
	return v, nil
}

func itemOf(j job.Job) item {
	x := item{Job: j}
	_ = json.Unmarshal(j.Params, &x.Ask) // of another release: shown without its choices
	if !j.State.Ended() {
		bar := barOf(j)
		x.Bar = &bar
	}
	return x
}

// barOf is how far a document has come.
func barOf(j job.Job) ui.Progress {
	b := ui.Progress{
		ID: "job-" + j.ID, Title: j.Title, Note: j.Progress.Says, Done: int64(j.Progress.Done), Total: int64(j.Progress.Total),
		Unit: core.T("단계", "steps"), Poll: href(j.ID) + "/progress",
	}
	switch {
	case j.Cancelling:
		b.Note = core.T("멈추는 중입니다", "Stopping")
	case j.State == job.Waiting:
		b.Note = core.T("차례를 기다리고 있습니다", "Waiting for its turn")
		if !j.Message.IsZero() {
			b.Note = core.Tf("%s 잠시 뒤 다시 합니다.", "%s It is tried again soon.", j.Message)
		}
	}
	return b
}

func matches(x item, words string) bool {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	return words == "" || strings.Contains(fold(x.Title.Ko+x.Title.En+x.Result.Name+x.By.Name), fold(words))
}

func href(id string) string { return root + "/" + id }

func notices(done string) []ui.Notice {
	texts := map[string]core.Text{
		"started":   core.T("보고서를 만들기 시작했습니다. 이 화면을 떠나도 계속됩니다.", "The report is being made. It goes on when you leave this page."),
		"cancelled": core.T("멈췄습니다.", "Stopped."),
		"deleted":   core.T("목록에서 지웠습니다. 같은 보고서는 언제든 다시 만들 수 있습니다.", "Removed from the list. The same report can be made again at any time."),
	}
	if t, ok := texts[done]; ok {
		return []ui.Notice{{Tone: ui.Success, Text: t}}
	}
	return nil
}

// progress is the part of the page that renews itself.
func (s *Section) progress(w http.ResponseWriter, r *http.Request) error {
	j, err := s.Jobs.Watch(r.Context(), page.Actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	if j.State.Ended() {
		w.Header().Set("Hx-Refresh", "true") // the whole page tells the outcome
	}
	return page.Render(w, r, ui.ProgressBar(barOf(j)))
}
