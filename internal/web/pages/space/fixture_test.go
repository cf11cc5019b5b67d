package space

import (
	"testing"

	"naru/internal/web/middleware"
	diagnosispages "naru/internal/web/pages/diagnosis"
	"naru/internal/web/pages/pagestest"
)

// newBureau is the pages about related industries over real stores, and those
// of the diagnosis that link to them.
func newBureau(t *testing.T) *pagestest.Site {
	t.Helper()
	b := pagestest.Open(t)
	b.Mount(middleware.Config{},
		&Section{Diagnosis: b.Diagnosis, Regions: b.Regions},
		&diagnosispages.Section{Datasets: b.Datasets, Diagnosis: b.Diagnosis, Regions: b.Regions})
	return b
}

func stockedBureau(t *testing.T) *pagestest.Site {
	t.Helper()
	b := newBureau(t)
	b.Publish(pagestest.TwoProvinces)
	return b
}
