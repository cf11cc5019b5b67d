package source

import "naru/internal/core"

// Place names a cell as people find it: “시트 ‘국산거래표’ D12” in a workbook,
// “12행 4열” elsewhere. Lines and columns count from 1.
func (i Info) Place(line, column int) core.Text {
	if i.Format != XLSX {
		return core.Tf("%[1]d행 %[2]d열", "line %[1]d, column %[2]d", line, column)
	}
	return core.Tf("시트 ‘%[1]s’ %[2]s%[3]d", "sheet ‘%[1]s’ %[2]s%[3]d", i.Sheet, columnLetters(column), line)
}

// columnLetters names a column of a workbook, counted from 1: A … Z, AA …
func columnLetters(column int) string {
	const letters = 26
	name := ""
	for ; column > 0; column = (column - 1) / letters {
		name = string(rune('A'+(column-1)%letters)) + name
	}
	return name
}
