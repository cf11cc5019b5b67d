package definition

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/web/pages/page"
)

// Section is the part of the site about industry definitions, with what it works with.
type Section struct {
	Datasets    *dataset.Service
	Definitions *industry.Definitions
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET /definitions", page.Handler(s.definitionList))
	mux.Handle("GET /definitions/"+definitionNew, page.Handler(s.definitionNewForm))
	mux.Handle("POST /definitions/"+definitionNew, page.Handler(s.definitionNewPost))
	mux.Handle("GET /definitions/"+definitionCompare, page.Handler(s.definitionCompare))
	mux.Handle("GET /definitions/"+definitionImport, page.Handler(s.definitionImportForm))
	mux.Handle("POST /definitions/"+definitionImport, page.Handler(s.definitionImportPost))
	mux.Handle("GET /definitions/{key}", page.Handler(s.definitionPage))
	mux.Handle("GET /definitions/{key}/edit", page.Handler(s.definitionEditForm))
	mux.Handle("POST /definitions/{key}/edit", page.Handler(s.definitionEditPost))
	mux.Handle("POST /definitions/{key}/state", page.Handler(s.definitionState))
	mux.Handle("GET /definitions/{key}/basket.json", page.Handler(s.definitionJSON))
	mux.Handle("GET /definitions/{key}/basket.csv", page.Handler(s.definitionCSV))
}
