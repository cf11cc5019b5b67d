package duckdb_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/dataset"
)

func TestCoverageCountsWhatWasWritten(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		dims := rapid.Bool().Draw(rt, "dims")
		rows := anyRows(rt, dims)
		var names []string
		if dims {
			names = []string{"size"}
		}
		got, err := w.engine.Coverage(t.Context(), w.store(t, rows, names...), 1000)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(countByHand(rows), got, sameNumbers, cmpopts.EquateApprox(0, 1e-12)); diff != "" {
			rt.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// countByHand walks the whole grid of each measure, cell by cell.
func countByHand(rows []dataset.Row) []dataset.MeasureQuality {
	var out []dataset.MeasureQuality
	var measures []string
	for _, r := range rows {
		place(&measures, r.Measure)
	}
	slices.Sort(measures)
	for _, m := range measures {
		mine := slices.DeleteFunc(slices.Clone(rows), func(r dataset.Row) bool { return r.Measure != m })
		q := dataset.MeasureQuality{Measure: core.Measure{ID: m}, Flags: map[core.Flag]int64{}}
		var regions, industries []string
		var periods []core.Period
		for _, r := range mine {
			p, _ := core.ParsePeriod(r.Period)
			place(&regions, r.Region)
			place(&industries, r.Industry)
			place(&periods, p)
			if r.Flag != core.NoFlag {
				q.Flags[r.Flag]++
			}
		}
		slices.Sort(regions)
		slices.Sort(industries)
		slices.SortFunc(periods, func(a, b core.Period) int {
			if a.Before(b) {
				return -1
			}
			return 1
		})
		q.Cells = int64(len(regions) * len(industries) * len(periods))
		q.Grid = dataset.Grid{Regions: regions, Industries: industries, Share: make([]float64, len(regions)*len(industries))}
		q.ByRegion, q.ByIndustry, q.ByPeriod = make([]dataset.Share, len(regions)), make([]dataset.Share, len(industries)), make([]dataset.Share, len(periods))
		for x, r := range regions {
			q.ByRegion[x].Code = r
			for y, i := range industries {
				q.ByIndustry[y].Code = i
				for z, p := range periods {
					q.ByPeriod[z].Code = p.String()
					present, known := false, 0.0
					for _, o := range mine {
						if o.Region == r && o.Industry == i && o.Period == p.String() {
							present = true
							if !math.IsNaN(o.Value) {
								known = 1
							}
						}
					}
					if present {
						q.Present++
					}
					q.ByRegion[x].Share += known / float64(len(industries)*len(periods))
					q.ByIndustry[y].Share += known / float64(len(regions)*len(periods))
					q.ByPeriod[z].Share += known / float64(len(regions)*len(industries))
					q.Grid.Share[x*len(industries)+y] += known / float64(len(periods))
				}
			}
		}
		out = append(out, q)
	}
	return out
}
