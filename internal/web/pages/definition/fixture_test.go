package definition

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/ingest"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/pagestest"
)

// desk is the pages about definitions over real stores.
type desk struct {
	*pagestest.Site

	t       *testing.T
	section *Section
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{Site: pagestest.Open(t), t: t}
	d.section = &Section{Datasets: d.Datasets, Definitions: d.Definitions}
	d.Mount(middleware.Config{}, d.section)
	return d
}

// save presses save and expects to be led on.
func (d *desk) save(path string, form url.Values) {
	d.t.Helper()
	form.Set("act", actSave)
	if w := d.Post(path, form); w.Code != http.StatusSeeOther {
		d.t.Fatalf("saving at %s: %d\n%s", path, w.Code, pagestest.Text(w))
	}
}

func (d *desk) latest(key string) industry.Definition {
	d.t.Helper()
	got, err := d.Definitions.Get(d.t.Context(), core.LocalOperator(core.DefaultAgency), key, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	return got
}

// bring imports a table of employees by industry.
func (d *desk) bring(key string, rows ...string) {
	d.t.Helper()
	ctx, who := context.Background(), core.LocalOperator(core.DefaultAgency)
	u, err := d.Datasets.Receive(ctx, who, key+".csv", strings.NewReader("지역,산업,연도,값\n"+strings.Join(rows, "\n")+"\n"))
	if err != nil {
		d.t.Fatal(err)
	}
	_, err = d.Datasets.Import(ctx, who, dataset.Request{
		Upload: u, Dataset: dataset.Dataset{Key: key, Kind: dataset.Facts, Title: core.T(key, key)},
		Profile: ingest.Profile{
			Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Column: "산업"}, Period: ingest.Ref{Column: "연도"},
			Measure: ingest.Ref{Constant: "종사자수"}, Value: "값", RegionSystem: core.MOIS, IndustrySystem: core.KSIC11,
		},
	}, nil)
	if err != nil {
		d.t.Fatal(err)
	}
}

// chips is a form with two codes.
func chips() url.Values {
	return url.Values{
		"key": {"chips"}, "name": {"칩"}, "nameEn": {"Chips"}, "system": {string(core.KSIC11)}, "state": {"active"}, "base": {"0"},
		"code": {"261", "262"}, "weight": {"1", "0.5"}, "reason": {"소자", "부품의 절반"}, "reasonEn": {"devices", "half of parts"},
	}
}
