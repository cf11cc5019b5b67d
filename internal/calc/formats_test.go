package calc_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	pqfile "github.com/apache/arrow-go/v18/parquet/file"
	"golang.org/x/text/encoding/korean"

	"naru/internal/calc"
	"naru/internal/core"
)

// raw writes bytes as they are to a file of the name.
func raw(tb testing.TB, name string, content []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// The same table gives the same result, however its file is written.
func TestFormsOfAFile(t *testing.T) {
	const table = "지역,산업,값\n경기,제조업,\"1,200\"\n경기,건설업,300\n서울,제조업,100\n서울,건설업,400\n"
	cp949, err := korean.EUCKR.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"plain.csv":   table,
		"bom.csv":     "\ufeff" + table,
		"cp949.csv":   cp949,
		"windows.csv": strings.ReplaceAll(table, "\n", "\r\n"),
		"tabs.tsv":    "지역\t산업\t값\n경기\t제조업\t1,200\n경기\t건설업\t300\n서울\t제조업\t100\n서울\t건설업\t400\n",
	} {
		t.Run(name, func(t *testing.T) {
			r := lq(t, calc.Input{File: raw(t, name, []byte(content)), Region: "지역", Industry: "산업", Value: "값"})
			if got := r.cell(t, "value", "경기", "제조업"); got != "1200" {
				t.Errorf("value %s", got)
			}
			if got := r.number(t, "lq", "경기", "제조업"); !same(got, (1200./1500)/(1300./2000)) {
				t.Errorf("lq %v", got)
			}
		})
	}
}

func TestFilesThatAreNoTable(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		says    string
	}{
		"empty.csv":   {"", "empty"},
		"blank.csv":   {"\n\n", "blank.csv"},
		"page.csv":    {"<!DOCTYPE html><html><body>Sorry</body></html>", "page.csv"},
		"picture.csv": {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "picture.csv"},
	} {
		r := lq(t, calc.Input{File: raw(t, name, []byte(c.content))})
		if r.err == nil || isUsage(r.err) || !strings.Contains(r.err.Error(), c.says) {
			t.Errorf("%s: %v", name, r.err)
		}
	}
	if r := lq(t, calc.Input{File: t.TempDir()}); core.CodeOf(r.err) == core.Internal || r.err == nil {
		t.Errorf("a folder: %v", r.err)
	}
}

// A result larger than one row group comes back whole.
func TestParquetOfSeveralRowGroups(t *testing.T) {
	const regions, industries = 370, 360
	var b strings.Builder
	b.WriteString("region,industry,value\n")
	for r := range regions {
		for i := range industries {
			fmt.Fprintf(&b, "R%03d,I%03d,%d\n", r, i, r*industries+i)
		}
	}
	out := filepath.Join(t.TempDir(), "out.parquet")
	in := calc.Input{File: raw(t, "in.csv", []byte(b.String()))}
	if err := calc.LQ(t.Context(), in, calc.Output{Format: calc.Parquet, File: out}); err != nil {
		t.Fatal(err)
	}
	f, err := pqfile.OpenParquetFile(out, false)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.NumRowGroups() != 2 || f.NumRows() != regions*industries {
		t.Errorf("%d row groups, %d rows", f.NumRowGroups(), f.NumRows())
	}
	again, want := lq(t, calc.Input{File: out}), lq(t, in)
	for _, keys := range [][]string{{"R000", "I000"}, {"R200", "I359"}, {"R364", "I050"}, {"R369", "I359"}} {
		if got := again.cell(t, "lq", keys...); got != want.cell(t, "lq", keys...) {
			t.Errorf("lq of %v is %s", keys, got)
		}
	}
}
