package iosheet

import "naru/internal/core"

// Role says what a row or a column is that is not a sector.
type Role struct {
	Name string `json:"name"`
	Is   RoleID `json:"is"`
}

// RoleID names a role.
type RoleID string

// The roles of rows, and of columns.
const (
	RoleIgnored    RoleID = "ignored"
	RoleOutput     RoleID = "output"
	RoleValueAdded RoleID = "value-added"
	RoleImports    RoleID = "imports" // imported intermediates; as a column, competing imports
	RoleIncome     RoleID = "income"
	RoleWages      RoleID = "wages" // income that is a part of value added too
	RoleEmployment RoleID = "employment"
	RoleFinal      RoleID = "final"
	RoleExports    RoleID = "exports" // final demand from abroad
	RoleDemand     RoleID = "demand"  // total demand: the output of a domestic table that has no other
)

// The roles of printed totals and parts of them, which are only checked.
const (
	RoleIntermediate   RoleID = "intermediate"
	RoleValueAddedPart RoleID = "value-added-part"
	RoleFinalTotal     RoleID = "final-total"
)

// RowRoles lists what a row may be.
func RowRoles() []RoleID {
	return []RoleID{
		RoleIgnored, RoleOutput, RoleValueAdded, RoleValueAddedPart, RoleIncome, RoleWages,
		RoleImports, RoleEmployment, RoleIntermediate,
	}
}

// ColumnRoles lists what a column may be.
func ColumnRoles() []RoleID {
	return []RoleID{RoleIgnored, RoleFinal, RoleExports, RoleImports, RoleOutput, RoleIntermediate, RoleFinalTotal, RoleDemand}
}

// Title names the role.
func (r RoleID) Title() core.Text {
	switch r {
	case RoleOutput:
		return core.T("총산출(총투입)", "output")
	case RoleValueAdded:
		return core.T("부가가치", "value added")
	case RoleValueAddedPart:
		return core.T("부가가치의 한 항목(합만 확인)", "part of value added (only checked)")
	case RoleImports:
		return core.T("수입", "imports")
	case RoleIncome:
		return core.T("피용자보수(소득)", "income of employees")
	case RoleWages:
		return core.T("피용자보수(소득이면서 부가가치의 한 항목)", "income of employees, which is a part of value added too")
	case RoleEmployment:
		return core.T("취업자·피용자 수", "employment")
	case RoleFinal:
		return core.T("최종수요", "final demand")
	case RoleExports:
		return core.T("수출(최종수요)", "exports (final demand)")
	case RoleIntermediate:
		return core.T("중간거래 합계(합만 확인)", "total of the intermediates (only checked)")
	case RoleFinalTotal:
		return core.T("최종수요 합계(합만 확인)", "total of final demand (only checked)")
	case RoleDemand:
		return core.T("총수요", "total demand")
	default:
		return core.T("쓰지 않음(합계 등)", "not used (totals and the like)")
	}
}

// Names lists the names that have one of the roles, in their order.
func Names(roles []Role, is ...RoleID) []string {
	var out []string
	for _, r := range roles {
		for _, id := range is {
			if r.Is == id {
				out = append(out, r.Name)
			}
		}
	}
	return out
}

// roleOf gives the role of a name; empty where it has none.
func roleOf(roles []Role, name string) RoleID {
	for _, r := range roles {
		if r.Name == name {
			return r.Is
		}
	}
	return ""
}
