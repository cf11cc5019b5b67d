package diagnosis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAPictureOfManyShowsTheLargest and what a sentence on the page is about.
func TestAPictureOfManyShowsTheLargest(t *testing.T) {
	t.Parallel()
	o := &Overview{
		Scene: &Scene{Empty: &Empty{}}, Findings: []Finding{{ID: "growth"}, {ID: "specialisation", Industry: "D"}},
		Matrix: []MatrixPoint{
			{Code: "A", Value: 5}, {Code: "B", Value: 9}, {Code: "C", Value: 5}, {Code: "D", Value: 1}, {Code: "E", Value: 7}, {Code: "F", Value: 2},
		},
	}
	for most, want := range map[int]string{1: "BD", 3: "ABDE", 4: "ABCDE", 6: "ABCDEF", 7: "ABCDEF"} { // A before C, which is as large
		got := ""
		for _, p := range o.Largest(most) {
			got += p.Code
		}
		if got != want {
			t.Errorf("the %d largest are %s, want %s", most, got, want)
		}
	}
	if len(o.Matrix) != 6 || len(o.MatrixSheet(o.Largest(1)).Rows) != 2 {
		t.Error("the matrix itself was cut")
	}
}

func TestLargestChangesKeepWhatMovedMost(t *testing.T) {
	t.Parallel()
	row := func(code string) IndustryRow { return IndustryRow{Code: code} }
	c := Changes{Risers: []IndustryRow{row("R"), row("S")}, Entries: []IndustryRow{row("A"), row("B")}, Exits: []IndustryRow{row("C")}}
	got := c.Largest(1)
	codes := func(rows []IndustryRow) (out string) {
		for _, r := range rows {
			out += r.Code
		}
		return out
	}
	if diff := cmp.Diff([]string{"RS", "A", "C"}, []string{codes(got.Risers), codes(got.Entries), codes(got.Exits)}); diff != "" {
		t.Error(diff)
	}
	if len(c.Entries) != 2 {
		t.Error("the whole list was cut")
	}
}
