package lake_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/lake"
)

// observation is one row in words, as a person would check it.
type observation struct {
	Measure, Period, Region, Industry, Dim string
	Value                                  float64 // -1 stands for NA, which does not equal itself
	Flag                                   core.Flag
}

func obs(measure, period, region, industry string, value float64, flag core.Flag) observation {
	return observation{Measure: measure, Period: period, Region: region, Industry: industry, Value: value, Flag: flag}
}

const na = -1

// batchOf builds a batch from rows, its dictionaries in order of appearance.
func batchOf(tb testing.TB, dim string, rows ...observation) *fact.Batch {
	tb.Helper()
	b := &fact.Batch{RegionSystem: core.MOIS, IndustrySystem: core.KSIC11}
	regions, industries, periods, measures, labels := index{}, index{}, index{}, index{}, index{}
	if dim != "" {
		b.Dims = []fact.Dim{{Name: dim}}
	}
	for _, r := range rows {
		b.Region = append(b.Region, uint32(regions.at(r.Region)))
		b.Industry = append(b.Industry, uint32(industries.at(r.Industry)))
		b.Period = append(b.Period, uint16(periods.at(r.Period)))
		b.Measure = append(b.Measure, uint16(measures.at(r.Measure)))
		b.Flag = append(b.Flag, fact.PackFlag(r.Flag))
		v := r.Value
		if v == na {
			v = fact.NA()
		}
		b.Value = append(b.Value, v)
		if dim != "" {
			b.Dims[0].Code = append(b.Dims[0].Code, uint32(labels.at(r.Dim)))
		}
	}
	b.Regions, b.Industries = regions.keys(), industries.keys()
	for _, p := range periods.keys() {
		period, err := core.ParsePeriod(p)
		if err != nil {
			tb.Fatal(err)
		}
		b.Periods = append(b.Periods, period)
	}
	for _, m := range measures.keys() {
		b.Measures = append(b.Measures, core.Measure{ID: m, Title: core.T("지표 "+m, "measure "+m), Unit: core.T("명", "persons"), Add: true})
	}
	if dim != "" {
		b.Dims[0].Labels = labels.keys()
	}
	return b
}

type index map[string]int

func (x index) at(s string) int {
	if i, ok := x[s]; ok {
		return i
	}
	x[s] = len(x)
	return x[s]
}

func (x index) keys() []string {
	out := make([]string, len(x))
	for s, i := range x {
		out[i] = s
	}
	return out
}

// anyRows draws the rows of a small batch with unique cells.
func anyRows(t *rapid.T, dim bool) []observation {
	cell := rapid.Custom(func(t *rapid.T) observation {
		o := observation{
			Measure:  rapid.SampledFrom([]string{"employees", "sales", "급여"}).Draw(t, "measure"),
			Period:   rapid.SampledFrom([]string{"2021", "2022", "2022-H1", "2022-Q1", "2022-01", "2023"}).Draw(t, "period"),
			Region:   rapid.SampledFrom([]string{"00", "11", "31070", "41220", "평택시", ""}).Draw(t, "region"),
			Industry: rapid.SampledFrom([]string{core.Total, "C", "C26", "01110", "10~34", "'; --"}).Draw(t, "industry"),
			Flag:     rapid.SampledFrom(everyFlag()).Draw(t, "flag"),
			Value:    float64(rapid.IntRange(0, 1000).Draw(t, "value")) / 4,
		}
		if !o.Flag.Defined() {
			o.Value = na
		}
		if dim {
			o.Dim = rapid.SampledFrom([]string{core.Total, "1-4", "5-9"}).Draw(t, "dim")
		}
		return o
	})
	return rapid.SliceOfNDistinct(cell, 1, 60, func(o observation) observation {
		o.Value, o.Flag = 0, ""
		return o
	}).Draw(t, "rows")
}

func everyFlag() []core.Flag {
	return []core.Flag{core.NoFlag, core.Missing, core.Suppressed, core.None, core.Unreliable, core.Estimated}
}

func shuffled(rows []observation, seed uint64) []observation {
	out := append([]observation(nil), rows...)
	rand.New(rand.NewPCG(seed, seed)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func openLake(tb testing.TB) *lake.Lake {
	tb.Helper()
	l, err := lake.Open(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// store writes a batch as version id and gives the version's record.
func store(tb testing.TB, l *lake.Lake, id string, b *fact.Batch) dataset.Version {
	tb.Helper()
	files, err := l.Write(tb.Context(), id, b, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return dataset.Version{ID: id, Files: files}
}

// wide makes a batch of n regions × 20 industries × two years × two measures.
func wide(tb testing.TB, regions int) *fact.Batch {
	tb.Helper()
	var rows []observation
	for r := range regions {
		for i := range 20 {
			for _, y := range []string{"2023", "2024"} {
				for _, m := range []string{"employees", "sales"} {
					rows = append(rows, obs(m, y, fmt.Sprintf("%05d", 11000+r), fmt.Sprintf("%02d", i), float64(r*i), core.NoFlag))
				}
			}
		}
	}
	return batchOf(tb, "", shuffled(rows, 7)...)
}
