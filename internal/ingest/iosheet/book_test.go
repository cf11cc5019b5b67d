package iosheet_test

import (
	"strings"
	"testing"

	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
)

func TestDomesticSheetWithItsCompanions(t *testing.T) {
	t.Parallel()
	f := workbook(t, cover(), total(), imported(), domestic(), page{name: "작업", rows: [][]any{{1}}, hidden: true})
	found, err := iosheet.FindSheets(t.Context(), f, "")
	must(t, err)
	if found.Sheets != (iosheet.Sheets{Main: domesticSheet, Inputs: totalSheet, Imports: importSheet}) || found.Scope != inout.Domestic || strings.Join(found.Hidden, "") != "작업" {
		t.Errorf("%+v", found)
	}
	table, off, notes, err := read(t, f, "", nil)
	must(t, err)
	near(t, "flows", table.Flows, []float64{10, 30, 0, 20, 80, 40, 10, 50, 60})
	near(t, "imports", table.ImportedInputs(), []float64{10, 90, 20})
	near(t, "output", table.Output, []float64{100, 400, 300})
	near(t, "value added", table.TotalValueAdded(), []float64{50, 150, 180})
	near(t, "income", table.Income, []float64{20, 60, 100})
	near(t, "final demand", table.TotalFinal(), []float64{60, 260, 180})
	if len(off) != 0 || len(notes) != 0 || len(table.Check()) != 0 {
		t.Errorf("%v %v %v", off, notes, table.Check())
	}
	if s := table.Sectors[1]; s.Code != "B" || s.Name.Ko != "제조업 제품" {
		t.Errorf("%+v", s)
	}
	// v (I − A)⁻¹ + m (I − A)⁻¹ = 1 for every sector.
	m, err := inout.NewModel(table, inout.Options{})
	must(t, err)
	in, err := m.Inducements(t.Context())
	must(t, err)
	near(t, "closure", []float64{in.Closure}, []float64{0})
}

// Without the sheet of imports they are what the total table has more; without
// the total table nothing tells value added, and demand is the output.
func TestDomesticSheetWithFewerCompanions(t *testing.T) {
	t.Parallel()
	table, _, _, err := read(t, workbook(t, total(), domestic()), "", nil)
	must(t, err)
	near(t, "imports", table.ImportFlows, []float64{5, 20, 0, 5, 60, 10, 0, 10, 10})
	table, off, _, err := read(t, workbook(t, domestic()), "", nil)
	must(t, err)
	near(t, "output", table.Output, []float64{100, 400, 300})
	if table.ValueAdded != nil || table.ImportedInputs() != nil || len(off) != 0 || len(table.Check()) != 0 {
		t.Errorf("%+v %v %v", table, off, table.Check())
	}
}

func TestTotalSheet(t *testing.T) {
	t.Parallel()
	f := workbook(t, cover(), total())
	table, off, _, err := read(t, f, "", nil)
	must(t, err)
	if table.Scope != inout.Total || len(off) != 0 || len(table.Check()) != 0 {
		t.Errorf("%s %v %v", table.Scope, off, table.Check())
	}
	near(t, "competing imports", table.CompetingImports, []float64{30, 120, 30})
	table, _, _, err = read(t, f, "", func(r *iosheet.Reading) { r.RemoveImports = true })
	must(t, err)
	// Imports by what they serve at home: 30/(100+30−10), 120/(400+120−150), 30/(300+30−20).
	a, b, c := 1-30./120, 1-120./370, 1-30./310
	near(t, "flows at home", table.Flows, []float64{15 * a, 50 * a, 0, 25 * b, 140 * b, 50 * b, 10 * c, 60 * c, 70 * c})
	near(t, "exports", table.Final[3].Values, []float64{10, 150, 20})
	near(t, "capital", table.Final[2].Values, []float64{0, 75 * b, 0})
	if table.Scope != inout.Domestic || len(table.Check()) != 0 {
		t.Errorf("%s %v", table.Scope, table.Check())
	}
}

