package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
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

func TestTheTablesAreMarkdown(t *testing.T) {
	var out strings.Builder
	s := &scene{Regions: 2, Industries: 3, Years: 1}
	results := map[string]result{
		"peer/lq": {Seconds: 2}, "structure/lq": {Seconds: 0.5, CPU: 0.75, PeakBytes: 3 << 20},
	}
	pages := []pageResult{{
		Name: "overview", Limit: 50 * time.Millisecond, Bytes: 2048,
		One:  latency{P50: time.Millisecond, P99: 2 * time.Millisecond, CPU: time.Millisecond},
		Many: latency{P50: 3 * time.Millisecond, P99: 60 * time.Millisecond},
	}}
	r := report{scene: s, results: results, pages: []pageTable{{title: "page", pages: pages}}}
	if err := r.print(&out, false); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"| location quotients of every year, cube loaded | 500.0 ms | ≤ 15.0 ms | **missed** | 750.0 ms | DuckDB: location quotients, table in memory | 2.00 s | — | 3 MB |",
		"| overview | ≤ 50.0 ms | 1.0 ms | 2.0 ms | met | 3.0 ms | 60.0 ms | **missed** | 1.0 ms | 2 kB |",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no line %q in\n%s", line, out.String())
		}
	}
}

func TestQuantiles(t *testing.T) {
	times := make([]time.Duration, 200)
	for k := range times {
		times[len(times)-1-k] = time.Duration(k+1) * time.Millisecond
	}
	l := newLatency(times, 0, 0)
	if l.P50 != 101*time.Millisecond || l.P99 != 199*time.Millisecond {
		t.Errorf("p50 %s, p99 %s", l.P50, l.P99)
	}
	if got := l.better(latency{P99: time.Millisecond}); got.P99 != time.Millisecond {
		t.Errorf("the better round has p99 %s", got.P99)
	}
}

// An answer that is not the page must not count as a fast one.
func TestAWrongAnswerIsRefused(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/gone" {
			w.WriteHeader(http.StatusNotFound)
		}
		fmt.Fprint(w, "sorry")
	}))
	defer server.Close()
	v := newVisitor(server.URL)
	if _, err := v.ask(t.Context(), "/", "<table"); err == nil {
		t.Error("a page without its table went through")
	}
	if _, err := v.ask(t.Context(), "/gone", "sorry"); !errors.Is(err, errNoPage) {
		t.Errorf("a page that is not there: %v", err)
	}
	if l, err := v.again(t.Context(), []string{"/"}, "sorry", 2); err != nil || l.P99 == 0 {
		t.Errorf("%v %v", l, err)
	}
}

func TestColumnIsAddedUp(t *testing.T) {
	rows, total, err := sumOfColumn(strings.NewReader("region,value\nA,1\nB,2.5\n"), "value")
	if rows != 2 || total != 3.5 || err != nil {
		t.Errorf("%d rows, %g, %v", rows, total, err)
	}
	if _, _, err := sumOfColumn(strings.NewReader("region\nA\n"), "value"); err == nil {
		t.Error("a result without the column went through")
	}
}
