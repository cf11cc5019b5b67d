package pages

import "net/http"

func (s *Site) diagnosisRoutes(mux *http.ServeMux) {
	mux.Handle("GET /{$}", scoped(s.overview))
	mux.Handle("GET /industries", scoped(s.industries))
	mux.Handle("GET /industries/{code}", scoped(s.industry))
	mux.Handle("GET /compare", scoped(s.compare))
	mux.Handle("GET /boundaries.geojson", page(s.boundaries))
	for _, format := range exportFormats() {
		mux.Handle("GET /matrix"+format, page(s.matrixFile))
		mux.Handle("GET /changes"+format, page(s.changesFile))
		mux.Handle("GET /map"+format, page(s.mapFile))
		mux.Handle("GET /industries"+format, page(s.industriesFile))
		mux.Handle("GET /industries/{code}/series"+format, page(s.seriesFile))
		mux.Handle("GET /industries/{code}/waterfall"+format, page(s.waterfallFile))
		mux.Handle("GET /industries/{code}/peers"+format, page(s.peersFile))
		mux.Handle("GET /compare"+format, page(s.compareFile))
		mux.Handle("GET /similarity"+format, page(s.similarityFile))
		mux.Handle("GET /leading"+format, page(s.leadingFile))
		mux.Handle("GET /types"+format, page(s.typesFile))
	}
	mux.Handle("GET /snapshots", page(s.snapshotList))
	mux.Handle("POST /snapshots", page(s.snapshotSave))
	mux.Handle("GET /snapshots/{id}", page(s.snapshotPage))
	mux.Handle("POST /snapshots/{id}/name", page(s.snapshotRename))
	mux.Handle("GET /snapshots/{id}/delete", page(s.snapshotDeleteForm))
	mux.Handle("POST /snapshots/{id}/delete", page(s.snapshotDelete))
}
