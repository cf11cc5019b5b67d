package pages

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/linkage"
	"naru/internal/region"
	"naru/internal/source/kosis"
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
	s.importRoutes(mux)
	s.rowRoutes(mux)
	s.kosisRoutes(mux)
	s.definitionRoutes(mux)
	s.diagnosisRoutes(mux)
	s.spaceRoutes(mux)
	s.linkageRoutes(mux)
}
