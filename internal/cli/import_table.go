package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
)

// tableFlags say what a file of an input–output table or of inducement
// coefficients does not tell.
type tableFlags struct {
	Of             string            `help:"${help_table_of}"        placeholder:"REGION"`
	Year           string            `help:"${help_table_year}"      placeholder:"YEAR"`
	Money          string            `help:"${help_table_money}"     placeholder:"UNIT"`
	Scope          string            `help:"${help_table_scope}"     placeholder:"SCOPE"`
	Block          string            `help:"${help_table_block}"     placeholder:"REGION"`
	InputSheet     string            `help:"${help_table_inputs}"    placeholder:"SHEET"`
	ImportSheet    string            `help:"${help_table_imports}"   placeholder:"SHEET"`
	SkipRows       int               `help:"${help_table_skip}"      placeholder:"N"`
	BlankZero      bool              `help:"${help_table_blank}"`
	RemoveImports  bool              `help:"${help_table_remove}"`
	Elsewhere      string            `help:"${help_table_elsewhere}" placeholder:"MEANING"`
	OutputRow      string            `help:"${help_table_row}"       placeholder:"NAME"`
	ValueAddedRows []string          `help:"${help_table_row}"       name:"value-added-row" placeholder:"NAME" sep:"none"`
	ImportRows     []string          `help:"${help_table_row}"       name:"import-row"      placeholder:"NAME" sep:"none"`
	IncomeRow      string            `help:"${help_table_row}"       placeholder:"NAME"`
	EmploymentRow  string            `help:"${help_table_row}"       placeholder:"NAME"`
	FinalColumns   []string          `help:"${help_table_column}"    name:"final-column"    placeholder:"NAME" sep:"none"`
	Row            map[string]string `help:"${help_table_role}"      mapsep:"none"          placeholder:"NAME=ROLE"`
	Column         map[string]string `help:"${help_table_role}"      mapsep:"none"          placeholder:"NAME=ROLE"`
	Part           map[string]string `help:"${help_table_part}"      mapsep:"none"          placeholder:"PART=COLUMN"`
	People         float64           `help:"${help_table_people}"    placeholder:"N"`
}

// tableReading joins what the flags say with a saved reading, or else with what the
// file suggests.
func (c importCmd) tableReading(e *Env, a *app.App, u dataset.Upload, kind dataset.Kind, saved *dataset.TableReading) (dataset.TableReading, error) {
	f := c.Table
	known := dataset.TableReading{Sheet: c.Sheet, HeaderRows: c.HeaderRows, SkipRows: f.SkipRows}
	if saved != nil {
		set(&known.Sheet, saved.Sheet)
	}
	in, err := a.Datasets.InspectTableWith(e.Ctx, e.actor(), u, kind, known)
	if err != nil {
		return dataset.TableReading{}, err
	}
	r := in.Suggested
	if saved != nil {
		r = saved.InYears(r.Years)
	}
	if f.Block != "" {
		a.Datasets.TakeBlock(&r, f.Block)
	}
	if f.Of != "" {
		a.Datasets.TakePlace(&r, f.Of, in.Regions)
	}
	if f.Year != "" {
		if len(r.Years) > 0 && (r.YearColumn != "" || len(r.Years) > 1) && !slices.Contains(r.Years, f.Year) {
			return r, core.Fail(core.Invalid, "파일에 %[1]s년 표가 없습니다. 있는 연도: %[2]s", "The file has no table of %[1]s. Its years: %[2]s", f.Year, strings.Join(r.Years, ", "))
		}
		r.Years = []string{f.Year}
	}
	f.choose(&r)
	if err := f.roles(&r); err != nil {
		return r, err
	}
	showReading(e, in, r, kind)
	return r, nil
}

// choose takes what the flags say of the whole table.
func (f tableFlags) choose(r *dataset.TableReading) {
	if f.Money != "" {
		r.Money = dataset.Money(f.Money)
	}
	if f.Scope != "" {
		r.Scope = inout.Scope(f.Scope)
	}
	if f.Elsewhere != "" {
		r.Elsewhere = iosheet.Elsewhere(f.Elsewhere)
	}
	if f.People != 0 {
		r.People = f.People
	}
	set(&r.InputSheet, f.InputSheet)
	set(&r.ImportSheet, f.ImportSheet)
	r.BlankZero = r.BlankZero || f.BlankZero
	r.RemoveImports = r.RemoveImports || f.RemoveImports
	if len(f.Part) > 0 {
		r.Published = maps.Clone(r.Published)
		maps.Copy(r.Published, f.Part)
	}
}

// roles takes what the flags say of single rows and columns.
func (f tableFlags) roles(r *dataset.TableReading) error {
	for _, row := range []struct {
		names []string
		is    dataset.RoleID
	}{
		{[]string{f.OutputRow}, iosheet.RoleOutput},
		{f.ValueAddedRows, iosheet.RoleValueAdded},
		{f.ImportRows, iosheet.RoleImports},
		{[]string{f.IncomeRow}, iosheet.RoleIncome},
		{[]string{f.EmploymentRow}, iosheet.RoleEmployment},
	} {
		r.Rows = assign(r.Rows, row.names, row.is)
	}
	r.Columns = assign(r.Columns, f.FinalColumns, iosheet.RoleFinal)
	var err error
	if r.Rows, err = settle(r.Rows, f.Row, dataset.RowRoles()); err != nil {
		return err
	}
	if r.Columns, err = settle(r.Columns, f.Column, dataset.ColumnRoles()); err != nil {
		return err
	}
	if len(iosheet.Names(r.Rows, iosheet.RoleValueAdded, iosheet.RoleWages)) > 0 {
		r.CloseValueAdded = false
	}
	return nil
}

