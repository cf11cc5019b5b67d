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

// economies is a made-up input–output table of several countries: sectors of very
// different size that buy first from themselves, then at home, then abroad, many
// of them nothing; output covers what is sold, and leaves value added.
type economies struct{ countries, sectors int }

// The tables of the goals: those of WIOD and of EXIOBASE.
var (
	world  = economies{countries: 41, sectors: 35}
	detail = economies{countries: 49, sectors: 200}
)

// Names of what is in the file beside the sectors.
const (
	finalColumn = "FINAL"
	valueRow    = "VALUE_ADDED"
	outputRow   = "OUTPUT"
)

func (e economies) len() int { return e.countries * e.sectors }

func (e economies) code(k int) string { return fmt.Sprintf("C%02d_S%03d", k/e.sectors, k%e.sectors) }

// shocked is the sector that the demand of an impact falls on.
func (e economies) shocked() string { return e.code(e.len() / 2) }

func (e economies) path(s *scene) string {
	return filepath.Join(s.Dir, fmt.Sprintf("sectors-%dx%d-%d.csv", e.countries, e.sectors, s.Seed))
}

// file is the table as a square CSV, selling sectors below one another.
func (e economies) file() input {
	return input{fmt.Sprintf("a table of %d sectors", e.len()), func(_ context.Context, s *scene) error {
		return keep(e.path(s), func(w *bufio.Writer) error { return e.draw(s.Seed).write(w, e) })
	}}
}

// flows is a table as it was drawn, in thousandths of its money, so that what the
// file says adds up to the last digit.
type flows struct {
	cells                []int64 // row-major
	final, value, output []int64
	sold, bought         []int64
}

// draw makes the flows.
func (e economies) draw(seed uint64) *flows {
	n := e.len()
	draw := rand.New(rand.NewPCG(seed, uint64(n))) //nolint:gosec // must follow the seed
	country, size, spent := make([]float64, e.countries), make([]float64, n), make([]float64, n)
	for c := range country {
		country[c] = math.Exp(1.5 * draw.NormFloat64())
	}
	for k := range size {
		size[k] = 2e4 * country[k/e.sectors] * math.Exp(1.2*draw.NormFloat64())
		spent[k] = .3 + .4*draw.Float64() // of the output, on inputs
	}
	weight, sums := make([]float64, n*n), make([]float64, n)
	for i := range n {
		for j := range n {
			weight[i*n+j] = size[i] * e.tie(draw, i, j)
			sums[j] += weight[i*n+j]
		}
	}
	f := &flows{
		cells: make([]int64, n*n), final: make([]int64, n), value: make([]int64, n), output: make([]int64, n),
		sold: make([]int64, n), bought: make([]int64, n),
	}
	const units = 1000
	for i := range n {
		for j := range n {
			z := int64(units * size[j] * spent[j] * weight[i*n+j] / sums[j])
			f.cells[i*n+j] = z
			f.sold[i] += z
			f.bought[j] += z
		}
	}
	for k := range n {
		atLeast := max(f.sold[k], f.bought[k])
		f.output[k] = max(int64(units*size[k]), atLeast+atLeast/10+units)
		f.final[k], f.value[k] = f.output[k]-f.sold[k], f.output[k]-f.bought[k]
	}
	return f
}

// tie is how strongly sector j buys from i beyond i's size; often not at all.
func (e economies) tie(draw *rand.Rand, i, j int) float64 {
	const atHome, abroad = .8, .4 // share of the ties that are there
	strength, there := 1.0, abroad
	switch home := i/e.sectors == j/e.sectors; {
	case i == j:
		strength, there = 60*float64(e.countries), 1
	case home:
		strength, there = 5*float64(e.countries), atHome
	}
	if draw.Float64() >= there {
		return 0
	}
	return strength * math.Exp(1.5*draw.NormFloat64())
}

func (f *flows) write(w *bufio.Writer, e economies) error {
	n := e.len()
	line := []byte("sector")
	for j := range n {
		line = append(append(line, ','), e.code(j)...)
	}
	line = append(append(append(line, ','), finalColumn...), '\n')
	row := func(name string, values []int64) {
		line = append(line[:0], name...)
		for _, v := range values {
			line = strconv.AppendFloat(append(line, ','), float64(v)/1000, 'f', -1, 64)
		}
	}
	for i := range n {
		if _, err := w.Write(line); err != nil {
			return fmt.Errorf("row: %w", err)
		}
		row(e.code(i), f.cells[i*n:(i+1)*n])
		line = append(strconv.AppendFloat(append(line, ','), float64(f.final[i])/1000, 'f', -1, 64), '\n')
	}
	for _, last := range []struct {
		name   string
		values []int64
	}{{valueRow, f.value}, {outputRow, f.output}} {
		if _, err := w.Write(line); err != nil {
			return fmt.Errorf("row: %w", err)
		}
		row(last.name, last.values)
		line = append(line, ",\n"...)
	}
	if _, err := w.Write(line); err != nil {
		return fmt.Errorf("row: %w", err)
	}
	return nil
}