func TestRolesOfTheBank(t *testing.T) {
	t.Parallel()
	f := workbook(t, total())
	b, err := iosheet.Open(t.Context(), f, iosheet.At{}, iosheet.Sheets{})
	must(t, err)
	look := b.Look()
	if strings.Join(look.Sectors, " ") != "A|농림수산품 B|제조업 제품 C|서비스" || len(look.Uneven) != 0 {
		t.Errorf("%v %v", look.Sectors, look.Uneven)
	}
	for name, want := range map[string]iosheet.RoleID{
		"9590|중간투입계": iosheet.RoleIntermediate, "9610|피용자보수": iosheet.RoleIncome, "9621|영업잉여": iosheet.RoleValueAddedPart,
		"9630|생산세(보조금공제)": iosheet.RoleValueAddedPart, "9690|부가가치계": iosheet.RoleValueAdded, "9790|총투입계": iosheet.RoleOutput,
		"9090|중간수요계": iosheet.RoleIntermediate, "9111|민간소비지출": iosheet.RoleFinal, "9140|수출": iosheet.RoleExports,
		"9190|최종수요계": iosheet.RoleFinalTotal, "9290|총수요계": iosheet.RoleDemand, "9310|총산출": iosheet.RoleOutput,
		"9321|수입": iosheet.RoleIgnored, "9329|수입계": iosheet.RoleImports, "9390|총공급계": iosheet.RoleIgnored,
	} {
		got := iosheet.RoleID("")
		for _, r := range append(look.RowRoles, look.ColumnRoles...) {
			if r.Name == name {
				got = r.Is
			}
		}
		if got != want || want.Title().Ko == "" || want.Title().En == "" {
			t.Errorf("%s is taken for %q, want %s", name, got, want)
		}
	}
	if len(b.Main.Titles) != 3 || b.Main.Titles[2] != "(단위: 백만원)" {
		t.Errorf("titles %q", b.Main.Titles)
	}
}

// The parts make up value added where no total of them is printed.
func TestPartsWithoutTheirTotal(t *testing.T) {
	t.Parallel()
	p := total()
	p.rows = append(p.rows[:len(p.rows)-2:len(p.rows)-2], p.rows[len(p.rows)-1])
	table, _, _, err := read(t, workbook(t, p), "", nil)
	must(t, err)
	near(t, "value added", table.TotalValueAdded(), []float64{50, 150, 180})
	near(t, "income", table.Income, []float64{20, 60, 100})
}

// A table between regions: two regions of two sectors, the region told once for
// its rows and columns in merged cells.
func regional() page {
	return page{
		name: "지역산업연관표",
		rows: [][]any{
			{"2020년 지역산업연관표"},
			{nil, nil, nil, "서울", nil, "경기", nil, "최종수요"},
			{nil, nil, nil, "01", "02", "01", "02", "9190"},
			{nil, nil, nil, "제조업", "서비스", "제조업", "서비스", "최종수요계"},
			{"서울", "01", "제조업", 10, 20, 5, 5, 60},
			{nil, "02", "서비스", 10, 30, 10, 20, 130},
			{"경기", "01", "제조업", 5, 10, 20, 40, 75},
			{nil, "02", "서비스", 5, 20, 15, 60, 200},
			{"전국", "9600", "수입", 10, 20, 10, 25},
			{nil, "9690", "부가가치계", 60, 100, 90, 150},
			{nil, "9790", "총투입계", 100, 200, 150, 300},
		},
		merged: [][2]string{{"D2", "E2"}, {"F2", "G2"}, {"A5", "A6"}, {"A7", "A8"}},
	}
}

func TestTableBetweenRegions(t *testing.T) {
	t.Parallel()
	f := workbook(t, regional())
	whole, _, _, err := read(t, f, "", nil)
	must(t, err)
	if len(whole.Sectors) != 4 || whole.Sectors[3].Code != "경기|02" || whole.Sectors[3].Name.Ko != "경기 서비스" || len(whole.Check()) != 0 {
		t.Errorf("%v %v", whole.Sectors, whole.Check())
	}
	own, _, _, err := read(t, f, "", func(r *iosheet.Reading) { r.Block = "경기" })
	must(t, err)
	near(t, "flows", own.Flows, []float64{20, 40, 15, 60})
	near(t, "bought of others and abroad", own.Imports, []float64{5 + 10 + 10, 5 + 20 + 25})
	near(t, "sold to others", own.Final[1].Values, []float64{5 + 10, 5 + 20})
	near(t, "output", own.Output, []float64{150, 300})
	if faults := own.Check(); len(faults) != 0 {
		t.Errorf("%v", faults)
	}
	if err := fails(t, f, func(r *iosheet.Reading) { r.Block = "부산" }); err == nil || !strings.Contains(err.Error(), "경기, 서울") {
		t.Errorf("%v", err)
	}
}
