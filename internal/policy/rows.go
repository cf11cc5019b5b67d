package policy

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// Bounds of a file.
const (
	mostBytes   = 64 << 20
	mostRows    = 20_000
	headSearch  = 10 // rows among which the headings must be
	fewestHeads = 3  // that make a row the heading
)

// rowReader reads one row of the template into a policy.
type rowReader struct {
	k         *knowledge
	line      int
	column    column // that is being read
	policy    Policy
	before    Policy // what is changed; zero for a new one
	system    core.System
	parent    string // number of the plan above
	hasParent bool   // the file has the column
	rejects   []Reject
	told      map[string]bool // fields about which something is said
}

func (r *rowReader) reject(value string, reason core.Text) {
	r.rejects = append(r.rejects, Reject{Line: r.line, Column: r.column.head.Title, Value: value, Reason: reason})
	r.doubtful(r.column.field)
}

// rejectAt is reject for a field that is not being read.
func (r *rowReader) rejectAt(field, value string, reason core.Text) {
	r.rejects = append(r.rejects, Reject{Line: r.line, Column: headOf(field), Value: value, Reason: reason})
	r.doubtful(field)
}

// doubtful keeps Validate from saying more about a field that could not be read.
func (r *rowReader) doubtful(field string) { r.told[field] = true }

// chosen reads a choice; a word that is none is rejected with those that are.
func chosen[T ~string](r *rowReader, choices []Choice[T], word string) T {
	if word == "" {
		return ""
	}
	v, ok := read(choices, word)
	if !ok {
		var all []string
		for _, c := range choices {
			all = append(all, c.Title.Ko)
		}
		r.reject(word, core.Tf("‘%[1]s’은(는) 고를 수 있는 말이 아닙니다. %[2]s 가운데 적어 주십시오.", "‘%[1]s’ is not a choice. Write one of: %[2]s.", word, strings.Join(all, ", ")))
	}
	return v
}

// check adds what Validate and the agency's own knowledge say.
func (r *rowReader) check() {
	fault, ok := errors.AsType[*core.Error](r.k.check(r.policy))
	if !ok {
		return
	}
	for _, f := range fault.Fields {
		field := f.Name
		if at := strings.IndexByte(field, '['); at >= 0 {
			field = field[:at]
		}
		if strings.HasPrefix(field, "budget.") {
			field = strings.Join(strings.SplitN(field, ".", 3)[:2], ".")
		}
		if !r.told[field] {
			r.rejects = append(r.rejects, Reject{Line: r.line, Column: headOf(field), Value: "", Reason: f.Message})
		}
	}
}

func headOf(field string) core.Text {
	for _, c := range columns() {
		if c.field == field {
			return c.head.Title
		}
	}
	return core.T(field, field)
}

// readRows reads every row below the headings.
func (s *Service) readRows(ctx context.Context, k *knowledge, in io.ReaderAt, size int64, out *Import) ([]*rowReader, error) {
	table, err := source.Open(ctx, in, size, out.Name, source.Options{HeaderRows: source.NoHeader, Limits: source.Limits{MaxBytes: mostBytes, MaxUnzipped: 4 * mostBytes}})
	if err != nil {
		return nil, err
	}
	defer table.Close()
	var (
		rows  []*rowReader
		heads map[int]column
		seen  int
		top   int // the row of the Korean headings
	)
	for {
		block, err := table.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		for i := range block.Len() {
			cells := block.Strings(i)
			seen++
			switch {
			case heads == nil:
				if found := headings(cells); len(found) >= fewestHeads {
					heads, top = found, seen
					out.headed(cells, heads)
				} else if seen == headSearch {
					return nil, noHeadings(out.Name)
				}
			case empty(cells), seen == top+1 && len(headings(cells)) >= fewestHeads: // the English headings
			case len(rows) == mostRows:
				return nil, core.Fail(core.TooLarge, "한 파일에서 %d개 행까지 읽습니다. 파일을 나누어 주십시오.", "At most %d rows are read from one file. Part the file.", mostRows)
			default:
				rows = append(rows, k.row(cells, block.Line(i), heads))
			}
		}
	}
	if heads == nil {
		return nil, noHeadings(out.Name)
	}
	return rows, out.needs(heads)
}

func noHeadings(name string) error {
	return core.Fail(core.Invalid, "‘%s’에서 정책 서식의 머리글을 찾지 못했습니다. 서식을 내려받아 채워 주십시오.",
		"The headings of the template are not in ‘%s’. Download the template and fill it in.", name)
}

func empty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return strings.TrimSpace(s) != "" })
}

// headings finds which columns of the template stand where. The order of the
// file does not matter.
func headings(cells []string) map[int]column {
	out := map[int]column{}
	for _, c := range columns() {
		for i, cell := range cells {
			if f := fold(cell); f != "" && (f == fold(c.head.Title.Ko) || f == fold(c.head.Title.En)) {
				out[i] = c
				break
			}
		}
	}
	return out
}

// headed notes which headings are not the template's, and which are missing.
func (out *Import) headed(cells []string, heads map[int]column) {
	for i, cell := range cells {
		if _, known := heads[i]; !known && strings.TrimSpace(cell) != "" {
			out.Ignored = append(out.Ignored, strings.TrimSpace(cell))
		}
	}
	for _, c := range columns() {
		if !has(heads, c) {
			out.Absent = append(out.Absent, c.head.Title)
		}
	}
}

func has(heads map[int]column, c column) bool {
	for _, h := range heads {
		if h.head.Title == c.head.Title {
			return true
		}
	}
	return false
}

// needs refuses a file without a number for each row.
func (out *Import) needs(heads map[int]column) error {
	for _, c := range columns() {
		if c.field == "key" && !has(heads, c) {
			return core.Fail(core.Invalid, "‘%[1]s’에 ‘%[2]s’ 칸이 없어 어느 정책인지 알 수 없습니다.", "‘%[1]s’ has no column ‘%[2]s’, so its rows belong to no policy.", out.Name, c.head.Title)
		}
	}
	return nil
}

// row reads one row. Years and the revision of KSIC come first, because others
// are read by them; facts of columns that the file does not have stay.
func (k *knowledge) row(cells []string, line int, heads map[int]column) *rowReader {
	r := &rowReader{k: k, line: line, told: map[string]bool{}}
	at := slices.Sorted(maps.Keys(heads))
	cell := func(i int) string {
		if i >= len(cells) {
			return ""
		}
		s := strings.TrimSpace(cells[i])
		if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@", rune(s[1])) {
			s = s[1:] // an export puts it there, so that a spreadsheet takes no text for a formula
		}
		return s
	}
	for _, i := range at {
		if heads[i].field == "key" {
			r.before = k.byKey[cell(i)]
		}
	}
	r.policy = r.before.Normalise()
	r.system = commonSystem(&r.before)
	first := func(c column) bool { return c.field == "" || c.field == "from" || c.field == "to" }
	for _, early := range []bool{true, false} {
		for _, i := range at {
			if c := heads[i]; first(c) == early {
				r.column = c
				r.hasParent = r.hasParent || c.field == "parent"
				c.read(r, cell(i))
			}
		}
	}
	if r.before.Archived {
		r.rejectAt("key", r.before.Key, core.Tf("‘%s’은(는) 보관된 정책입니다. 되살린 뒤 다시 올려 주십시오.", "‘%s’ is archived. Restore it, then import again.", r.before.Title))
	}
	return r
}
