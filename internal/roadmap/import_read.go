package roadmap

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// fileRow is a row of a task file: its cells by heading, and where it stands.
type fileRow struct {
	line  int
	cells map[string]string
}

// columnAt names where a heading stands, as spreadsheets do: A, B, …, AA.
func columnAt(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / letters {
		name = string(rune('A'+(i-1)%letters)) + name
	}
	return name
}

const letters = 26

// taskFile is a file of tasks before anybody looked at what the cells say.
type taskFile struct {
	heads   []string
	above   int               // rows seen before the headings
	columns map[string]string // heading → column name
	rows    []fileRow
}

// mostHeadings is how many rows may stand above the one with the headings.
const mostHeadings = 20

// readTaskFile reads XLSX or CSV. The row of headings is the first that has a
// title and a strategy; the line of English beneath it is passed over.
func readTaskFile(ctx context.Context, r io.ReaderAt, size int64, name string) (*taskFile, error) {
	t, err := source.Open(ctx, r, size, name, source.Options{HeaderRows: source.NoHeader})
	if err != nil {
		return nil, err
	}
	defer t.Close()
	f := &taskFile{columns: map[string]string{}}
	for {
		block, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		for i := range block.Len() {
			if err := f.take(block.Strings(i), block.Line(i)); err != nil {
				return nil, err
			}
		}
	}
	if f.heads == nil {
		return nil, noHeadings()
	}
	for i, head := range f.heads {
		if head != "" {
			f.columns[head] = columnAt(i)
		}
	}
	return f, nil
}

// take reads one row of the file: of what stands above, the headings, the line
// beneath them, or a task.
func (f *taskFile) take(cells []string, line int) error {
	for k := range cells {
		cells[k] = strings.TrimSpace(cells[k])
	}
	switch {
	case f.heads == nil:
		if f.above++; f.above > mostHeadings {
			return noHeadings()
		}
		if slices.Contains(cells, colTitle) && slices.Contains(cells, colStrategy) {
			f.heads = cells
		}
	case slices.Contains(cells, english[colTitle]) && slices.Contains(cells, english[colStrategy]):
	default:
		f.row(cells, line)
	}
	if len(f.rows) > mostTasks {
		return core.Fail(core.TooLarge, "파일에 과제가 %d개보다 많습니다.", "The file has more than %d tasks.", mostTasks)
	}
	return nil
}

// row keeps a row that says anything.
func (f *taskFile) row(cells []string, line int) {
	row := fileRow{line: line, cells: map[string]string{}}
	filled := false
	for i, head := range f.heads {
		if head == "" {
			continue
		}
		cell := ""
		if i < len(cells) {
			cell = cells[i]
		}
		row.cells[head] = cell
		filled = filled || cell != ""
	}
	if filled {
		f.rows = append(f.rows, row)
	}
}

func noHeadings() error {
	return core.Fail(core.Invalid,
		"제목줄을 찾지 못했습니다. 내려받은 양식의 첫 줄(‘%[1]s’, ‘%[2]s’ …)을 그대로 두고 채워 주십시오.",
		"The row of headings was not found. Keep the first row of the form (‘%[1]s’, ‘%[2]s’, …) as it is.", colTitle, colStrategy)
}
