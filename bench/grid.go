package main

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strconv"
)

// grid is a made-up table of regions and industries with the structure of real
// ones: nested (what few regions do is done by those that do much), related
// (regions lie on a line beside the industries that suit them), with sizes that
// fall over several orders of magnitude.
type grid struct {
	name                       string
	regions, industries, years int
	sparse                     bool // pairs of value zero are not listed, as in trade statistics
}

// The tables of the goals: Korean cities and districts by class of industry, and
// countries by product.
var (
	oneYear    = grid{name: "regions", regions: 250, industries: 1196, years: 1}
	threeYears = grid{name: "regions", regions: 250, industries: 1196, years: 3}
	trade      = grid{name: "trade", regions: 226, industries: 785, years: 1, sparse: true}
	square     = grid{name: "proximity", regions: 250, industries: 1200, years: 1}
)

// String tells the size as the tables do.
func (g grid) String() string {
	years := "1 year"
	if g.years > 1 {
		years = fmt.Sprintf("%d years", g.years)
	}
	return fmt.Sprintf("%d × %d × %s", g.regions, g.industries, years)
}

func (g grid) path(s *scene) string {
	return filepath.Join(s.Dir, fmt.Sprintf("%s-%dx%dx%d-%d.csv", g.name, g.regions, g.industries, g.years, s.Seed))
}

// file is the table as a CSV: period, region, industry, value.
func (g grid) file() input {
	return input{g.name + " " + g.String(), func(_ context.Context, s *scene) error {
		return keep(g.path(s), func(w *bufio.Writer) error { return g.write(w, s.Seed) })
	}}
}

func (g grid) write(w *bufio.Writer, seed uint64) error {
	if _, err := w.WriteString("period,region,industry,value\n"); err != nil {
		return fmt.Errorf("header: %w", err)
	}
	var line []byte
	for y, values := range g.draw(seed) {
		for k, v := range values {
			if v == 0 && g.sparse {
				continue
			}
			line = strconv.AppendInt(line[:0], int64(firstYear+y), 10)
			line = append(append(line, ','), g.region(k/g.industries)...)
			line = append(append(line, ','), g.industry(k%g.industries)...)
			line = append(strconv.AppendFloat(append(line, ','), v, 'f', -1, 64), '\n')
			if _, err := w.Write(line); err != nil {
				return fmt.Errorf("row: %w", err)
			}
		}
	}
	return nil
}

// Codes have one width, so that they are in the same order by bytes and by number.
func (g grid) region(r int) string   { return fmt.Sprintf("R%04d", r) }
func (g grid) industry(i int) string { return fmt.Sprintf("I%05d", i) }

// trait is what a region offers, or an industry asks for.
type trait struct {
	level float64 // how much it can do, or is needed: 0 … 1
	place float64 // what kind: nearer is related
	size  float64 // logarithm
}

func traits(draw *rand.Rand, n int) []trait {
	out := make([]trait, n)
	for k, at := range draw.Perm(n) {
		out[k] = trait{level: (float64(at) + .5) / float64(n), place: draw.Float64(), size: draw.NormFloat64()}
	}
	return out
}

// draw makes the values of each year, row-major by region. No region and no
// industry is empty: py-ecomplexity would drop it.
func (g grid) draw(seed uint64) [][]float64 {
	draw := rand.New(rand.NewPCG(seed, uint64(g.regions*g.industries))) //nolint:gosec // must follow the seed
	regions, industries := traits(draw, g.regions), traits(draw, g.industries)
	years := make([][]float64, g.years)
	for y := range years {
		years[y] = make([]float64, g.regions*g.industries)
	}
	const turnover, wander = .02, .1 // from year to year
	for r, region := range regions {
		for i, industry := range industries {
			fit := region.chance(industry)
			luck, height := draw.Float64(), 1.4*draw.NormFloat64()
			for y := range years {
				if draw.Float64() < turnover {
					luck = draw.Float64()
				}
				height += wander * draw.NormFloat64()
				if luck < fit {
					size := region.size + 2*region.level + industry.size + height + 2*fit
					years[y][r*g.industries+i] = 1 + math.Floor(math.Exp(2+size))
				}
			}
		}
	}
	for _, values := range years {
		g.fill(values, regions, industries)
	}
	return years
}

// chance is how likely a region is to have an industry.
func (t trait) chance(industry trait) float64 {
	const nested, related = 7, 3
	x := nested*(t.level-industry.level) + related*(.5-2*math.Abs(t.place-industry.place))
	return 1 / (1 + math.Exp(-x))
}

// fill gives an empty region the industry, an empty industry the region, that it
// is likeliest to have.
func (g grid) fill(values []float64, regions, industries []trait) {
	likeliest := func(n, step, start int, chance func(k int) float64) {
		best := 0
		for k := range n {
			if values[start+k*step] > 0 {
				return
			}
			if chance(k) > chance(best) {
				best = k
			}
		}
		values[start+best*step] = 1
	}
	for r, region := range regions {
		likeliest(g.industries, 1, r*g.industries, func(k int) float64 { return region.chance(industries[k]) })
	}
	for i, industry := range industries {
		likeliest(g.regions, g.industries, i, func(k int) float64 { return regions[k].chance(industry) })
	}
}
