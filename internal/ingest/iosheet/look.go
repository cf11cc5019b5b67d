package iosheet

import (
	"slices"
	"strings"

	"naru/internal/inout"
)

// Look is what a table holds before anybody said which of its rows and columns
// are not sectors. Names stand in the order of the file.
type Look struct {
	Sectors []string // rows that are columns too
	Rows    []string // rows only: output, value added, imports, totals
	Columns []string // columns only: final demand, exports, totals
	// Uneven are names on one side only that are written like a sector: the
	// table lacks a row or a column.
	Uneven  []string
	Regions []string // of a table between regions; else none
	// What the names say of Rows and Columns. What says nothing is left out of
	// use, but an uneven name stays open.
	RowRoles, ColumnRoles []Role
}

// Look tells sectors from what stands beside them.
func (b *Book) Look() Look {
	var l Look
	s := b.Main
	rows, columns := byID(s.Rows), byID(s.Columns)
	shapes := map[string]bool{}
	for _, r := range s.Rows {
		if _, both := columns[r.id()]; both && !isTotal(r.says()) {
			l.Sectors = append(l.Sectors, r.Key)
			shapes[inout.CodeShape(r.Key)] = true
			if r.Region != "" && !slices.Contains(l.Regions, r.Region) {
				l.Regions = append(l.Regions, r.Region)
			}
		} else {
			l.addRow(r)
		}
	}
	if len(l.Regions) < 2 {
		l.Regions = nil
	}
	for _, c := range s.Columns {
		if _, both := rows[c.id()]; !both || isTotal(c.says()) {
			l.Columns = append(l.Columns, c.Key)
			l.ColumnRoles = append(l.ColumnRoles, Role{Name: c.Key, Is: wordsOf(c.says(), columnWords)})
		}
	}
	if b.Inputs != nil {
		sectors := byID(b.Inputs.Columns)
		for _, r := range b.Inputs.Rows {
			if _, both := sectors[r.id()]; (!both || isTotal(r.says())) && !slices.Contains(l.Rows, r.Key) {
				l.addRow(r)
			}
		}
	}
	settleRows(l.RowRoles)
	settleColumns(l.ColumnRoles)
	for _, roles := range [][]Role{l.RowRoles, l.ColumnRoles} {
		for k, r := range roles {
			switch {
			case r.Is != "":
			case shapes[inout.CodeShape(r.Name)]:
				l.Uneven = append(l.Uneven, r.Name)
			default:
				roles[k].Is = RoleIgnored
			}
		}
	}
	return l
}

func (l *Look) addRow(r Label) {
	l.Rows = append(l.Rows, r.Key)
	l.RowRoles = append(l.RowRoles, Role{Name: r.Key, Is: wordsOf(r.says(), rowWords)})
}

// settleRows decides between a total and its parts.
func settleRows(roles []Role) {
	dropTotals(roles, RoleValueAdded)
	onlyFirst(roles, RoleOutput)
	onlyFirst(roles, RoleEmployment)
	onlyFirst(roles, RoleIncome)
	if len(Names(roles, RoleValueAdded)) > 0 || len(Names(roles, RoleValueAddedPart)) == 0 {
		return
	}
	for k := range roles {
		switch roles[k].Is {
		case RoleValueAddedPart:
			roles[k].Is = RoleValueAdded
		case RoleIncome:
			roles[k].Is = RoleWages
		default:
		}
	}
}

// settleColumns decides between a total and its parts.
func settleColumns(roles []Role) {
	dropTotals(roles, RoleFinal)
	dropTotals(roles, RoleExports)
	onlyFirst(roles, RoleOutput)
	onlyFirst(roles, RoleDemand)
	onlyFirst(roles, RoleFinalTotal)
	// The total of the imports has its parts in it.
	if total := slices.IndexFunc(roles, func(r Role) bool { return r.Is == RoleImports && isSum(r.Name) }); total >= 0 {
		for k := range roles {
			if k != total && roles[k].Is == RoleImports {
				roles[k].Is = RoleIgnored
			}
		}
	}
	if len(Names(roles, RoleFinal)) > 0 {
		return
	}
	// Without its parts the total is all that is known of final demand.
	if total := slices.IndexFunc(roles, func(r Role) bool { return r.Is == RoleFinalTotal }); total >= 0 {
		for k := range roles {
			if roles[k].Is == RoleExports {
				roles[k].Is = RoleIgnored
			}
		}
		roles[total].Is = RoleFinal
	}
}

// isSum reports a name that ends as totals do.
func isSum(name string) bool {
	name = squash(name)
	return strings.HasSuffix(name, "계") || strings.HasPrefix(bare(lastPart(name)), "총수입") || strings.HasPrefix(name, "total")
}

func lastPart(key string) string { return key[strings.LastIndex(key, "|")+1:] }

// dropTotals leaves out the totals of a role whose parts stand beside them.
func dropTotals(roles []Role, is RoleID) {
	if !slices.ContainsFunc(roles, func(r Role) bool { return r.Is == is && !isSum(r.Name) }) {
		return
	}
	for k := range roles {
		if roles[k].Is == is && isSum(roles[k].Name) {
			roles[k].Is = RoleIgnored
		}
	}
}

// onlyFirst leaves a role to the first that has it.
func onlyFirst(roles []Role, is RoleID) {
	seen := false
	for k := range roles {
		if roles[k].Is == is {
			if seen {
				roles[k].Is = RoleIgnored
			}
			seen = true
		}
	}
}
