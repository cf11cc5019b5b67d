package dataset

import (
	"testing"

	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
	"naru/internal/web/pages/rows"
)

// newShelf is the pages about datasets and their rows over real stores.
func newShelf(t *testing.T) *pagestest.Site {
	t.Helper()
	s := pagestest.OpenWithRows(t)
	s.Mount(middleware.Config{}, &Section{Datasets: s.Datasets, Regions: s.Regions}, &rows.Section{Datasets: s.Datasets, Regions: s.Regions})
	return s
}
