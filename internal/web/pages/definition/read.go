package definition

import (
	"encoding/csv"
	"errors"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// readCode reads a code as people write it: 26110, C26, or a name of the table.
// What cannot be read stays as it is, for the service to refuse.
func readCode(c *industry.Classification, text string) string {
	text = strings.ToUpper(strings.TrimSpace(text))
	if c == nil || text == "" || c.Check(text) != industry.NoSuchCode {
		return text
	}
	code, err := c.Resolve(text)
	if err != nil || industry.IsComposite(code) || code == core.Total {
		return text
	}
	return code
}

// readWeight reads 0.5, .5 or 50%; NaN for what is none.
func readWeight(text string) float64 {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	switch {
	case err != nil:
		return math.NaN()
	case percent:
		return v / 100
	default:
		return v
	}
}

var itemField = regexp.MustCompile(`^items\[(\d+)\]\.(\w+)$`)

// atRows makes an error of the service speak of the form's fields: the item's
// place becomes that of its row.
func atRows(err error, rows []int) error {
	var e *core.Error
	if !errors.As(err, &e) {
		return err
	}
	out := *e
	out.Fields = slices.Clone(e.Fields)
	for i, f := range out.Fields {
		m := itemField.FindStringSubmatch(f.Name)
		if m == nil {
			continue
		}
		if k, convErr := strconv.Atoi(m[1]); convErr == nil && k < len(rows) {
			out.Fields[i].Name = rowField(rows[k], m[2])
		}
	}
	return &out
}

// The headings of the basket as CSV. Pasting such a file back gives the basket.
const (
	headCode, headWeight         = "code", "weight"
	headReason, headReasonEn     = "reason_ko", "reason_en"
	headTitle, headTitleEn       = "title_ko", "title_en"
	pastedCode, pastedWeight     = 0, 1
	pastedReason, pastedReasonEn = 2, 3
)

func basketHeadings() []string {
	return []string{headCode, headWeight, headReason, headReasonEn, headTitle, headTitleEn}
}

// apply makes rows of the pasted lines. A code that is there already is
// changed, not doubled. Lines that cannot be read stay in the box, and the
// error names them.
func (f *definitionInput) apply(c *industry.Classification) error {
	fault := core.Fail(core.Invalid, "붙여 넣은 줄 가운데 읽지 못한 것이 있습니다. 고쳐서 다시 넣어 주십시오.", "Some of the pasted lines could not be read. Mend them and put them in again.")
	var kept []string
	headed := false
	for n, line := range strings.Split(strings.ReplaceAll(f.Paste, "\r\n", "\n"), "\n") {
		line = strings.TrimPrefix(line, "\ufeff")
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells := pastedCells(line)
		if strings.EqualFold(cells[pastedCode], headCode) || cells[pastedCode] == "코드" {
			headed = true
			continue
		}
		row, err := pastedRow(c, cells, headed)
		if err == nil && len(f.Rows) >= maxRows {
			err = core.Fail(core.TooLarge, "한 정의에 코드를 %d개까지 넣을 수 있습니다.", "A definition takes at most %d codes.", maxRows)
		}
		if err != nil {
			kept = append(kept, line)
			fault = fault.With("paste", core.Tf("%[1]d번째 줄 ‘%[2]s’: %[3]s", "Line %[1]d, ‘%[2]s’: %[3]s", n+1, short(line), core.MessageOf(err)))
			continue
		}
		f.put(row)
	}
	f.Paste = strings.Join(kept, "\n")
	if len(kept) > 0 {
		return fault
	}
	return nil
}

// put replaces the row of the same code, or takes a blank or a new one.
func (f *definitionInput) put(row definitionRow) {
	if row.Weight == "" {
		row.Weight = "1"
	}
	at := f.use(row.Code)
	if row.Reason.IsZero() {
		row.Reason = f.Rows[at].Reason
	}
	f.Rows[at] = row
}

// pastedCells splits a line of a spreadsheet (tabs) or of a CSV file.
func pastedCells(line string) []string {
	r := csv.NewReader(strings.NewReader(line))
	r.LazyQuotes, r.FieldsPerRecord, r.TrimLeadingSpace = true, -1, true
	if strings.Contains(line, "\t") {
		r.Comma = '\t'
	}
	cells, err := r.Read()
	if err != nil || len(cells) == 0 {
		return []string{strings.TrimSpace(line)}
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

var hangul = regexp.MustCompile(`\p{Hangul}`)

// pastedRow reads code, weight and reason. Under a heading the columns stand
// as headed; else commas within the reason belong to it.
func pastedRow(c *industry.Classification, cells []string, headed bool) (row definitionRow, err error) {
	cell := func(i int) string {
		if i < len(cells) {
			return cells[i]
		}
		return ""
	}
	row = definitionRow{Code: readCode(c, cell(pastedCode)), Weight: cell(pastedWeight)}
	if w := row.Weight; w != "" && math.IsNaN(readWeight(w)) {
		return row, core.Fail(core.Invalid, "‘%s’은(는) 가중치가 아닙니다. 코드, 가중치, 까닭의 순서로 적어 주십시오.", "‘%s’ is no weight. Write code, weight, reason.", w)
	}
	if c != nil && c.Check(row.Code) == industry.NoSuchCode {
		return row, core.Fail(core.Invalid, "‘%[1]s’은(는) %[2]s의 코드가 아닙니다.", "‘%[1]s’ is not a code of %[2]s.", row.Code, c.System().Title())
	}
	ko, en := cell(pastedReason), cell(pastedReasonEn)
	if !headed && (len(cells) > pastedReasonEn+1 || hangul.MatchString(en)) {
		ko, en = strings.Join(cells[pastedReason:], ", "), ""
	}
	row.Reason = core.T(ko, en)
	return row, nil
}

// short keeps a message readable when a line is not.
func short(line string) string {
	const most = 40
	if r := []rune(line); len(r) > most {
		return string(r[:most]) + "…"
	}
	return line
}
