package iosheet_test

import (
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
)

// set changes a cell of a page; rows and columns count from 1.
func (p page) set(row, column int, v any) page {
	rows := make([][]any, len(p.rows))
	for k := range rows {
		rows[k] = append([]any(nil), p.rows[k]...)
	}
	rows[row-1][column-1] = v
	p.rows = rows
	return p
}

// Faults that stop the reading name the sheet and the cell, in both languages.
func TestFaultsNameTheirCell(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		page page
		says []string
	}{
		"a blank flow":         {domestic().set(7, 5, nil), []string{"sheet ‘" + domesticSheet + "’ E7", "blank is zero"}},
		"a text":               {domestic().set(8, 4, "n.a"), []string{"D8 ‘n.a’", "not a number"}},
		"NaN":                  {domestic().set(8, 4, "NaN"), []string{"‘" + domesticSheet + "’ D8", "fill them in"}},
		"an error of Excel":    {domestic().set(9, 3, "#REF!"), []string{"C9 ‘#REF!’"}},
		"a code twice":         {domestic().set(8, 1, "A"), []string{"A8", "twice"}},
		"a code twice above":   {domestic().set(5, 4, "C").set(6, 4, "서비스"), []string{"D5", "E5", "twice"}},
		"a column is missing":  {domestic().set(5, 5, "9").set(6, 5, "총수요"), []string{"not square", "C|서비스"}},
		"no headings":          {page{name: "표", rows: [][]any{{"이름", "값"}, {"가", 1}, {"나", 2}}}, []string{"No input–output table was found in the sheet ‘표’"}},
		"an output is missing": {total().set(16, 4, nil), []string{"D16"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := fails(t, workbook(t, c.page), nil)
			if core.CodeOf(err) != core.Invalid {
				t.Fatalf("%v", err)
			}
			m := core.MessageOf(err)
			for _, s := range c.says {
				if !strings.Contains(m.En, s) {
					t.Errorf("%q does not say %q", m.En, s)
				}
			}
			if m.Ko == "" || m.Ko == m.En {
				t.Errorf("%+v", m)
			}
		})
	}
}

// A suppressed value is no blank: it is never taken for zero.
func TestSuppressedIsNeverZero(t *testing.T) {
	t.Parallel()
	err := fails(t, workbook(t, domestic().set(7, 5, "X")), func(r *iosheet.Reading) { r.BlankZero = true })
	if core.CodeOf(err) != core.Invalid || !strings.Contains(err.Error(), "E7") {
		t.Errorf("%v", err)
	}
}

func TestBlankIsZeroOnlyWhenChosen(t *testing.T) {
	t.Parallel()
	f := workbook(t, domestic().set(7, 5, nil).set(9, 9, nil).set(7, 8, "-"), total())
	if fails(t, f, nil) == nil {
		t.Error("a blank flow was taken for something")
	}
	table, off, notes, err := read(t, f, "", func(r *iosheet.Reading) { r.BlankZero = true })
	must(t, err)
	near(t, "flows", table.Flows, []float64{10, 30, 0, 20, 80, 40, 10, 50, 60})
	if len(off) != 0 || len(notes) != 2 || !strings.Contains(notes[0].En, "2 blank cells count as zero: sheet ‘"+domesticSheet+"’ E7") || !strings.Contains(notes[1].Ko, "‘-’로 적힌 칸 1개") {
		t.Errorf("%v %v", off, notes)
	}
	// A blank of final demand leaves what depends on it unknown, no more.
	table, _, notes, err = read(t, workbook(t, domestic().set(9, 9, nil)), "", nil)
	must(t, err)
	if len(notes) != 1 || !strings.Contains(notes[0].Ko, "I9") || len(table.Check().Of(inout.FaultUnknown)) != 1 {
		t.Errorf("%v %v", notes, table.Check())
	}
}

