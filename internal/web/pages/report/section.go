package report

import (
	"net/http"

	"naru/internal/job"
	"naru/internal/report"
	"naru/internal/roadmap"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// Section is the part of the site about reports, with what it works with.
type Section struct {
	Reports  *report.Service
	Jobs     *job.Desk
	Roadmaps *roadmap.Service
	Studies  *study.Service
}

const root = ui.SectionReports

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	get := func(path string, h page.Handler) { mux.Handle("GET "+root+path, h) }
	post := func(path string, h page.Handler) { mux.Handle("POST "+root+path, h) }
	get("", s.list)
	get("/new", s.form)
	post("/new", s.formPost)
	get("/{id}/file", s.file)
	get("/{id}/progress", s.progress)
	post("/{id}/cancel", s.cancel)
	post("/{id}/again", s.again)
	post("/{id}/delete", s.remove)
}
