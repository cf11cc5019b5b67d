package dataset

import (
	"slices"

	"naru/internal/core"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
)

// TableReading says how an input–output table or a table of published
// inducement coefficients is read from its original. It is kept as the
// profile of the version.
type TableReading struct {
	Sheet       string `json:"sheet,omitempty"`       // of the flows
	InputSheet  string `json:"inputSheet,omitempty"`  // of value added and output, where that of the flows has none
	ImportSheet string `json:"importSheet,omitempty"` // of the imported flows
	HeaderRows  int    `json:"headerRows,omitempty"`
	SkipRows    int    `json:"skipRows,omitempty"`

	YearColumn string   `json:"yearColumn,omitempty"` // of a long file that holds several years
	Years      []string `json:"years"`                // in order; one where the file does not tell
	Region     string   `json:"region"`               // what the table is of: core.Nation or a code of MOIS
	Area       string   `json:"area,omitempty"`       // its name, where it is a place without a code such as 수도권
	Money      Money    `json:"money"`                // the table's unit; per which employment is given, for coefficients
	// Block is the region to keep, as a file of several regions calls it.
	Block string `json:"block,omitempty"`

	// Of an input–output table.
	Scope           inout.Scope `json:"scope,omitempty"`
	Rows            []Role      `json:"rows,omitempty"`    // that are not sectors
	Columns         []Role      `json:"columns,omitempty"` // that are not sectors
	CloseValueAdded bool        `json:"closeValueAdded,omitempty"`
	RemoveImports   bool        `json:"removeImports,omitempty"` // a total table is made domestic, imports in proportion
	BlankZero       bool        `json:"blankZero,omitempty"`     // blank cells are zero, not unknown
	People          float64     `json:"people,omitempty"`        // persons in a unit of the row of employment

	// Of published coefficients: the file's names for prod_in and the others;
	// an empty name means that the file does not have it. Elsewhere says what
	// the columns of the other regions hold.
	Published map[string]string `json:"published,omitempty"`
	Elsewhere iosheet.Elsewhere `json:"elsewhere,omitempty"`
}

// Role says what a row or a column is that is not a sector.
type Role = iosheet.Role

// RoleID names a role.
type RoleID = iosheet.RoleID

// RowRoles lists what a row may be.
func RowRoles() []RoleID { return iosheet.RowRoles() }

// ColumnRoles lists what a column may be.
func ColumnRoles() []RoleID { return iosheet.ColumnRoles() }

// sheets names the sheets that make the table.
func (r TableReading) sheets() iosheet.Sheets {
	return iosheet.Sheets{Main: r.Sheet, Inputs: r.InputSheet, Imports: r.ImportSheet}
}

// at is where the table of a year stands in its file.
func (r TableReading) at(year string) iosheet.At {
	at := iosheet.At{Sheet: r.Sheet, HeaderRows: r.HeaderRows, SkipRows: r.SkipRows, YearColumn: r.YearColumn}
	if r.YearColumn != "" {
		at.Year = year
	}
	return at
}

// roles is how its rows and columns are read.
func (r TableReading) roles() iosheet.Reading {
	return iosheet.Reading{
		Scope: r.Scope, Rows: r.Rows, Columns: r.Columns, BlankZero: r.BlankZero, Block: r.Block,
		CloseValueAdded: r.CloseValueAdded, RemoveImports: r.RemoveImports,
	}
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
	if r.Region == "" && r.Area == "" {
		add("tableRegion", "전국표인지 어느 지역의 표인지 골라 주십시오. 결과에 늘 함께 보여 줍니다.",
			"Choose whether the table is national or of a region: every result says so.")
	}
	if r.Money.Title().IsZero() {
		add("tableMoney", "금액 단위를 골라 주십시오.", "Choose the unit of money.")
	}
	if kind == IOTable {
		r.validateRoles(add)
	} else {
		r.validateCoefficients(add)
	}
	if len(fault.Fields) == 0 {
		return nil
	}
	return fault
}

func (r TableReading) validateCoefficients(add func(field, ko, en string)) {
	if r.Money.Won() == 0 {
		add("tableMoney", "취업유발계수의 금액 단위는 원화여야 합니다(예: 10억원).", "Employment is given per an amount of won, such as a billion.")
	}
	if r.Elsewhere != "" && !slices.Contains(iosheet.Elsewheres(), r.Elsewhere) {
		add("elsewhere", "다른 지역 열의 뜻은 outside, total, unused 가운데 하나입니다.", "What the columns of the other regions hold is outside, total or unused.")
	}
}

func (r TableReading) validateRoles(add func(field, ko, en string)) {
	for _, role := range []RoleID{iosheet.RoleOutput, iosheet.RoleEmployment} {
		if len(iosheet.Names(r.Rows, role)) > 1 {
			add("rows", "‘"+role.Title().Ko+"’ 행은 하나만 고를 수 있습니다.", "Only one row can be “"+role.Title().En+"”.")
		}
	}
	if len(iosheet.Names(r.Rows, iosheet.RoleIncome, iosheet.RoleWages)) > 1 {
		add("rows", "피용자보수 행은 하나만 고를 수 있습니다.", "Only one row can be the income of employees.")
	}
	output := iosheet.Names(r.Rows, iosheet.RoleOutput)
	if len(output)+len(iosheet.Names(r.Columns, iosheet.RoleOutput, iosheet.RoleFinal, iosheet.RoleExports, iosheet.RoleDemand)) == 0 {
		add("rows", "총산출 행이나 최종수요 열을 하나 이상 골라 주십시오. 그래야 투입계수를 구합니다.",
			"Choose the row of output, or the columns of final demand: coefficients need one of them.")
	}
	if r.CloseValueAdded && len(iosheet.Names(r.Rows, iosheet.RoleValueAdded, iosheet.RoleWages)) > 0 {
		add("closeValueAdded", "부가가치 행이 있으니 나머지로 구하지 않아도 됩니다.", "There is a row of value added; it need not be what is left.")
	}
	if r.RemoveImports && r.Scope != inout.Total {
		add("removeImports", "수입을 덜어 내는 것은 총거래표뿐입니다. 중간재 거래를 ‘총거래표’로 고르거나 이 선택을 끄십시오.",
			"Imports are taken out of total tables only. Choose total flows, or switch this off.")
	}
	if r.Scope != "" && r.Scope != inout.Domestic && r.Scope != inout.Total {
		add("scope", "중간재 거래는 domestic이나 total입니다.", "Intermediate flows are domestic or total.")
	}
	if r.People < 0 {
		add("people", "취업자 단위는 0보다 커야 합니다.", "The unit of employment must be above 0.")
	}
}
