package calc_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"naru/internal/calc"
)

// TestManyRowsKeepTheirOrder writes more rows than one block of text, as one
// thread and as several, and holds them against rows written one by one.
func TestManyRowsKeepTheirOrder(t *testing.T) {
	const regions, industries = 61, 67
	lines := []string{"region,industry,value"}
	for r := range regions {
		for i := range industries {
			lines = append(lines, fmt.Sprintf("R%02d,I%02d,%d.25", r, i, (r*31+i*17)%97))
		}
	}
	in := calc.Input{File: file(t, lines...)}
	written := map[calc.Format][]string{}
	for _, threads := range []int{1, 4} {
		before := runtime.GOMAXPROCS(threads)
		for _, format := range []calc.Format{calc.CSV, calc.JSON} {
			var out bytes.Buffer
			if err := calc.LQ(t.Context(), in, calc.Output{Format: format, Stdout: &out}); err != nil {
				t.Fatal(err)
			}
			written[format] = append(written[format], out.String())
		}
		runtime.GOMAXPROCS(before)
	}
	for format, texts := range written {
		if texts[0] != texts[1] {
			t.Errorf("%s depends on the number of threads", format)
		}
	}
	rows := strings.Split(strings.TrimSuffix(written[calc.CSV][0], "\n"), "\n")
	if len(rows) != regions*industries+1 {
		t.Fatalf("%d rows", len(rows))
	}
	for k, line := range lines[1:] {
		if !strings.HasPrefix(rows[k+1], line+",") {
			t.Fatalf("row %d is %s, want %s", k+1, rows[k+1], line)
		}
	}
}
