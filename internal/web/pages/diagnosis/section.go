package diagnosis

import (
	"net/http"

	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
)

// Section is the part of the site about the industry of a region, with what it works with.
type Section struct {
	Datasets  *dataset.Service
	Diagnosis *diagnosis.Service
	Regions   *region.Registry
	Roadmaps  *roadmap.Service // the overview shows how the current one stands; nil leaves that out

	outlines shapeCache
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET /{$}", page.Scoped(s.overview))
	mux.Handle("GET /industries", page.Scoped(s.industries))
	mux.Handle("GET /industries/{code}", page.Scoped(s.industry))
	mux.Handle("GET /compare", page.Scoped(s.compare))
	mux.Handle("GET /boundaries.geojson", page.Handler(s.boundaries))
	for _, format := range scene.ExportFormats() {
		mux.Handle("GET /matrix"+format, page.Handler(s.matrixFile))
		mux.Handle("GET /changes"+format, page.Handler(s.changesFile))
		mux.Handle("GET /map"+format, page.Handler(s.mapFile))
		mux.Handle("GET /industries"+format, page.Handler(s.industriesFile))
		mux.Handle("GET /industries/{code}/series"+format, page.Handler(s.seriesFile))
		mux.Handle("GET /industries/{code}/waterfall"+format, page.Handler(s.waterfallFile))
		mux.Handle("GET /industries/{code}/peers"+format, page.Handler(s.peersFile))
		mux.Handle("GET /compare"+format, page.Handler(s.compareFile))
		mux.Handle("GET /similarity"+format, page.Handler(s.similarityFile))
		mux.Handle("GET /leading"+format, page.Handler(s.leadingFile))
		mux.Handle("GET /types"+format, page.Handler(s.typesFile))
	}
	mux.Handle("GET /snapshots", page.Handler(s.snapshotList))
	mux.Handle("POST /snapshots", page.Handler(s.snapshotSave))
	mux.Handle("GET /snapshots/{id}", page.Handler(s.snapshotPage))
	mux.Handle("POST /snapshots/{id}/name", page.Handler(s.snapshotRename))
	mux.Handle("GET /snapshots/{id}/delete", page.Handler(s.snapshotDeleteForm))
	mux.Handle("POST /snapshots/{id}/delete", page.Handler(s.snapshotDelete))
}
