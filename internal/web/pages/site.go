package pages

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/linkage"
	"naru/internal/region"
	"naru/internal/source/kosis"
	"naru/internal/web/middleware"
)

// Site is what the pages work with.
type Site struct {
	Datasets    *dataset.Service
	Definitions *industry.Definitions
	Diagnosis   *diagnosis.Service
	Linkage     *linkage.Service
	Regions     *region.Registry
	KOSIS       *kosis.Desk

	outlines shapeCache
}

// Routes mounts every page.
func (s *Site) Routes(mux *http.ServeMux) {
	s.datasetRoutes(mux)
	s.rowRoutes(mux)
	s.kosisRoutes(mux)
	s.definitionRoutes(mux)
	s.diagnosisRoutes(mux)
	s.spaceRoutes(mux)
	s.linkageRoutes(mux)
}

func (s *Site) datasetRoutes(mux *http.ServeMux) {
	mux.Handle("GET /datasets", page(s.datasetList))
	mux.Handle("GET /datasets/import", page(s.uploadForm))
	mux.Handle("POST /datasets/import", page(s.upload))
	mux.Handle("GET /datasets/import/{sha}", page(s.mappingForm))
	mux.Handle("POST /datasets/import/{sha}", page(s.mappingPost))
	mux.Handle("GET /datasets/runs/{id}", page(s.runPage))
	mux.Handle("GET /datasets/runs/{id}/progress", page(s.runProgress))
	mux.Handle("POST /datasets/runs/{id}/cancel", page(s.runCancel))
	mux.Handle("GET /datasets/runs/{id}/rejects.csv", page(s.runRejects))
	mux.Handle("GET /datasets/mappings", page(s.mappingList))
	mux.Handle("POST /datasets/mappings/rename", page(s.mappingRename))
	mux.Handle("POST /datasets/mappings/delete", page(s.mappingDelete))
	mux.Handle("GET /datasets/{key}", page(s.datasetPage))
	mux.Handle("GET /datasets/{key}/{number}", page(s.datasetPage))
	mux.Handle("GET /datasets/{key}/{number}/original", page(s.original))
	mux.Handle("GET /datasets/{key}/{number}/rejects.csv", page(s.rejects))
	mux.Handle("GET /datasets/{key}/{number}/withdraw", page(s.withdrawForm))
	mux.Handle("POST /datasets/{key}/{number}/withdraw", page(s.withdraw))
}

// page is a handler whose error becomes the one error page.
type page func(w http.ResponseWriter, r *http.Request) error

func (p page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := p(w, r); err != nil {
		middleware.Fail(w, r, err)
	}
}

// actor is who asks. Sign-in will come here; until then it is the local operator.
func actor(context.Context) core.Actor { return core.LocalOperator(core.DefaultAgency) }

func render(w http.ResponseWriter, r *http.Request, component templ.Component) error {
	middleware.Render(w, r, http.StatusOK, component)
	return nil
}

// rendered answers a form that came back with an error.
func rendered(w http.ResponseWriter, r *http.Request, err error, component templ.Component) error {
	status := http.StatusOK
	if err != nil {
		status = middleware.Status(err)
	}
	middleware.Render(w, r, status, component)
	return nil
}

// seeOther leads on after a form was accepted.
func seeOther(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // callers build it from paths of this site
	return nil
}
