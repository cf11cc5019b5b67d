package rows

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/region"
	"naru/internal/web/pages/page"
)

// Section is the part of the site about the rows of a version, with what it works with.
type Section struct {
	Datasets *dataset.Service
	Regions  *region.Registry
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET /datasets/{key}/{number}/rows", page.Handler(s.rowsPage))
	mux.Handle("GET /datasets/{key}/{number}/rows.csv", page.Handler(s.rowsCSV))
	mux.Handle("GET /datasets/{key}/{number}/rows.xlsx", page.Handler(s.rowsXLSX))
	mux.Handle("GET /datasets/{key}/{number}/observations.parquet", page.Handler(s.parquet))
}
