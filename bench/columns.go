package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// columnSuffix ends the name of a file that holds a column of results:
// little-endian doubles, as bench/peers/columns.py writes them too.
const columnSuffix = ".f64"

// valuesPath is the folder of a measurement's results.
func (s *scene) valuesPath(name string) string {
	return filepath.Join(s.Dir, "values", strings.ReplaceAll(name, "/", "-"))
}

func writeColumns(folder string, columns map[string][]float64) error {
	const private = 0o700
	if err := os.MkdirAll(folder, private); err != nil {
		return err
	}
	for name, values := range columns {
		raw := make([]byte, 0, 8*len(values))
		for _, v := range values {
			raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(v))
		}
		if err := os.WriteFile(filepath.Join(folder, name+columnSuffix), raw, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func readColumn(path string) ([]float64, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(raw)%8 != 0 {
		return nil, fmt.Errorf("%s does not hold whole numbers of eight bytes", path)
	}
	values := make([]float64, len(raw)/8)
	for k := range values {
		values[k] = math.Float64frombits(binary.LittleEndian.Uint64(raw[8*k:]))
	}
	return values, nil
}

// agreement is how far values may lie from those of the peer: relative to the
// largest of their column, as rounding is, or each relative to itself.
type agreement struct {
	within float64
	each   bool
}

// difference is the largest between two results, and how many numbers of its
// column are further apart than they may be.
type difference struct {
	Size       float64
	Column     string
	Apart, All int
}

// String writes a difference as the tables do.
func (d difference) String() string {
	switch {
	case d.Size == 0:
		return "none"
	case d.Apart > 0:
		return fmt.Sprintf("%.1e (%s; %d of %d apart)", d.Size, d.Column, d.Apart, d.All)
	default:
		return fmt.Sprintf("%.1e (%s)", d.Size, d.Column)
	}
}

// compare finds the largest difference in the columns that two folders share.
func (a agreement) compare(ours, theirs string) (worst difference, err error) {
	paths, err := filepath.Glob(filepath.Join(ours, "*"+columnSuffix))
	if err != nil {
		return worst, fmt.Errorf("list %s: %w", ours, err)
	}
	slices.Sort(paths)
	for _, path := range paths {
		x, err := readColumn(path)
		if err != nil {
			return worst, err
		}
		y, err := readColumn(filepath.Join(theirs, filepath.Base(path)))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return worst, err
		}
		name := strings.TrimSuffix(filepath.Base(path), columnSuffix)
		d, err := a.distance(x, y)
		if err != nil {
			return worst, fmt.Errorf("%s: %w", name, err)
		}
		if worst.Column == "" || d.Size > worst.Size {
			worst, worst.Column = d, name
		}
	}
	if worst.Column == "" {
		return worst, errors.New("nothing to compare with the peer")
	}
	return worst, nil
}

// distance is the largest difference of x from y. Undefined agrees only with
// undefined; what is not a number on one side alone is infinitely far.
func (a agreement) distance(x, y []float64) (d difference, err error) {
	if len(x) != len(y) || len(x) == 0 {
		return d, fmt.Errorf("%d numbers, the peer has %d", len(x), len(y))
	}
	var scale float64
	for _, v := range y {
		if !math.IsNaN(v) {
			scale = max(scale, math.Abs(v))
		}
	}
	d.All = len(x)
	for k, v := range x {
		gap := a.gap(v, y[k], scale)
		d.Size = max(d.Size, gap)
		if gap > a.within {
			d.Apart++
		}
	}
	return d, nil
}

func (a agreement) gap(v, theirs, scale float64) float64 {
	if v == theirs || math.IsNaN(v) && math.IsNaN(theirs) {
		return 0
	}
	if a.each {
		scale = math.Abs(theirs)
	}
	gap := math.Abs(v-theirs) / scale
	if math.IsNaN(gap) {
		return math.Inf(1)
	}
	return gap
}
