package diagnosis

import (
	"testing"

	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
)

// bureau is the pages of a diagnosis over real stores. Its home is 경기.
type bureau struct {
	*pagestest.Site

	t *testing.T
}

func newBureau(t *testing.T) *bureau {
	t.Helper()
	b := &bureau{Site: pagestest.Open(t), t: t}
	b.Mount(middleware.Config{}, &Section{Datasets: b.Datasets, Diagnosis: b.Diagnosis, Regions: b.Regions})
	return b
}

func stockedBureau(t *testing.T) *bureau {
	t.Helper()
	b := newBureau(t)
	b.Publish(pagestest.TwoProvinces)
	return b
}
