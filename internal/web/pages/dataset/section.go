package dataset

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/region"
	"naru/internal/web/pages/page"
)

// Section is the part of the site about datasets and their versions, with what it works with.
type Section struct {
	Datasets *dataset.Service
	Regions  *region.Registry
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET /datasets", page.Handler(s.datasetList))
	mux.Handle("GET /datasets/{key}", page.Handler(s.datasetPage))
	mux.Handle("GET /datasets/{key}/{number}", page.Handler(s.datasetPage))
	mux.Handle("GET /datasets/{key}/{number}/original", page.Handler(s.original))
	mux.Handle("GET /datasets/{key}/{number}/rejects.csv", page.Handler(s.rejects))
	mux.Handle("GET /datasets/{key}/{number}/withdraw", page.Handler(s.withdrawForm))
	mux.Handle("POST /datasets/{key}/{number}/withdraw", page.Handler(s.withdraw))
}
