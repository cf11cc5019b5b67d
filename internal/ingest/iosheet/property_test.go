package iosheet_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/ingest/iosheet"
)

// Whatever the order of rows and columns, and whether a total stands among
// them, the same flows are read for the same sectors.
func TestAnyOrderIsTheSameTable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(r, "sectors")
		order := func(name string) []int {
			list := make([]int, n)
			for k := range list {
				list[k] = k
			}
			return rapid.Permutation(list).Draw(r, name)
		}
		rows, columns, totals := order("rows"), order("columns"), rapid.Bool().Draw(r, "totals")
		var b strings.Builder
		b.WriteString("code,name")
		for _, j := range columns {
			fmt.Fprintf(&b, ",S%02d", j)
		}
		if totals {
			b.WriteString(",중간수요계")
		}
		for _, i := range rows {
			fmt.Fprintf(&b, "\nS%02d,부문 %d", i, i)
			sum := 0
			for _, j := range columns {
				z := (i*31+j*17)%23 + 1
				sum += z
				fmt.Fprintf(&b, ",%d", z)
			}
			if totals {
				fmt.Fprintf(&b, ",\"%d\"", sum)
			}
		}
		b.WriteString("\n9999,총투입계")
		for range columns {
			b.WriteString(",1000")
		}
		b.WriteString("\n주: 시험,")
		f := textFile(b.String())
		book, err := iosheet.Open(t.Context(), f, iosheet.At{}, iosheet.Sheets{})
		if err != nil {
			r.Fatal(err)
		}
		look := book.Look()
		table, off, err := book.Table(iosheet.Reading{Rows: look.RowRoles, Columns: look.ColumnRoles}, func(core.Text) {})
		if err != nil || len(table.Sectors) != n || totals && len(off) != 0 {
			r.Fatalf("%v, %v\n%s", err, off, b.String())
		}
		at := table.Index()
		for i := range n {
			for j := range n {
				if got := table.At(at[fmt.Sprintf("S%02d", i)], at[fmt.Sprintf("S%02d", j)]); got != float64((i*31+j*17)%23+1) {
					r.Fatalf("flow %d to %d is %v\n%s", i, j, got, b.String())
				}
			}
		}
	})
}
