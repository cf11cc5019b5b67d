package document_test

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/document"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWidthsAreSharedToTheLastUnit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := document.Table{}
		for _, w := range rapid.SliceOfN(rapid.Float64Range(0, 10), 1, 30).Draw(t, "weights") {
			table.Columns = append(table.Columns, document.Column{Width: w})
		}
		width := rapid.IntRange(1000, 100000).Draw(t, "width")
		sum := 0
		for _, s := range table.Shares(width) {
			if s < 0 {
				t.Fatal("a column of negative width")
			}
			sum += s
		}
		if sum != width {
			t.Fatalf("the columns are %d wide, the table %d", sum, width)
		}
	})
}

func TestColumnsAreSharedByTheirWeight(t *testing.T) {
	t.Parallel()
	table := document.Table{Columns: []document.Column{{Width: 2}, {}, {Width: 1}}}
	if diff := cmp.Diff([]int{500, 250, 250}, table.Shares(1000)); diff != "" {
		t.Error(diff)
	}
	card := document.Table{Card: true, Rows: []document.Row{{Cells: []document.Cell{document.Word("필요성"), document.Word("글")}}}}
	if diff := cmp.Diff([]int{200, 800}, card.Shares(1000)); diff != "" {
		t.Error(diff)
	}
}

func TestATableIsAsWideAsItsWidestRow(t *testing.T) {
	t.Parallel()
	cells := func(n int) document.Row { return document.Row{Cells: make([]document.Cell, n)} }
	for _, c := range []struct {
		table document.Table
		want  int
	}{
		{document.Table{}, 0},
		{document.Table{Columns: make([]document.Column, 3)}, 3},
		{document.Table{Columns: make([]document.Column, 1), Rows: []document.Row{cells(4)}}, 4},
		{document.Table{Columns: make([]document.Column, 2), Rows: []document.Row{{Kind: document.Group, Cells: make([]document.Cell, 9)}}}, 2},
		{document.Table{Rows: []document.Row{cells(0)}}, 1},
	} {
		if got := c.table.Across(); got != c.want {
			t.Errorf("%+v: %d, want %d", c.table, got, c.want)
		}
	}
	if (document.Table{Columns: make([]document.Column, 9)}).Wide() || !(document.Table{Columns: make([]document.Column, 10)}).Wide() {
		t.Error("ten columns need a page on its side, nine do not")
	}
}

func TestNumbersAndTheirAbsenceStandRight(t *testing.T) {
	t.Parallel()
	left := document.Column{}
	for _, c := range []struct {
		cell document.Cell
		want document.Align
	}{
		{document.Number(1, 0), document.Right}, {document.Number(math.NaN(), 0), document.Right}, {document.Word("글"), document.Left},
	} {
		if got := c.cell.Stands(left); got != c.want {
			t.Errorf("%q stands %d", c.cell.Text, got)
		}
	}
	if document.Word("글").Stands(document.Column{Align: document.Centre}) != document.Centre {
		t.Error("a word stands as its column says")
	}
}

func TestAPictureFitsItsPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ pw, ph, w, h, wantW, wantH int }{
		{400, 200, 1000, 900, 1000, 500}, {100, 400, 1000, 800, 200, 800}, {0, 0, 1000, 900, 1000, 600}, {0, 10, 1000, 100, 1000, 100}, {100000, 1, 10, 10, 10, 1},
	} {
		if w, h := document.Fit(c.pw, c.ph, c.w, c.h); w != c.wantW || h != c.wantH {
			t.Errorf("%+v: %d × %d", c, w, h)
		}
	}
}

func TestWordsAroundATable(t *testing.T) {
	t.Parallel()
	one := document.Table{Unit: "백만원", Notes: []string{"잠정치"}}
	two := document.Table{Notes: []string{"a", "b"}}
	if got := one.UnitLine(core.Korean) + one.NoteLines(core.Korean)[0] + document.SourceLine(core.Korean, "통계청"); got != "(단위: 백만원)주: 잠정치자료: 통계청" {
		t.Error(got)
	}
	if diff := cmp.Diff([]string{"Note 1: a", "Note 2: b"}, two.NoteLines(core.English)); diff != "" {
		t.Error(diff)
	}
	if two.UnitLine(core.Korean)+document.SourceLine(core.Korean, "") != "" {
		t.Error("nothing to say is said")
	}
}