// assign gives a role to the names, and takes it from all others.
func assign(roles []dataset.Role, names []string, is dataset.RoleID) []dataset.Role {
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" })
	if len(names) == 0 {
		return roles
	}
	roles = slices.Clone(roles)
	for k := range roles {
		if roles[k].Is == is && !slices.Contains(names, roles[k].Name) {
			roles[k].Is = iosheet.RoleIgnored
		}
	}
	for _, n := range names {
		roles = give(roles, n, is)
	}
	return roles
}

// settle gives single names the roles that are told.
func settle(roles []dataset.Role, told map[string]string, known []dataset.RoleID) ([]dataset.Role, error) {
	for _, name := range slices.Sorted(maps.Keys(told)) {
		is := dataset.RoleID(told[name])
		if !slices.Contains(known, is) {
			words := make([]string, len(known))
			for k, r := range known {
				words[k] = string(r)
			}
			return roles, usageError{core.Fail(core.Invalid, "‘%[1]s’의 뜻 ‘%[2]s’은(는) 없습니다. 쓸 수 있는 것: %[3]s", "‘%[1]s’ cannot be ‘%[2]s’. It can be: %[3]s", name, is, strings.Join(words, ", "))}
		}
		roles = give(slices.Clone(roles), name, is)
	}
	return roles, nil
}

// give sets a role. A name that the file does not have is refused when it is
// read.
func give(roles []dataset.Role, name string, is dataset.RoleID) []dataset.Role {
	if k := slices.IndexFunc(roles, func(r dataset.Role) bool { return r.Name == name }); k >= 0 {
		roles[k].Is = is
		return roles
	}
	return append(roles, dataset.Role{Name: name, Is: is})
}

// showReading says what each row, column and sheet was taken for.
func showReading(e *Env, in dataset.TableInspection, r dataset.TableReading, kind dataset.Kind) {
	if kind == dataset.Inducement {
		for _, part := range iosheet.Parts() {
			if column := r.Published[part]; column != "" {
				e.Say("  %[1]s: ‘%[2]s’ 열", "  %[1]s: column ‘%[2]s’", iosheet.PartTitle(part), column)
			}
		}
		sayRegions(e, in, r)
		return
	}
	if r.Sheet != "" {
		e.Say("  시트: 거래 ‘%[1]s’, 부가가치·총투입 ‘%[2]s’, 수입 ‘%[3]s’", "  Sheets: flows ‘%[1]s’, value added and output ‘%[2]s’, imports ‘%[3]s’", r.Sheet, orDash(r.InputSheet), orDash(r.ImportSheet))
	}
	if len(in.Hidden) > 0 {
		e.Say("  숨은 시트는 보지 않았습니다: %s (쓰려면 --sheet)", "  Hidden sheets were not looked at: %s (use --sheet)", strings.Join(in.Hidden, ", "))
	}
	e.Say("  중간재 거래: %s", "  Intermediate flows: %s", r.Scope.Title())
	sayRegions(e, in, r)
	for _, side := range []struct {
		name  core.Text
		roles []dataset.Role
		known []dataset.RoleID
	}{{core.T("행", "rows"), r.Rows, dataset.RowRoles()}, {core.T("열", "columns"), r.Columns, dataset.ColumnRoles()}} {
		for _, is := range side.known {
			if names := iosheet.Names(side.roles, is); len(names) > 0 {
				fmt.Fprintf(e.Out, "  %s · %s: %s\n", side.name.In(e.Lang), is.Title().In(e.Lang), strings.Join(names, ", "))
			}
		}
	}
	if len(in.Look.Uneven) > 0 {
		e.Say("  뜻을 알 수 없어 정해야 하는 이름: %s", "  Names whose meaning is open: %s", strings.Join(in.Look.Uneven, ", "))
	}
}

// sayRegions says which regions a file holds and which is kept.
func sayRegions(e *Env, in dataset.TableInspection, r dataset.TableReading) {
	if len(in.Regions) > 1 {
		e.Say("  파일의 지역: %[1]s · 쓰는 지역: %[2]s (--table-block)", "  Regions of the file: %[1]s · kept: %[2]s (--table-block)", strings.Join(in.Regions, ", "), orDash(r.Block))
	}
}

// flagsOf are the flags that answer the fields of a reading.
var flagsOf = map[string]string{
	"tableRegion": "--table-of", "tableYear": "--table-year", "tableMoney": "--table-money", "scope": "--table-scope", "block": "--table-block",
	"blankZero": "--table-blank-zero", "removeImports": "--table-remove-imports", "elsewhere": "--table-elsewhere", "people": "--table-people",
	"rows": "--table-row, --table-output-row", "columns": "--table-column", "published": "--table-part", "closeValueAdded": "--table-value-added-row",
}

// withFlags adds to the fields of an error the flags that answer them.
func withFlags(err error) error {
	var fault *core.Error
	if !errors.As(err, &fault) {
		return err
	}
	told := *fault
	told.Fields = slices.Clone(fault.Fields)
	for k, f := range told.Fields {
		if flag := flagsOf[f.Name]; flag != "" {
			told.Fields[k].Message = core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", f.Message, flag)
		}
	}
	return &told
}
