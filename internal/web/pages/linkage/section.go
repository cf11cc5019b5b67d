package linkage

import (
	"net/http"

	"naru/internal/linkage"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
)

// Section is the part of the site about input–output, with what it works with.
type Section struct {
	Linkage *linkage.Service
	Regions *region.Registry
}

// Routes mounts its pages.
func (s *Section) Routes(mux *http.ServeMux) {
	mux.Handle("GET "+linkageHref, page.Scoped(s.linkagePage))
	mux.Handle("GET "+whatIfHref, page.Scoped(s.whatIfPage))
	mux.Handle("GET "+bridgeHref, page.Scoped(s.bridgePage))
	mux.Handle("POST "+bridgeHref, page.Handler(s.bridgePost))
	mux.Handle("GET "+bridgeHref+".csv", page.Handler(s.bridgeFile))
	for _, format := range scene.ExportFormats() {
		mux.Handle("GET "+linkageHref+format, page.Handler(s.linkageFile))
		mux.Handle("GET "+linkageHref+"/effect"+format, page.Handler(s.effectFile))
		mux.Handle("GET "+linkageHref+"/loss"+format, page.Handler(s.lossFile))
	}
}
