package pairwise

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"naru/internal/core"
	"naru/internal/study"
)

// The cells of a sheet. The marked row is hidden and holds the ids of the
// indicators, so that a form is known again whatever they are called by then.
const (
	marker     = "naru.ahp/1"
	cellName   = "B3"
	cellPlace  = "B4"
	rowMark    = 10
	rowHead    = 11
	firstRow   = 12
	firstCol   = 2
	blankForms = 3 // sheets of a form for a study that names no expert yet
)

// scale are Saaty's judgements as people write them.
var scale = []string{"9", "8", "7", "6", "5", "4", "3", "2", "1", "1/2", "1/3", "1/4", "1/5", "1/6", "1/7", "1/8", "1/9"}

// cell names the cell that compares indicator i (row) with j (column).
func cell(i, j int) string { return at(firstCol+j, firstRow+i) }

func at(col, row int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return "" // a study has at most forty indicators
	}
	return name + strconv.Itoa(row)
}

// sheetName makes the nth expert's name one that a workbook takes: at most 31
// characters without : \ / ? * [ ].
func sheetName(n int, e study.Expert) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, e.Name)
	if strings.TrimSpace(name) == "" {
		name = "전문가 Expert"
	}
	letters := []rune(strconv.Itoa(n) + ". " + name)
	const longest = 28 // of 31, as some letters count twice
	return string(letters[:min(len(letters), longest)])
}

// both writes a text in both languages.
func both(t core.Text) string {
	if en := t.In(core.English); en != t.Ko {
		return t.Ko + " / " + en
	}
	return t.Ko
}
