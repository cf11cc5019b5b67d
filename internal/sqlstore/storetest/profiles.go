package storetest

import (
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
	"naru/internal/inout"
)

func newProfile(name string) dataset.SavedProfile {
	d := newDataset(census)
	d.ID, d.CreatedAt = "", time.Time{}
	return dataset.SavedProfile{
		Agency: home, Name: name, Dataset: d, Header: "지역|산업|값",
		Profile: ingest.Profile{
			Region: ingest.Ref{Column: "지역"}, Industry: ingest.Ref{Constant: core.Total}, Value: "값",
			RegionSystem: core.MOIS, IndustrySystem: core.KSIC10,
			Filters:   []ingest.Filter{{Column: "구분", Values: []string{"계"}, Except: true}},
			RegionFix: map[string]string{"고성군": "51820", "합계": ""},
			Measures:  map[string]core.Measure{"종사자수": core.Employees},
			Wide:      []ingest.WideColumn{{Column: "2024", Period: "2024"}}, MaxRejects: 0.1,
		},
		UpdatedBy: researcher, UpdatedAt: noon,
	}
}

func testProfiles(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	a, b, foreign := newProfile("나. 고용조사"), newProfile("가. 사업체조사"), newProfile("가. 사업체조사")
	foreign.Agency, foreign.Dataset.Agency = other, other
	for _, p := range []dataset.SavedProfile{a, b, foreign} {
		must(t, s.SaveProfile(ctx, p))
	}
	profiles := func(agency string) []dataset.SavedProfile {
		t.Helper()
		all, err := s.Profiles(ctx, agency)
		must(t, err)
		return all
	}
	same(t, "in order of name", profiles(home), []dataset.SavedProfile{b, a})

	b.Dataset.Key, b.Dataset.Demo, b.Header = "demo", true, "다른 머리글"
	b.Profile = ingest.Profile{Value: "값"}
	b.UpdatedBy, b.UpdatedAt = "박연구", noon.Add(time.Hour)
	must(t, s.SaveProfile(ctx, b))
	same(t, "replaced", profiles(home), []dataset.SavedProfile{b, a})

	b.Dataset.Kind, b.Profile = dataset.IOTable, ingest.Profile{}
	b.Table = dataset.TableReading{
		Sheet: "국산거래표", InputSheet: "총거래표", Region: core.Nation, Money: dataset.MillionWon, Scope: inout.Domestic, BlankZero: true,
		Rows: []dataset.Role{{Name: "9790|총투입계", Is: "output"}}, People: 1, Published: map[string]string{"prod": "생산"}, Elsewhere: "total",
	}
	must(t, s.SaveProfile(ctx, b))
	same(t, "a table's", profiles(home), []dataset.SavedProfile{b, a})

	must(t, s.DeleteProfile(ctx, home, b.Name))
	wantCode(t, s.DeleteProfile(ctx, home, b.Name), core.NotFound)
	same(t, "after deleting", profiles(home), []dataset.SavedProfile{a})
	same(t, "the other agency's", profiles(other), []dataset.SavedProfile{foreign})
}
