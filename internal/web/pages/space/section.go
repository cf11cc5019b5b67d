package space

import (
	"net/http"

	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
)

// Section is the part of the site about related and new industries, with what it works with.
type Section struct {
	Diagnosis *diagnosis.Service
	Regions   *region.Registry
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET "+spacePath, page.Scoped(s.space))
	for _, format := range scene.ExportFormats() {
		mux.Handle("GET "+spacePath+format, s.spaceFile("candidates", (*diagnosis.Space).Sheet))
		mux.Handle("GET "+spacePath+"/industries"+format, s.spaceFile("network", (*diagnosis.Space).NodesSheet))
		mux.Handle("GET "+spacePath+"/links"+format, s.spaceFile("links", (*diagnosis.Space).TiesSheet))
		mux.Handle("GET "+spacePath+"/near"+format, s.spaceFile("near", (*diagnosis.Space).FocusSheet))
		mux.Handle("GET "+spacePath+"/moves"+format, s.spaceFile("moves", (*diagnosis.Space).MovesSheet))
		mux.Handle("GET "+spacePath+"/beside"+format, s.spaceFile("beside", (*diagnosis.Space).BesideSheet))
		mux.Handle("GET "+spacePath+"/years"+format, s.spaceFile("years", (*diagnosis.Space).YearsSheet))
		mux.Handle("GET "+spacePath+"/matrix"+format, s.spaceFile("matrix", (*diagnosis.Space).MatrixSheet))
		mux.Handle("GET "+spacePath+"/anchor"+format, s.spaceFile("anchor", (*diagnosis.Space).AnchorSheet))
		mux.Handle("GET "+spacePath+"/pairs"+format, s.spaceFile("pairs", (*diagnosis.Space).PairsSheet))
		mux.Handle("GET "+spacePath+"/regions"+format, s.spaceFile("complexity", (*diagnosis.Space).PlacesSheet))
	}
}
