package calc

import (
	"slices"

	"naru/internal/core"
	"naru/internal/inout"
)

// findSectors are the names that are rows and columns and not reserved. A name on
// one side only is left out and told when it is written unlike any sector, as
// FINAL_DEMAND is beside c1 … c35; one that is written like a sector is an error,
// because leaving a sector out would change every number.
func (b *tableBuilder) findSectors(note func(core.Text)) error {
	rows, columns := b.in.reservedRows(), b.in.reservedColumns()
	shapes := map[string]bool{}
	var onlyRows, onlyColumns []string
	for _, name := range b.rows.names {
		_, both := b.columns.find(name)
		switch {
		case slices.Contains(rows, name):
		case both && !slices.Contains(columns, name):
			b.names = append(b.names, name)
			shapes[inout.CodeShape(name)] = true
		default:
			onlyRows = append(onlyRows, name)
		}
	}
	for _, name := range b.columns.names {
		if _, both := b.rows.find(name); !slices.Contains(columns, name) && (!both || slices.Contains(rows, name)) {
			onlyColumns = append(onlyColumns, name)
		}
	}
	like := func(name string) bool { return shapes[inout.CodeShape(name)] }
	if len(b.names) == 0 || slices.ContainsFunc(onlyRows, like) || slices.ContainsFunc(onlyColumns, like) {
		return core.Fail(core.Invalid,
			"%[1]s은(는) 정방이 아닙니다: 행에만 있는 이름 %[2]d개(%[3]s), 열에만 있는 이름 %[4]d개(%[5]s), 둘 다 있는 부문 %[6]d개. 부문이 아닌 행은 --output-row, --value-added-row, --import-row, --employment-row로, 열은 --final-column으로, 합계는 --ignore로 지정하십시오.",
			"%[1]s is not square: of its names, %[2]d rows only (%[3]s), %[4]d columns only (%[5]s), %[6]d both, as sectors are. Name rows that are not sectors with --output-row, --value-added-row, --import-row or --employment-row, columns with --final-column, totals with --ignore.",
			b.file, len(onlyRows), fewNames(onlyRows), len(onlyColumns), fewNames(onlyColumns), len(b.names))
	}
	if len(onlyRows)+len(onlyColumns) > 0 {
		note(core.Tf("부문이 아닌 것으로 보고 뺀 이름: 행 %[1]s, 열 %[2]s. 쓰려면 --value-added-row, --import-row, --final-column 등으로 지정하십시오.",
			"Left out, as they are not sectors: rows %[1]s, columns %[2]s. To use them name them with --value-added-row, --import-row, --final-column and so on.",
			noneOr(onlyRows), noneOr(onlyColumns)))
	}
	slices.SortFunc(b.names, inout.CompareCodes)
	for _, name := range b.names {
		i, _ := b.rows.find(name)
		j, _ := b.columns.find(name)
		b.row, b.col = append(b.row, i), append(b.col, j)
	}
	return nil
}

func noneOr(names []string) string {
	if len(names) == 0 {
		return "–"
	}
	return fewNames(names)
}
