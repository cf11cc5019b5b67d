package calc_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	pqfile "github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"naru/internal/calc"
	"naru/internal/core"
)

// quoted has a name that needs quotes, an empty cell and an absent pair.
func quoted(tb testing.TB) calc.Input {
	tb.Helper()
	return calc.Input{File: file(tb, "region,industry,value", `"Seoul, ""city""",x,0.1`, "B,x,", "B,y,3")}
}

func TestCSVIsQuotedAndExact(t *testing.T) {
	var out bytes.Buffer
	if err := calc.LQ(t.Context(), quoted(t), calc.Output{Stdout: &out}); err != nil {
		t.Fatal(err)
	}
	want := "region,industry,value,lq,rsca,region_share,reference_share\n" +
		"B,x,,,,,\n" +
		"B,y,3,,,,\n" +
		"\"Seoul, \"\"city\"\"\",x,0.10000000000000001,,,1,\n" +
		"\"Seoul, \"\"city\"\"\",y,0,,,0,\n"
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

func TestJSON(t *testing.T) {
	var out bytes.Buffer
	if err := calc.LQ(t.Context(), quoted(t), calc.Output{Format: calc.JSON, Stdout: &out}); err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || rows[0]["value"] != nil || rows[2]["region"] != `Seoul, "city"` || rows[2]["value"] != 0.1 {
		t.Errorf("got %v", rows)
	}
}

func TestParquetFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.parquet")
	if err := calc.LQ(t.Context(), quoted(t), calc.Output{Format: calc.Parquet, File: name}); err != nil {
		t.Fatal(err)
	}
	r, err := pqfile.OpenParquetFile(name, false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	rows, err := pqarrow.NewFileReader(r, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		t.Fatal(err)
	}
	table, err := rows.ReadTable(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer table.Release()
	regions := table.Column(0).Data().Chunk(0).(*array.String)
	values := table.Column(2).Data().Chunk(0).(*array.Float64)
	if table.NumRows() != 4 || regions.Value(2) != `Seoul, "city"` || !values.IsNull(0) || values.Value(2) != 0.1 {
		t.Errorf("got %v", table)
	}
	// What was written can be read again.
	again := lq(t, calc.Input{File: name})
	if got := again.cell(t, "value", `Seoul, "city"`, "x"); got != "0.10000000000000001" {
		t.Errorf("read again: %q", got)
	}
}

// TestFailureLeavesNoFile: neither the result nor a piece of it.
func TestFailureLeavesNoFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.csv")
	ctx, cancel := context.WithCancel(t.Context())
	in := quoted(t)
	err := calc.LQ(ctx, in, calc.Output{File: name, Note: func(core.Text) { cancel() }})
	if err == nil {
		t.Error("a cancelled calculation succeeded")
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	err = calc.LQ(t.Context(), in, calc.Output{File: filepath.Join(dir, "gone", "out.csv")})
	if core.CodeOf(err) != core.Unavailable {
		t.Errorf("a folder that does not exist: %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFullDisk(t *testing.T) {
	for _, f := range []calc.Format{calc.CSV, calc.JSON, calc.Parquet} {
		err := calc.LQ(t.Context(), quoted(t), calc.Output{Format: f, Stdout: full{}})
		if core.CodeOf(err) != core.Unavailable {
			t.Errorf("%s: got %v", f, err)
		}
	}
}