// What does not match is told and computed all the same.
func TestTotalsThatDoNotMatch(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		page    page
		sheet   string
		printed float64
		sum     float64
		says    string
	}{
		"intermediate demand": {domestic().set(7, 6, 45), domesticSheet, 45, 40, "F7"},
		"final demand":        {domestic().set(8, 11, 270), domesticSheet, 270, 260, "K8"},
		"total demand":        {total().set(9, 12, 340), totalSheet, 340, 330, "L9"},
		"inputs":              {domestic().set(10, 4, 150), domesticSheet, 150, 160, "D10"},
		"value added":         {total().set(11, 4, 70), totalSheet, 150, 160, "D15"},
	} {
		_, off, _, err := read(t, workbook(t, c.page), "", nil)
		must(t, err)
		if len(off) != 1 || off[0].Printed != c.printed || off[0].Sum != c.sum || !strings.Contains(off[0].Text().En, "‘"+c.sheet+"’ "+c.says+":") {
			t.Errorf("%s: %v", name, off)
		}
	}
	table, _, _, err := read(t, workbook(t, domestic().set(8, 4, -80)), "", nil)
	must(t, err)
	if len(table.Check().Of(inout.FaultNegative)) != 1 || len(table.Check().Of(inout.FaultRowMargin)) != 1 {
		t.Errorf("%v", table.Check())
	}
}

func TestColumnsInAnotherOrder(t *testing.T) {
	t.Parallel()
	p := domestic()
	for r := 4; r < 10; r++ {
		p = p.set(r+1, 3, p.rows[r][4]).set(r+1, 5, domestic().rows[r][2])
	}
	table, off, notes, err := read(t, workbook(t, p), "", nil)
	must(t, err)
	near(t, "flows", table.Flows, []float64{10, 30, 0, 20, 80, 40, 10, 50, 60})
	if len(off) != 0 || len(notes) != 1 || !strings.Contains(notes[0].En, "another order") {
		t.Errorf("%v %v", off, notes)
	}
}

func TestHiddenSheets(t *testing.T) {
	t.Parallel()
	hidden := domestic()
	hidden.hidden = true
	f := workbook(t, cover(), total(), hidden)
	found, err := iosheet.FindSheets(t.Context(), f, "")
	must(t, err)
	if found.Main != totalSheet || len(found.Hidden) != 1 {
		t.Errorf("%+v", found)
	}
	table, _, _, err := read(t, f, domesticSheet, nil)
	must(t, err)
	near(t, "output of the wanted sheet", table.Output, []float64{100, 400, 300})
}

// The names of the sectors need not be written alike where codes tell them.
func TestCodesTellSectorsWhoseNamesDiffer(t *testing.T) {
	t.Parallel()
	table, _, _, err := read(t, workbook(t, domestic().set(9, 2, "서비스업(기타 포함)")), "", nil)
	must(t, err)
	if len(table.Sectors) != 3 {
		t.Errorf("%v", table.Sectors)
	}
}

func TestPlainForms(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"square":           ",a,b,수요\na,150,500,350\nb,200,100,1700\n총산출,1000,2000,\n",
		"code and name":    "code,name,a,b,합계\na,농업,150,500,650\nb,공업,200,100,300\n,합계,350,600,950\n,총산출,1000,2000,\n",
		"totals both ways": "부문,a,b,합계\na,150,500,650\nb,200,100,300\n합계,350,600,950\n총산출,\"1,000\",\"2,000\",\n",
		"long":             "row,col,value\na,a,150\na,b,500\nb,a,200\nb,b,100\n총산출,a,1000\n총산출,b,2000\n",
	} {
		table, _, _, err := read(t, textFile(text), "", nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		near(t, name, table.Flows, []float64{150, 500, 200, 100})
		near(t, name+": output", table.Output, []float64{1000, 2000})
	}
}

func TestNoFileMakesItPanic(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "\n", "a", "a,b\nb,a\n", ",a,b\n", "row,col,value\n", "row,col,value\na,,1\n", ",a,b\na,1\nb\n", "a,a,a\na,a,a\na,a,a\n", "\xff\xfe\x00"} {
		if err := fails(t, textFile(text), nil); err != nil && core.MessageOf(err).Ko == "" {
			t.Errorf("%q: %v", text, err)
		}
	}
}
