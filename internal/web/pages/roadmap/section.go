package roadmap

import (
	"net/http"

	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/roadmap"
	"naru/internal/study"
	"naru/internal/web/pages/page"
)

// Section is the part of the site about roadmaps, with what it works with.
type Section struct {
	Roadmaps *roadmap.Service
	Studies  *study.Service  // what a roadmap rests on
	Policies *policy.Service // what it links to
	Regions  *region.Registry
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	get := func(path string, h page.Handler) { mux.Handle("GET /roadmaps"+path, h) }
	post := func(path string, h page.Handler) { mux.Handle("POST /roadmaps"+path, h) }
	get("", s.list)
	get("/"+pathNew, s.newForm)
	post("/"+pathNew, s.newPost)
	get("/{id}", s.planPage)
	post("/{id}/move", s.move)
	post("/{id}/undo", s.undo)
	get("/{id}/edit", s.editForm)
	post("/{id}/edit", s.editPost)
	get("/{id}/tasks/"+pathNew, s.taskNewForm)
	post("/{id}/tasks/"+pathNew, s.taskNewPost)
	get("/{id}/tasks/{task}", s.taskPage)
	get("/{id}/tasks/{task}/edit", s.taskEditForm)
	post("/{id}/tasks/{task}/edit", s.taskEditPost)
	post("/{id}/tasks/{task}/report", s.taskReport)
	post("/{id}/tasks/{task}/archive", s.taskArchive)
	post("/{id}/tasks/{task}/restore", s.taskRestore)
}
