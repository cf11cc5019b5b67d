package study

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/region"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
)

// Section is the part of the site about studies, with what it works with.
type Section struct {
	Studies     *study.Service
	Diagnosis   *diagnosis.Service    // what the data offer to choose from
	Datasets    *dataset.Service      // the classification that uploaded tables are read by
	Definitions *industry.Definitions // that may be candidates
	Regions     *region.Registry
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET "+root, page.Handler(s.list))
	mux.Handle("GET "+root+"/new", page.Handler(s.newForm))
	mux.Handle("POST "+root+"/new", page.Handler(s.newPost))
	mux.Handle("GET "+root+"/import", page.Handler(s.importForm))
	mux.Handle("POST "+root+"/import", page.Handler(s.importPost))
	mux.Handle("GET "+root+"/compare", page.Handler(s.compare))

	one := root + "/{id}"
	mux.Handle("GET "+one, page.Handler(s.show))
	for _, e := range s.editors() {
		at := one + "/" + string(e.step)
		mux.Handle("GET "+at, s.edit(e))
		mux.Handle("POST "+at, s.save(e))
	}
	for at, e := range map[string]editor{
		"/indicators/{part}":      s.indicatorEditor(),
		"/weights/experts/{part}": s.expertEditor(),
		"/short/raters/{part}":    s.raterEditor(),
	} {
		mux.Handle("GET "+one+at, s.edit(e))
		mux.Handle("POST "+one+at, s.save(e))
	}
	mux.Handle("GET "+one+"/weights/pairwise.xlsx", page.Handler(s.pairwiseForm))
	mux.Handle("POST "+one+"/weights/pairwise", page.Handler(s.pairwisePost))
	mux.Handle("GET "+one+"/signature", page.Handler(s.signature))
	mux.Handle("POST "+one+"/signature", page.Handler(s.sign))
	mux.Handle("GET "+one+"/recheck", page.Handler(s.recheck))
	mux.Handle("GET "+one+"/history", page.Handler(s.history))
	mux.Handle("POST "+one+"/history", page.Handler(s.revert))
	mux.Handle("POST "+one+"/state", page.Handler(s.shelve))
	mux.Handle("POST "+one+"/continue", page.Handler(s.carryOn))
	mux.Handle("GET "+one+"/study.json", page.Handler(s.export))
	for _, format := range scene.ExportFormats() {
		mux.Handle("GET "+one+"/long"+format, s.file("long", (*study.Look).LongSheet))
		mux.Handle("GET "+one+"/short"+format, s.file("short", (*study.Look).ShortSheet))
	}
}
