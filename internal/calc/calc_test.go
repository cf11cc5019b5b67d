package calc_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"naru/internal/calc"
	"naru/internal/core"
)

// result is a table that a command wrote, with what it noted.
type result struct {
	header []string
	rows   [][]string
	notes  []string // English
	err    error
}

// file writes a small input file and gives its path.
func file(tb testing.TB, lines ...string) string {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "in.csv")
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		tb.Fatal(err)
	}
	return name
}

// run calls a command with CSV output and reads it back.
func run(tb testing.TB, command func(context.Context, calc.Output) error) result {
	tb.Helper()
	var out bytes.Buffer
	var res result
	res.err = command(tb.Context(), calc.Output{
		Stdout: &out,
		Note: func(n core.Text) {
			if n.Ko == "" || strings.Contains(n.Ko+n.En, "%!") {
				tb.Errorf("a note is not whole: %+v", n)
			}
			res.notes = append(res.notes, n.En)
		},
	})
	if res.err != nil {
		var e *core.Error
		if !errors.As(res.err, &e) || e.Message.Ko == "" || strings.Contains(e.Message.Ko+e.Message.En, "%!") {
			tb.Errorf("an error is not a whole message: %v", res.err)
		}
		return res
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	res.header, res.rows = rows[0], rows[1:]
	return res
}

func lq(tb testing.TB, in calc.Input) result {
	tb.Helper()
	return run(tb, func(ctx context.Context, out calc.Output) error { return calc.LQ(ctx, in, out) })
}

// cell finds the value of a column in the row whose first columns are keys.
func (r result) cell(tb testing.TB, column string, keys ...string) string {
	tb.Helper()
	if r.err != nil {
		tb.Fatal(r.err)
	}
	for c, name := range r.header {
		if name != column {
			continue
		}
	rows:
		for _, row := range r.rows {
			for k, key := range keys {
				if row[k] != key {
					continue rows
				}
			}
			return row[c]
		}
		tb.Fatalf("no row %v", keys)
	}
	tb.Fatalf("no column %s in %v", column, r.header)
	return ""
}

func (r result) number(tb testing.TB, column string, keys ...string) float64 {
	tb.Helper()
	s := r.cell(tb, column, keys...)
	if s == "" {
		return math.NaN()
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

func (r result) noted(part string) bool { return strings.Contains(strings.Join(r.notes, "\n"), part) }

// same compares to 1e-9 of the value; NA equals NA.
func same(got, want float64) bool {
	if math.IsNaN(got) || math.IsNaN(want) {
		return math.IsNaN(got) && math.IsNaN(want)
	}
	return math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))
}
