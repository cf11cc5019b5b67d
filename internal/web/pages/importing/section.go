package importing

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/region"
	"naru/internal/source/kosis"
	"naru/internal/web/pages/page"
)

// Section is the part of the site that takes data in, with what it works with.
type Section struct {
	Datasets *dataset.Service
	Regions  *region.Registry
	KOSIS    *kosis.Desk
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET /datasets/import", page.Handler(s.uploadForm))
	mux.Handle("POST /datasets/import", page.Handler(s.upload))
	mux.Handle("GET /datasets/import/{sha}", page.Handler(s.mappingForm))
	mux.Handle("POST /datasets/import/{sha}", page.Handler(s.mappingPost))
	mux.Handle("GET /datasets/runs/{id}", page.Handler(s.runPage))
	mux.Handle("GET /datasets/runs/{id}/progress", page.Handler(s.runProgress))
	mux.Handle("POST /datasets/runs/{id}/cancel", page.Handler(s.runCancel))
	mux.Handle("GET /datasets/runs/{id}/rejects.csv", page.Handler(s.runRejects))
	mux.Handle("GET /datasets/mappings", page.Handler(s.mappingList))
	mux.Handle("POST /datasets/mappings/rename", page.Handler(s.mappingRename))
	mux.Handle("POST /datasets/mappings/delete", page.Handler(s.mappingDelete))
	mux.Handle("GET "+kosisHref, page.Handler(s.kosisForm))
	mux.Handle("POST "+kosisHref, page.Handler(s.kosisPost))
	mux.Handle("GET "+fetchesHref+"{id}", page.Handler(s.kosisFetch))
	mux.Handle("GET "+fetchesHref+"{id}/progress", page.Handler(s.kosisProgress))
	mux.Handle("POST "+fetchesHref+"{id}/cancel", page.Handler(s.kosisCancel))
}
