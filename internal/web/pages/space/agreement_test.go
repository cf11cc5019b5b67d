package space

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/structure"
	"naru/internal/web/pages/pagestest"
)

// The page's own files close the circle: the matrix that it hands out, put
// through the calculator, gives the pairs that it hands out, to 1e-12.
func TestSpaceFilesAgreeWithTheCalculator(t *testing.T) {
	t.Parallel()
	b := toyBureau(t)
	agree(t, b, "?region=27&lq=0.5", calc.SpaceOptions{Threshold: 0.5})
	agree(t, b, "?region=27&lq=0.5&phi=cosine", calc.SpaceOptions{Threshold: 0.5, Method: structure.Cosine, Self: "exclude"})
	agree(t, b, "?region=27&lq=0.5&self=exclude", calc.SpaceOptions{Threshold: 0.5, Self: "exclude"})
}

func agree(t *testing.T, b *pagestest.Site, query string, opt calc.SpaceOptions) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "matrix.csv")
	if err := os.WriteFile(file, b.Page("/opportunities/matrix.csv"+query).Body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	series := ""
	if anchor := b.Page("/opportunities/anchor.csv" + query).Body.Bytes(); bytes.Contains(anchor, []byte("\n27,")) {
		series = filepath.Join(t.TempDir(), "anchor.csv")
		if err := os.WriteFile(series, anchor, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	in := calc.Input{File: file, RegionTotal: "_reference", IndustryTotal: core.Total, Absent: calc.AbsentNA}
	if err := calc.Complexity(t.Context(), in, calc.ComplexityOptions{SpaceOptions: opt, Table: calc.ComplexityPairs, Anchor: series}, calc.Output{Stdout: &out}); err != nil {
		t.Fatal(err)
	}
	computed, handed := rows(t, out.Bytes()), rows(t, b.Page("/opportunities/pairs.csv"+query).Body.Bytes())
	if len(computed) != len(handed) || len(handed) == 0 {
		t.Fatalf("%d pairs by calc, %d on the page", len(computed), len(handed))
	}
	for key, want := range computed {
		for name, text := range want {
			got := handed[key][name]
			x, errX := strconv.ParseFloat(text, 64)
			y, errY := strconv.ParseFloat(got, 64)
			if (errX != nil || errY != nil) && text != got || math.Abs(x-y) > 1e-12 {
				t.Errorf("%s %s is %s by calc, %s on the page", key, name, text, got)
			}
		}
	}
}

// rows are the lines of a CSV by region and industry, without remarks.
func rows(t *testing.T, file []byte) map[string]map[string]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff"))))
	r.Comment, r.FieldsPerRecord = '#', -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for _, line := range lines[1:] {
		if len(line) < len(lines[0]) {
			continue
		}
		row := map[string]string{}
		for _, name := range []string{"rca", "m", "density", "cog"} {
			row[name] = line[slices.Index(lines[0], name)]
		}
		out[line[0]+" "+line[1]] = row
	}
	return out
}
