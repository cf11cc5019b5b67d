package calc_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/core"
)

func TestBadInput(t *testing.T) {
	head := "region,industry,value"
	for name, c := range map[string]struct {
		lines []string
		in    calc.Input
		says  []string
	}{
		"word for a number":    {[]string{head, "A,x,1", "B,x,many"}, calc.Input{}, []string{"in.csv", "line 3", "column 3", "value", "‘many’"}},
		"negative":             {[]string{head, "A,x,-1"}, calc.Input{}, []string{"line 2 column 3", "below zero"}},
		"beyond all bounds":    {[]string{head, "A,x,1e101"}, calc.Input{}, []string{"line 2 column 3", "too large"}},
		"infinite":             {[]string{head, "A,x,inf"}, calc.Input{}, []string{"line 2 column 3"}},
		"no region":            {[]string{head, "A,x,1", ",x,1"}, calc.Input{}, []string{"line 3 column 1", "region is empty"}},
		"all but zero":         {[]string{head, "A,x,1e-101"}, calc.Input{}, []string{"line 2 column 3", "too close to zero"}},
		"broken last line":     {[]string{head, "A,x,1", "B,x"}, calc.Input{}, []string{"line 3", "2 of the 3 fields"}},
		"no such column":       {[]string{head, "A,x,1"}, calc.Input{Value: "jobs"}, []string{"‘jobs’", "region, industry, value", "--value"}},
		"no period column":     {[]string{head, "A,x,1"}, calc.Input{Period: "year"}, []string{"‘year’", "--period"}},
		"filter column absent": {[]string{head, "A,x,1"}, calc.Input{Where: []string{"measure=jobs"}}, []string{"‘measure’"}},
		"total not there":      {[]string{head, "A,x,1"}, calc.Input{RegionTotal: "전국"}, []string{"‘전국’", "--region-total"}},
		"nothing but totals":   {[]string{head, "전국,x,1"}, calc.Input{RegionTotal: "전국"}, []string{"besides"}},
		"header only":          {[]string{head}, calc.Input{}, []string{"no rows"}},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.File = file(t, c.lines...)
			r := lq(t, c.in)
			if r.err == nil {
				t.Fatalf("no error; rows %v", r.rows)
			}
			if core.CodeOf(r.err) != core.Invalid || isUsage(r.err) {
				t.Errorf("not an error of the data: %v", r.err)
			}
			for _, part := range c.says {
				if !strings.Contains(r.err.Error(), part) {
					t.Errorf("it does not say %q: %v", part, r.err)
				}
			}
		})
	}
}

func TestBadUsage(t *testing.T) {
	good := file(t, "region,industry,value", "A,x,1")
	for name, in := range map[string]calc.Input{
		"no file":         {},
		"no stdin":        {File: "-"},
		"where without =": {File: good, Where: []string{"jobs"}},
		"absent":          {File: good, Absent: "maybe"},
		"duplicates":      {File: good, Duplicates: "first"},
	} {
		if r := lq(t, in); !isUsage(r.err) {
			t.Errorf("%s: got %v, want a usage error", name, r.err)
		}
	}
	err := calc.LQ(t.Context(), calc.Input{File: good}, calc.Output{Format: "xml"})
	if !isUsage(err) {
		t.Errorf("format: got %v", err)
	}
}

func isUsage(err error) bool {
	var u *calc.UsageError
	return errors.As(err, &u)
}

func TestMissingFile(t *testing.T) {
	r := lq(t, calc.Input{File: filepath.Join(t.TempDir(), "gone.csv")})
	if core.CodeOf(r.err) != core.NotFound || isUsage(r.err) {
		t.Errorf("got %v", r.err)
	}
}

func TestStandardInput(t *testing.T) {
	before, err := filepath.Glob(filepath.Join(os.TempDir(), "naru-stdin-*"))
	if err != nil {
		t.Fatal(err)
	}
	r := lq(t, calc.Input{File: "-", Stdin: strings.NewReader("region,industry,value\nA,x,1\nB,x,oops\n")})
	if r.err == nil || !strings.Contains(r.err.Error(), "stdin line 3 column 3") {
		t.Errorf("got %v", r.err)
	}
	r = lq(t, calc.Input{File: "-", Stdin: strings.NewReader("region,industry,value\nA,x,1\nB,y,2\n")})
	if got := r.cell(t, "value", "B", "y"); got != "2" {
		t.Errorf("value %q", got)
	}
	after, err := filepath.Glob(filepath.Join(os.TempDir(), "naru-stdin-*"))
	if err != nil || len(after) > len(before) {
		t.Errorf("a temporary file is left: %v, %v", after, err)
	}
}
