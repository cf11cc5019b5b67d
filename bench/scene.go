package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/industry"
	"naru/internal/lake"
	"naru/internal/region"
)

// scene is where everything is measured, and the size of the national table.
type scene struct {
	Dir                        string
	Data                       string // folder of public reference data; some of it is measured too
	Regions, Industries, Years int
	Seed                       uint64
}

const firstYear = 2004

func (s *scene) rows() int { return s.Regions * s.Industries * s.Years }

// csvPath is the table as an office would publish it.
func (s *scene) csvPath() string { return filepath.Join(s.Dir, "national.csv") }

func (s *scene) versionPath() string { return filepath.Join(s.Dir, "version.json") }

// value is the number of a cell: a few large ones, many small ones, some zero,
// the same for a seed wherever it is asked for.
func (s *scene) value(r, i, y int) float64 {
	x := s.Seed + uint64((r*s.Industries+i)*s.Years+y)*0x9e3779b97f4a7c15 // splitmix64
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	size := x >> 60 // how many of the low bits count
	return float64(x & (1<<size - 1))
}

// regionCodes are those of real cities and districts as far as there are
// enough of them.
func (s *scene) regionCodes() []string {
	const cityCode = 5
	var out []string
	for _, r := range region.Default().All() {
		if len(r.Code) == cityCode && len(out) < s.Regions {
			out = append(out, r.Code)
		}
	}
	for n := 0; len(out) < s.Regions; n++ {
		out = append(out, fmt.Sprintf("%05d", 90000+n))
	}
	return out
}

// industryCodes are five-digit codes after KSIC rev. 11: those of its groups
// with two more digits.
func (s *scene) industryCodes() ([]string, error) {
	table, ok := industry.Builtin(core.KSIC11)
	if !ok {
		return nil, errNoKSIC
	}
	var out []string
	const first, last = 10, 99
	for digits := first; digits <= last && len(out) < s.Industries; digits++ {
		for _, e := range table.Entries() {
			if e.Level == industry.Group && len(out) < s.Industries {
				out = append(out, fmt.Sprintf("%s%02d", e.Code, digits))
			}
		}
	}
	return out, nil
}

var errNoKSIC = errors.New("KSIC rev. 11 is not built in")

// makeNational streams the CSV to disk and stores the same table in a lake.
func (s *scene) makeNational(ctx context.Context) error {
	if err := s.writeCSV(); err != nil {
		return err
	}
	b, err := s.batch()
	if err != nil {
		return err
	}
	l, err := s.lake()
	if err != nil {
		return err
	}
	v := dataset.Version{ID: core.NewID()}
	if v.Files, err = l.Write(ctx, v.ID, b, nil); err != nil {
		return fmt.Errorf("store the table: %w", err)
	}
	record, err := json.Marshal(v) //nolint:musttag // read again by this program alone
	if err != nil {
		return fmt.Errorf("record the version: %w", err)
	}
	const private = 0o600
	if err := os.WriteFile(s.versionPath(), record, private); err != nil {
		return fmt.Errorf("record the version: %w", err)
	}
	return nil
}

func (s *scene) writeCSV() (err error) {
	industries, err := s.industryCodes()
	if err != nil {
		return err
	}
	f, err := os.Create(s.csvPath())
	if err != nil {
		return fmt.Errorf("make the CSV: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<20)
	if _, err := w.WriteString("행정구역코드,산업분류코드,시점,종사자수\n"); err != nil {
		return fmt.Errorf("write the CSV: %w", err)
	}
	var line []byte
	for r, region := range s.regionCodes() {
		for i, industry := range industries {
			for y := range s.Years {
				line = append(append(append(append(line[:0], region...), ','), industry...), ',')
				line = append(strconv.AppendInt(line, int64(firstYear+y), 10), ',')
				line = append(strconv.AppendFloat(line, s.value(r, i, y), 'f', -1, 64), '\n')
				if _, err := w.Write(line); err != nil {
					return fmt.Errorf("write the CSV: %w", err)
				}
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write the CSV: %w", err)
	}
	return nil
}

// batch is the table as an import would hold it, in the order of the CSV.
func (s *scene) batch() (*fact.Batch, error) {
	industries, err := s.industryCodes()
	if err != nil {
		return nil, err
	}
	n := s.rows()
	b := &fact.Batch{
		RegionSystem: core.MOIS, IndustrySystem: core.KSIC11,
		Regions: s.regionCodes(), Industries: industries, Measures: []core.Measure{core.Employees},
		Region: make([]uint32, 0, n), Industry: make([]uint32, 0, n), Period: make([]uint16, 0, n),
		Measure: make([]uint16, n), Value: make([]float64, 0, n), Flag: make([]fact.Flag, n),
	}
	for y := range s.Years {
		b.Periods = append(b.Periods, core.Year(firstYear+y))
	}
	for r := range s.Regions {
		for i := range s.Industries {
			for y := range s.Years {
				b.Region, b.Industry = append(b.Region, uint32(r)), append(b.Industry, uint32(i))
				b.Period, b.Value = append(b.Period, uint16(y)), append(b.Value, s.value(r, i, y))
			}
		}
	}
	return b, nil
}

func (s *scene) lake() (*lake.Lake, error) {
	l, err := lake.Open(filepath.Join(s.Dir, "lake"))
	if err != nil {
		return nil, fmt.Errorf("open the lake: %w", err)
	}
	return l, nil
}

// version is the record of the stored table.
func (s *scene) version() (v dataset.Version, err error) {
	record, err := os.ReadFile(s.versionPath())
	if err != nil {
		return v, fmt.Errorf("read the version: %w", err)
	}
	if err := json.Unmarshal(record, &v); err != nil { //nolint:musttag // as it was written
		return v, fmt.Errorf("read the version: %w", err)
	}
	return v, nil
}
