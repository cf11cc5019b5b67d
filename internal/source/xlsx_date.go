package source

import (
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// findDates compares stored and shown values in the first rows: where a stored
// number is shown as a date, the column holds dates.
func (x *xlsxRows) findDates() error {
	stored, err := x.file.Rows(x.sheet)
	if err != nil {
		return failXLSX(x.name, err)
	}
	defer stored.Close()
	shown, err := x.file.Rows(x.sheet)
	if err != nil {
		return failXLSX(x.name, err)
	}
	defer shown.Close()
	for range headRows {
		if !stored.Next() || !shown.Next() {
			break
		}
		a, err := stored.Columns()
		if err != nil {
			return failXLSX(x.name, err)
		}
		b, err := shown.Columns(excelize.Options{RawCellValue: false})
		if err != nil {
			return failXLSX(x.name, err)
		}
		for c := range min(len(a), len(b)) {
			if a[c] != b[c] && isSerial(a[c]) && looksLikeDate(b[c]) {
				x.markDate(c)
			}
		}
	}
	return nil
}

func (x *xlsxRows) markDate(column int) {
	for len(x.dates) <= column {
		x.dates = append(x.dates, false)
	}
	x.dates[column] = true
}

// isSerial reports a number that can be a day of Excel's calendar, 1900 to 2200.
func isSerial(s string) bool {
	v, err := strconv.ParseFloat(s, 64)
	return err == nil && v >= 1 && v < 110_000
}

func looksLikeDate(s string) bool {
	digits := strings.Count(s, "-") + strings.Count(s, "/") + strings.Count(s, ".")
	return !strings.HasPrefix(s, "-") && digits >= 2 || strings.Contains(s, "년") ||
		digits == 1 && strings.ContainsAny(s, "-/")
}

// plain turns the serial numbers of date columns into dates.
func (x *xlsxRows) plain(row []string) []string {
	for c := range min(len(row), len(x.dates)) {
		if !x.dates[c] || !isSerial(row[c]) {
			continue
		}
		serial, _ := strconv.ParseFloat(row[c], 64) // isSerial has parsed it
		if day, err := excelize.ExcelDateToTime(serial, x.date1904); err == nil {
			row[c] = day.Format(time.DateOnly)
		}
	}
	return row
}
