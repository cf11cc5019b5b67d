package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// The CSV and the batch must be the same table, or the comparisons would not
// compare; and the same seed must make the same table.
func TestTheTableIsTheSameInBothForms(t *testing.T) {
	s := &scene{Dir: t.TempDir(), Regions: 260, Industries: 7, Years: 3, Seed: 42}
	if err := s.writeCSV(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(s.csvPath())
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.batch()
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	want.WriteString("행정구역코드,산업분류코드,시점,종사자수\n")
	for k, v := range b.Value {
		fmt.Fprintf(&want, "%s,%s,%s,%.0f\n", b.Regions[b.Region[k]], b.Industries[b.Industry[k]], b.Periods[b.Period[k]], v)
	}
	if !bytes.Equal(text, want.Bytes()) {
		t.Error("the CSV is not the batch")
	}
	if b.Len() != s.rows() {
		t.Errorf("%d rows, want %d", b.Len(), s.rows())
	}
	for _, codes := range [][]string{b.Regions, b.Industries} {
		if sorted := slices.Sorted(slices.Values(codes)); len(slices.Compact(sorted)) != len(codes) {
			t.Error("a code occurs twice")
		}
	}
}

func TestMeasurementsNameEachOther(t *testing.T) {
	known := map[string]bool{"": true}
	for _, m := range measurements() {
		known[m.name] = true
	}
	for _, m := range measurements() {
		if !known[m.peer] || !known[m.same] {
			t.Errorf("%s refers to %q and %q", m.name, m.peer, m.same)
		}
	}
}

func TestResultsThatDifferAreNotReported(t *testing.T) {
	results := map[string]result{"peer/scan": {Rows: 6, Sum: 10}, "lake/cube": {Rows: 6, Sum: 10}}
	if err := reconcile(results); err != nil {
		t.Error(err)
	}
	results["lake/cube"] = result{Rows: 6, Sum: 11}
	if err := reconcile(results); err == nil {
		t.Error("a wrong sum went through")
	}
}

func TestTheTableIsMarkdown(t *testing.T) {
	var out strings.Builder
	s := &scene{Regions: 2, Industries: 3, Years: 1}
	err := printTable(&out, s, map[string]result{"peer/scan": {Seconds: 2}, "lake/cube": {Seconds: 0.5, CPU: 0.75, PeakBytes: 3 << 20}})
	if err != nil || !strings.Contains(out.String(), "| load the cube | 500.0 ms | 750.0 ms | 0.0 M | DuckDB: count and sum of the Parquet file | 2.00 s | 4.00× | 3 MB |") {
		t.Errorf("%v\n%s", err, out.String())
	}
}
