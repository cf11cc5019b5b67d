package sqlite_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/sqlstore/sqlite"
)

// Every page lists the versions: ten versions of three measures over 250
// regions × 1,200 industries.
func BenchmarkVersions(b *testing.B) {
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "n.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	shares := func(n int) (out []dataset.Share) {
		for i := range n {
			out = append(out, dataset.Share{Code: fmt.Sprintf("%05d", i), Share: float64(i) / 7})
		}
		return out
	}
	g := make([]float64, 4000)
	for i := range g {
		g[i] = float64(i) / 7001
	}
	var q dataset.Quality
	for range 3 {
		q.Measures = append(q.Measures, dataset.MeasureQuality{ByPeriod: shares(20), ByRegion: shares(250), ByIndustry: shares(1200), Grid: dataset.Grid{Share: g}})
	}
	for i := range 10 {
		r := dataset.Run{ID: core.NewID(), Agency: "a", StartedAt: time.Now()}
		if err := s.OpenRun(b.Context(), r); err != nil {
			b.Fatal(err)
		}
		_, err := s.Publish(b.Context(), dataset.Dataset{ID: core.NewID(), Agency: "a", Key: fmt.Sprint("k", i%4), Title: core.T("가", "a")}, dataset.Version{ID: core.NewID(), Quality: q, ImportedAt: time.Now()}, r.ID)
		if err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := s.Versions(b.Context(), "a", ""); err != nil {
			b.Fatal(err)
		}
	}
}
