package pages

import (
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/ui"
)

func runHref(id string) string { return "/datasets/runs/" + url.PathEscape(id) }

// runPage shows one import: its progress while it runs, its outcome afterwards.
func (s *Site) runPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.runView(r)
	if err != nil {
		return err
	}
	return render(w, r, runTempl(v))
}

// runProgress is the part of the page that renews itself.
func (s *Site) runProgress(w http.ResponseWriter, r *http.Request) error {
	v, err := s.runView(r)
	if err != nil {
		return err
	}
	if v.Run.State != dataset.RunOpen {
		w.Header().Set("Hx-Refresh", "true") // the whole page tells the outcome
	}
	return render(w, r, ui.ProgressBar(v.Bar))
}

// runRejects gives the list of what a failed import rejected.
func (s *Site) runRejects(w http.ResponseWriter, r *http.Request) error {
	run, _, err := s.Datasets.Watch(r.Context(), actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	for _, f := range run.Fields {
		if f.Name == dataset.FieldRejects {
			return s.send(w, r, f.Message.Ko, run.Dataset+"-rejects.csv", "text/csv; charset=utf-8")
		}
	}
	return core.Fail(core.NotFound, "거절 목록이 없습니다.", "There is no list of rejects.")
}

func (s *Site) runCancel(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	if err := s.Datasets.Cancel(r.Context(), actor(r.Context()), id); err != nil {
		return err
	}
	return seeOther(w, r, runHref(id))
}

type runView struct {
	Run     dataset.Run
	Bar     ui.Progress
	Fields  []core.Text
	Rejects string // address of the list of a failed import
}

func (s *Site) runView(r *http.Request) (runView, error) {
	run, p, err := s.Datasets.Watch(r.Context(), actor(r.Context()), r.PathValue("id"))
	if err != nil {
		return runView{}, err
	}
	v := runView{Run: run, Bar: ui.Progress{ID: "import", Title: core.Tf("‘%s’ 가져오기", "Importing ‘%s’", run.Name)}}
	for _, f := range run.Fields {
		if f.Name == dataset.FieldRejects {
			v.Rejects = runHref(run.ID) + "/rejects.csv"
			continue
		}
		v.Fields = append(v.Fields, f.Message)
	}
	s.runBar(&v, p)
	return v, nil
}

func (s *Site) runBar(v *runView, p dataset.Progress) {
	b := &v.Bar
	switch v.Run.State {
	case dataset.RunOpen:
		b.Poll = runHref(v.Run.ID) + "/progress"
		b.Note = p.Stage.Title()
		if p.Rows > 0 {
			b.Note = core.Tf("%[1]s · %[2]s줄 · 거절 %[3]d", "%[1]s · %[2]s rows · %[3]d rejected",
				p.Stage.Title(), ui.Whole().In(core.Korean, float64(p.Rows)), p.Rejected)
		}
		b.Done, b.Total = p.Done, p.Total
		b.Unit = core.T("바이트", "bytes")
		if p.Stage == dataset.StageWriting {
			b.Unit = core.T("칸", "cells")
		}
	case dataset.RunDone:
		b.State, b.Done, b.Total = ui.Succeeded, 1, 1
		b.Note = core.T("모두 들어갔습니다.", "All of it is in.")
		b.Link = ui.Link{Text: core.T("들여온 자료 보기", "See the dataset"), Href: datasetHref(v.Run.Dataset, 0)}
	case dataset.RunCancelled:
		b.State, b.Note = ui.Stopped, core.T("멈추었습니다. 들어간 것은 없습니다.", "Stopped. Nothing was imported.")
		b.Link = again(v.Run)
	default:
		b.State, b.Note = ui.Failed, v.Run.Message
		b.Link = again(v.Run)
	}
}

// again leads back to the mapping: the file is still there.
func again(run dataset.Run) ui.Link {
	return ui.Link{Text: core.T("매핑을 고쳐 다시 가져오기", "Mend the mapping and try again"), Href: mappingHref(run.SHA256, run.Name)}
}
