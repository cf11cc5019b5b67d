package source

import (
	"context"
	"errors"
	"io"
)

// Preview opens a file and reads its first n rows, for a page that asks the
// user what the columns mean. lines holds where each row stands in the file.
// Fewer rows come without an error when the file is shorter.
func Preview(ctx context.Context, r io.ReaderAt, size int64, name string, opt Options, n int) (
	info Info, columns []string, rows [][]string, lines []int, err error,
) {
	t, err := Open(ctx, r, size, name, opt)
	if err != nil {
		return Info{}, nil, nil, nil, err
	}
	defer func() { err = errors.Join(err, t.Close()) }()
	for len(rows) < n {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return t.Info(), t.Columns(), rows, lines, err
		}
		for i := range min(b.Len(), n-len(rows)) {
			rows = append(rows, b.Strings(i))
			lines = append(lines, b.Line(i))
		}
	}
	return t.Info(), t.Columns(), rows, lines, nil
}
