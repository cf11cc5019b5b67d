package rows

import (
	"testing"

	"naru/internal/core"
	"naru/internal/web/middleware"
	datasetpages "naru/internal/web/pages/dataset"
	"naru/internal/web/pages/pagestest"
)

// newShelf is the pages about rows over real stores, and those of the datasets
// that lead to them.
func newShelf(t *testing.T) *pagestest.Site {
	t.Helper()
	s := pagestest.OpenWithRows(t)
	s.Mount(middleware.Config{}, &Section{Datasets: s.Datasets, Regions: s.Regions}, &datasetpages.Section{Datasets: s.Datasets, Regions: s.Regions})
	return s
}

var operator = core.LocalOperator(core.DefaultAgency)
