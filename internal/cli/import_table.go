package cli

import (
	"slices"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/inout"
)

// tableFlags say what a file of an input–output table or of inducement
// coefficients does not tell.
type tableFlags struct {
	Of             string   `help:"${help_table_of}"       placeholder:"REGION"`
	Year           string   `help:"${help_table_year}"     placeholder:"YEAR"`
	Money          string   `help:"${help_table_money}"    placeholder:"UNIT"`
	Scope          string   `help:"${help_table_scope}"    placeholder:"SCOPE"`
	OutputRow      string   `help:"${help_table_row}"      placeholder:"NAME"`
	ValueAddedRows []string `help:"${help_table_row}"      name:"value-added-row" placeholder:"NAME" sep:"none"`
	ImportRows     []string `help:"${help_table_row}"      name:"import-row"      placeholder:"NAME" sep:"none"`
	IncomeRow      string   `help:"${help_table_row}"      placeholder:"NAME"`
	EmploymentRow  string   `help:"${help_table_row}"      placeholder:"NAME"`
	FinalColumns   []string `help:"${help_table_column}"   name:"final-column"    placeholder:"NAME" sep:"none"`
	People         float64  `help:"${help_table_people}"   placeholder:"N"`
}

// reading joins what the flags say with what the file suggests.
func (f tableFlags) reading(e *Env, a *app.App, u dataset.Upload, kind dataset.Kind) (dataset.TableReading, error) {
	in, err := a.Datasets.InspectTable(e.Ctx, e.actor(), u, kind)
	if err != nil {
		return dataset.TableReading{}, err
	}
	r := in.Suggested
	set(&r.Region, f.Of)
	if f.Year != "" {
		if r.YearColumn != "" && !slices.Contains(r.Years, f.Year) {
			return r, core.Fail(core.Invalid, "파일에 %[1]s년 표가 없습니다.", "The file has no table of %[1]s.", f.Year)
		}
		r.Years = []string{f.Year}
	}
	if f.Money != "" {
		r.Money = dataset.Money(f.Money)
	}
	if f.Scope != "" {
		r.Scope = inout.Scope(f.Scope)
	}
	if f.People != 0 {
		r.People = f.People
	}
	for _, row := range []struct {
		names []string
		is    dataset.RoleID
	}{
		{[]string{f.OutputRow}, dataset.RoleOutput},
		{f.ValueAddedRows, dataset.RoleValueAdded},
		{f.ImportRows, dataset.RoleImports},
		{[]string{f.IncomeRow}, dataset.RoleIncome},
		{[]string{f.EmploymentRow}, dataset.RoleEmployment},
	} {
		r.Rows = assign(r.Rows, row.names, row.is)
	}
	r.Columns = assign(r.Columns, f.FinalColumns, dataset.RoleFinal)
	if len(f.ValueAddedRows) > 0 {
		r.CloseValueAdded = false
	}
	return r, nil
}

// assign gives a role to the names, and takes it from all others.
func assign(roles []dataset.Role, names []string, is dataset.RoleID) []dataset.Role {
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" })
	if len(names) == 0 {
		return roles
	}
	for k := range roles {
		switch named := slices.Contains(names, roles[k].Name); {
		case named:
			roles[k].Is = is
			names = slices.DeleteFunc(names, func(n string) bool { return n == roles[k].Name })
		case roles[k].Is == is:
			roles[k].Is = dataset.RoleIgnored
		}
	}
	for _, n := range names {
		roles = append(roles, dataset.Role{Name: n, Is: is}) // refused by name when the file has none
	}
	return roles
}
