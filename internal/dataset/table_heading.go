package dataset

import (
	"context"
	"strings"

	"naru/internal/source"
)

// mostHeadings is how many rows of headings a square table may have.
const mostHeadings = 4

// findHeadings counts the rows of headings of a square table: a row of codes
// above one of names has a blank corner, where rows of data have their name.
// Nothing is set where there is nothing to add to what a reader finds by itself.
func findHeadings(ctx context.Context, f Blob, name string, r *TableReading) error {
	info, _, rows, _, err := source.Preview(ctx, f, f.Size(), name, source.Options{}, mostHeadings)
	if err != nil || info.HeaderRows == 0 {
		return err
	}
	more := 0
	for more < len(rows) && isHeading(rows[more]) {
		more++
	}
	if more == 0 || more == len(rows) || info.HeaderRows+more > mostHeadings {
		return nil
	}
	r.HeaderRows, r.SkipRows = info.HeaderRows+more, info.SkipRows
	return nil
}

// findMoney reads the unit that stands above a table, as in “(단위: 백만원)”;
// empty where none does: a wrong unit would make every job and plant wrong.
func findMoney(ctx context.Context, f Blob, name string) (Money, error) {
	const top = 10
	_, _, rows, _, err := source.Preview(ctx, f, f.Size(), name, source.Options{HeaderRows: source.NoHeader}, top) //nolint:dogsled // only the rows matter here
	if err != nil {
		return "", err
	}
	for _, row := range rows {
		for _, cell := range row {
			if _, unit, told := strings.Cut(cell, "단위"); told {
				unit = strings.Trim(unit, " :()[]")
				for _, m := range Monies() {
					if unit == m.Title().Ko {
						return m, nil
					}
				}
			}
		}
	}
	return "", nil
}

// leadingCells are those in which a row of a square table has its code and name.
const leadingCells = 2

func isHeading(row []string) bool {
	if len(row) <= leadingCells {
		return false
	}
	corner := strings.TrimSpace(strings.Join(row[:leadingCells], "")) == ""
	filled := 0
	for _, cell := range row[leadingCells:] {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		filled++
		if _, _, number := source.ParseNumber([]byte(cell)); number && !corner {
			return false
		}
	}
	return filled >= leadingCells
}
