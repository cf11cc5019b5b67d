package study

import (
	"context"
	"fmt"
	"io"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/source"
)

// Upload is a table of industry × value as it was read from a file or from
// what was pasted.
type Upload struct {
	Entries []Entry
	Remarks []core.Text // what should be looked at: empty and repeated lines
	SHA256  string
}

// mostTableBytes bounds an uploaded table.
const mostTableBytes = 8 << 20

// ReadTable reads a table whose first column names industries, by code, name
// or the key of an industry definition, and whose next column of numbers holds
// the values. name ends in the format (.csv, .xlsx); what was pasted has none.
// The error lists every line that cannot be read, as rows[12].
func ReadTable(ctx context.Context, trade *industry.Classification, name string, r io.Reader) (Upload, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostTableBytes+1))
	if err != nil || len(data) > mostTableBytes {
		return Upload{}, core.Fail(core.TooLarge, "표가 너무 큽니다. 8MB까지 올릴 수 있습니다.", "The table is too large; at most 8 MB.").Because(err)
	}
	text := strings.NewReader(string(data))
	_, columns, rows, lines, err := source.Preview(ctx, text, text.Size(), name, source.Options{}, mostTableEntries+1)
	if err != nil {
		return Upload{}, err
	}
	if len(rows) > mostTableEntries {
		return Upload{}, core.Fail(core.TooLarge, "표의 줄이 너무 많습니다. %d줄까지 올릴 수 있습니다.", "The table has too many lines; at most %d.", mostTableEntries)
	}
	if beginsAtOnce(trade, columns) {
		first := 1
		if len(lines) > 0 {
			first = lines[0] - 1
		}
		rows, lines = append([][]string{columns}, rows...), append([]int{first}, lines...)
	}
	at := valueColumn(rows, len(columns))
	if at < 0 {
		return Upload{}, core.Fail(core.Invalid, "값의 열을 찾지 못했습니다. 첫 열에 산업, 다음 열에 수를 적어 주십시오.",
			"No column of values was found. Put the industry in the first column and numbers in the next.")
	}
	u := Upload{SHA256: checksum(data)}
	fault := core.Fail(core.Invalid, "표에 고칠 줄이 있습니다.", "Some lines of the table need corrections.")
	seen := map[string]int{}
	for k, row := range rows {
		label := strings.TrimSpace(row[0])
		if label == "" {
			u.Remarks = append(u.Remarks, core.Tf("%d번째 줄은 산업이 비어 있어 건너뛰었습니다.", "Line %d names no industry and was skipped.", lines[k]))
			continue
		}
		where := fmt.Sprintf("rows[%d]", lines[k])
		e, why := entry(trade, label, row[at])
		if first, twice := seen[e.ID]; why.IsZero() && twice {
			why = core.Tf("‘%[1]s’이(가) %[2]d번째 줄에도 있습니다.", "‘%[1]s’ stands in line %[2]d as well.", label, first)
		}
		if !why.IsZero() {
			fault = fault.With(where, why)
			continue
		}
		seen[e.ID] = lines[k]
		u.Entries = append(u.Entries, e)
	}
	if len(fault.Fields) > 0 {
		return Upload{}, fault
	}
	return u, nil
}

// beginsAtOnce reports whether what was taken for the headings is the first
// line of values: it names an industry and a number. What is pasted from the
// middle of a spreadsheet has no headings.
func beginsAtOnce(trade *industry.Classification, headings []string) bool {
	if len(headings) == 0 || valueColumn([][]string{headings}, len(headings)) < 0 {
		return false
	}
	label := strings.TrimSpace(headings[0])
	if definitionLike(label) && strings.ContainsAny(label, "@-") { // a heading is a plain word
		return true
	}
	if trade == nil {
		return false
	}
	_, err := trade.Resolve(label)
	return err == nil
}

// valueColumn is the first column after the industry's that holds a number.
func valueColumn(rows [][]string, width int) int {
	for c := 1; c < width; c++ {
		for _, row := range rows {
			if _, flag, ok := source.ParseNumber([]byte(row[c])); ok && flag == core.NoFlag {
				return c
			}
		}
	}
	return -1
}

// entry reads one line. An empty or suppressed value is not known, which is
// not zero.
func entry(trade *industry.Classification, label, value string) (Entry, core.Text) {
	e := Entry{ID: label}
	if trade != nil {
		if code, err := trade.Resolve(label); err == nil {
			e.ID = trade.Compose(code)
		} else if !definitionLike(label) {
			return e, core.Tf("‘%[1]s’은(는) %[2]s의 코드나 이름이 아닙니다.", "‘%[1]s’ is no code or name of %[2]s.", label, trade.System().Title())
		}
	}
	x, flag, ok := source.ParseNumber([]byte(value))
	if !ok {
		return e, core.Tf("‘%s’은(는) 수가 아닙니다. 모르면 비워 두십시오.", "‘%s’ is not a number. Leave it empty if it is not known.", value)
	}
	if finite(x) {
		e.Value = &x
	}
	if flag != core.NoFlag {
		e.Note = flag.Title().Ko
	}
	return e, core.Text{}
}

// definitionLike reports whether a label may be the key of an industry
// definition, with or without its version.
func definitionLike(label string) bool {
	return strings.Trim(strings.ToLower(label), "abcdefghijklmnopqrstuvwxyz0123456789-@") == "" && strings.ContainsAny(label, "abcdefghijklmnopqrstuvwxyz")
}
