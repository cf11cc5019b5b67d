package roadmap

import (
	"net/http"

	"naru/internal/diagnosis"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/roadmap"
	"naru/internal/study"
	"naru/internal/web/pages/page"
)

// Section is the part of the site about roadmaps, with what it works with.
type Section struct {
	Roadmaps  *roadmap.Service
	Studies   *study.Service     // what a roadmap rests on
	Policies  *policy.Service    // what it links to
	Diagnosis *diagnosis.Service // what the series of KPIs are chosen from
	Regions   *region.Registry
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
	get("/{id}"+string(viewBoard), s.board)
	post("/{id}"+string(viewBoard), s.boardMove)
	get("/{id}"+string(viewBudget), s.budget)
	get("/{id}"+string(viewBudget)+".csv", s.budgetFile)
	get("/{id}"+string(viewBudget)+".xlsx", s.budgetFile)
	get("/{id}"+string(viewKPI), s.kpi)
	post("/{id}"+string(viewKPI)+"/{kpi}", s.kpiRecord)
	get("/{id}"+string(viewNarrative), s.narrative)
	post("/{id}"+string(viewNarrative), s.narrativePost)
	get("/{id}"+string(viewLife), s.life)
	post("/{id}"+string(viewLife), s.lifeAct)
	get("/{id}"+string(viewWhatIf), s.whatIf)
	post("/{id}"+string(viewWhatIf), s.whatIfPost)
	get("/{id}/compare", s.compare)
	get("/{id}/import", s.transfer)
	post("/{id}/import", s.transferPost)
	get("/{id}/tasks.csv", s.taskFile)
	get("/{id}/tasks.xlsx", s.taskFile)
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
