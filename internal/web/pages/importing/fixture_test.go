package importing

import (
	"bytes"
	"log/slog"
	"net/http/httptest"
	"testing"

	"naru/internal/core"
	"naru/internal/source/kosis"
	"naru/internal/web/middleware"
	datasetpages "naru/internal/web/pages/dataset"
	"naru/internal/web/pages/pagestest"
)

// quay is the pages of an import over real stores.
type quay struct {
	*pagestest.Site

	KOSIS *kosis.Desk
	t     *testing.T
	log   *bytes.Buffer
}

func newQuay(t *testing.T) *quay { t.Helper(); return newQuayOf(t, kosis.Client{}, 0) }

func newQuayOf(t *testing.T, client kosis.Client, maxBody int64) *quay {
	t.Helper()
	q := &quay{Site: pagestest.Open(t), KOSIS: kosis.NewDesk(client, core.NewID), t: t, log: &bytes.Buffer{}}
	t.Cleanup(q.KOSIS.Stop)
	q.Mount(middleware.Config{MaxBody: maxBody, Log: slog.New(slog.NewTextHandler(q.log, nil))},
		&Section{Datasets: q.Datasets, Regions: q.Regions, KOSIS: q.KOSIS},
		&datasetpages.Section{Datasets: q.Datasets, Regions: q.Regions})
	return q
}

// start presses "start the import" on the page of a file.
func (q *quay) start(l core.Lang, at string, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	q.t.Helper()
	form := pagestest.FormOf(w.Body.String())
	form.Set("act", actImport)
	return q.Send(l, at, form)
}

// wantNothing checks that no dataset is there.
func (q *quay) wantNothing() {
	q.t.Helper()
	entries, err := q.Datasets.List(q.t.Context(), core.LocalOperator(core.DefaultAgency))
	if err != nil || len(entries) != 0 {
		q.t.Errorf("%d datasets are there, err %v", len(entries), err)
	}
}
