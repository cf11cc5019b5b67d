package ingest

import (
	"naru/internal/core"
)

// columns are the profile's references as positions in a row; -1 where the
// dimension is a constant or absent.
type columns struct {
	region, industry, period, measure, unit int
	values                                  []valueColumn
	dims                                    []int
	filters                                 []filter
	width                                   int // least number of fields a row needs
}

type valueColumn struct {
	at      int
	flag    int // column of "-", "X", "*"; -1 for none
	name    string
	period  string // fixed by the heading; empty when the row tells
	measure string
	unit    string
}

type filter struct {
	at     int
	values map[string]bool
	except bool
}

func locate(p *Profile, names []string) columns {
	at := make(map[string]int, len(names))
	for i, n := range names {
		at[n] = i
	}
	find := func(name string) int {
		if name == "" {
			return -1
		}
		return at[name]
	}
	c := columns{
		region: find(p.Region.Column), industry: find(p.Industry.Column), period: find(p.Period.Column),
		measure: find(p.Measure.Column), unit: find(p.Unit.Column),
	}
	if p.Value != "" {
		c.values = []valueColumn{{at: at[p.Value], flag: find(p.Flag), name: p.Value}}
	}
	for _, w := range p.Wide {
		c.values = append(c.values, valueColumn{
			at: at[w.Column], flag: find(w.Flag), name: w.Column, period: w.Period, measure: w.Measure, unit: w.Unit,
		})
	}
	for _, d := range p.Dims {
		c.dims = append(c.dims, at[d.Column])
	}
	for _, f := range p.Filters {
		values := make(map[string]bool, len(f.Values))
		for _, v := range f.Values {
			values[v] = true
		}
		c.filters = append(c.filters, filter{at: at[f.Column], values: values, except: f.Except})
	}
	for _, i := range []int{c.region, c.industry, c.period, c.measure} {
		c.width = max(c.width, i+1)
	}
	for _, v := range c.values {
		c.width = max(c.width, v.at+1)
	}
	return c
}

func missingLabel(name core.Text) meaning {
	return meaning{outcome: refused, reason: core.Tf("%s이(가) 비어 있습니다.", "The %s is empty.", name)}
}
