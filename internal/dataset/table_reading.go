package dataset

import (
	"slices"
	"strings"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/inout"
)

// TableReading says how an input–output table or a table of published
// inducement coefficients is read from its original. It is kept as the
// profile of the version.
type TableReading struct {
	Sheet      string `json:"sheet,omitempty"`
	HeaderRows int    `json:"headerRows,omitempty"`
	SkipRows   int    `json:"skipRows,omitempty"`

	YearColumn string   `json:"yearColumn,omitempty"` // of a long file that holds several years
	Years      []string `json:"years"`                // in order; one where the file does not tell
	Region     string   `json:"region"`               // what the table is of: core.Nation or a code of MOIS
	Money      Money    `json:"money"`                // the table's unit; per which employment is given, for coefficients

	// Of an input–output table.
	Scope           inout.Scope `json:"scope,omitempty"`
	Rows            []Role      `json:"rows,omitempty"`    // that are not sectors
	Columns         []Role      `json:"columns,omitempty"` // that are not sectors
	CloseValueAdded bool        `json:"closeValueAdded,omitempty"`
	People          float64     `json:"people,omitempty"` // persons in a unit of the row of employment

	// Of published coefficients: the file's names for prod_in and the others;
	// an empty name means that the file does not have it.
	Published map[string]string `json:"published,omitempty"`
}

// Role says what a row or a column is that is not a sector.
type Role struct {
	Name string `json:"name"`
	Is   RoleID `json:"is"`
}

// RoleID names a role.
type RoleID string

// The roles of rows, and of columns.
const (
	RoleIgnored    RoleID = "ignored" // totals and the like
	RoleOutput     RoleID = "output"
	RoleValueAdded RoleID = "value-added"
	RoleImports    RoleID = "imports" // imported intermediates
	RoleIncome     RoleID = "income"
	RoleEmployment RoleID = "employment"
	RoleFinal      RoleID = "final" // final demand, exports among it
)

// RowRoles lists what a row may be.
func RowRoles() []RoleID {
	return []RoleID{RoleIgnored, RoleOutput, RoleValueAdded, RoleImports, RoleIncome, RoleEmployment}
}

// ColumnRoles lists what a column may be.
func ColumnRoles() []RoleID { return []RoleID{RoleIgnored, RoleFinal} }

// Title names the role.
func (r RoleID) Title() core.Text {
	switch r {
	case RoleOutput:
		return core.T("총산출(총투입)", "output")
	case RoleValueAdded:
		return core.T("부가가치", "value added")
	case RoleImports:
		return core.T("수입 중간재", "imported intermediates")
	case RoleIncome:
		return core.T("피용자보수(소득)", "income of employees")
	case RoleEmployment:
		return core.T("취업자·피용자 수", "employment")
	case RoleFinal:
		return core.T("최종수요(수출 포함)", "final demand, exports among it")
	default:
		return core.T("쓰지 않음(합계 등)", "not used (totals and the like)")
	}
}

// names lists the names that have a role.
func names(roles []Role, is RoleID) []string {
	var out []string
	for _, r := range roles {
		if r.Is == is {
			out = append(out, r.Name)
		}
	}
	return out
}

// input is how the calculator reads the table of a year.
func (r TableReading) input(f Blob, name, year string) calc.IOInput {
	in := calc.IOInput{
		Held: &calc.Held{R: f, Size: f.Size(), Name: name}, Sheet: r.Sheet, HeaderRows: r.HeaderRows, SkipRows: r.SkipRows,
		Scope: r.Scope, ValueAddedRows: names(r.Rows, RoleValueAdded), ImportRows: names(r.Rows, RoleImports),
		FinalColumns: names(r.Columns, RoleFinal), CloseValueAdded: r.CloseValueAdded,
		Ignore: slices.Concat(names(r.Rows, RoleIgnored), names(r.Columns, RoleIgnored)),
	}
	in.OutputRow = strings.Join(names(r.Rows, RoleOutput), "")
	in.IncomeRow = strings.Join(names(r.Rows, RoleIncome), "")
	in.EmploymentRow = strings.Join(names(r.Rows, RoleEmployment), "")
	if r.YearColumn != "" {
		in.Where = []string{r.YearColumn + "=" + year}
	}
	return in
}

// Validate checks what a person sets, of a table of a kind.
func (r TableReading) Validate(kind Kind) error {
	fault := core.Fail(core.Invalid, "산업연관표를 읽으려면 정할 것이 남았습니다.", "Some things about the input–output table are still open.")
	add := func(field, ko, en string) { fault = fault.With(field, core.T(ko, en)) }
	if len(r.Years) == 0 {
		add("tableYear", "표의 기준 연도를 적어 주십시오.", "Write the year of the table.")
	}
	for _, y := range r.Years {
		if p, err := core.ParsePeriod(y); err != nil || p.Freq != core.Yearly {
			add("tableYear", "기준 연도는 2020처럼 네 자리로 적어 주십시오.", "Write the year with four digits, as in 2020.")
			break
		}
	}
	if r.Region == "" {
		add("tableRegion", "전국표인지 어느 지역의 표인지 골라 주십시오. 결과에 늘 함께 보여 줍니다.",
			"Choose whether the table is national or of a region: every result says so.")
	}
	if r.Money.Title().IsZero() {
		add("tableMoney", "금액 단위를 골라 주십시오.", "Choose the unit of money.")
	}
	if kind == IOTable {
		r.validateRoles(add)
	} else if r.Money.Won() == 0 {
		add("tableMoney", "취업유발계수의 금액 단위는 원화여야 합니다(예: 10억원).", "Employment is given per an amount of won, such as a billion.")
	}
	if len(fault.Fields) == 0 {
		return nil
	}
	return fault
}

func (r TableReading) validateRoles(add func(field, ko, en string)) {
	for _, role := range []RoleID{RoleOutput, RoleIncome, RoleEmployment} {
		if len(names(r.Rows, role)) > 1 {
			add("rows", "‘"+role.Title().Ko+"’ 행은 하나만 고를 수 있습니다.", "Only one row can be “"+role.Title().En+"”.")
		}
	}
	if len(names(r.Rows, RoleOutput)) == 0 && len(names(r.Columns, RoleFinal)) == 0 {
		add("rows", "총산출 행이나 최종수요 열을 하나 이상 골라 주십시오. 그래야 투입계수를 구합니다.",
			"Choose the row of output, or the columns of final demand: coefficients need one of them.")
	}
	if r.CloseValueAdded && len(names(r.Rows, RoleValueAdded)) > 0 {
		add("closeValueAdded", "부가가치 행이 있으니 나머지로 구하지 않아도 됩니다.", "There is a row of value added; it need not be what is left.")
	}
	if r.People < 0 {
		add("people", "취업자 단위는 0보다 커야 합니다.", "The unit of employment must be above 0.")
	}
}
