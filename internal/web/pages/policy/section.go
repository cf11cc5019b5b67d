package policy

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/roadmap"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
)

// Section is the part of the site about policies, with what it works with.
type Section struct {
	Policies *policy.Service
	Studies  *study.Service   // whose industries the matrix can be about
	Roadmaps *roadmap.Service // whose tasks are held against policies
	Datasets *dataset.Service // keeps files between their preview and their import
	Regions  *region.Registry
	Home     []string // codes of the agency's place in order of preference
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET "+listPath, page.Handler(s.list))
	mux.Handle("GET "+newPath, page.Handler(s.newForm))
	mux.Handle("POST "+newPath, page.Handler(s.newPost))
	mux.Handle("GET "+listPath+"/{id}", page.Handler(s.show))
	mux.Handle("GET "+listPath+"/{id}/edit", page.Handler(s.editForm))
	mux.Handle("POST "+listPath+"/{id}/edit", page.Handler(s.editPost))
	mux.Handle("POST "+listPath+"/{id}/state", page.Handler(s.state))
	mux.Handle("GET "+importPath, page.Handler(s.importForm))
	mux.Handle("POST "+importPath, page.Handler(s.importPost))
	mux.Handle("GET "+filePath+"/{sha}", page.Handler(s.preview))
	mux.Handle("POST "+filePath+"/{sha}", page.Handler(s.apply))
	mux.Handle("GET "+examplePath, page.Handler(s.examples))
	mux.Handle("POST "+examplePath, page.Handler(s.examplesPost))
	mux.Handle("GET "+matrixPath, page.Handler(s.matrixPage))
	mux.Handle("GET "+cellPath, page.Handler(s.cellPage))
	mux.Handle("GET "+synergyPath, page.Handler(s.synergyPage))
	mux.Handle("GET "+pairPath, page.Handler(s.pairPage))
	for _, format := range scene.ExportFormats() {
		mux.Handle("GET "+listPath+format, page.Handler(s.listFile))
		mux.Handle("GET "+importPath+"/template"+format, page.Handler(s.templateFile))
		mux.Handle("GET "+matrixPath+format, page.Handler(s.matrixFile))
		mux.Handle("GET "+cellPath+format, page.Handler(s.cellFile))
		mux.Handle("GET "+synergyPath+format, page.Handler(s.synergyFile))
		mux.Handle("GET "+pairPath+format, page.Handler(s.pairFile))
	}
}
