package calc

import (
	"context"
	"io"
	"os"

	"naru/internal/core"
	"naru/internal/source"
)

// opened is an input file, or standard input spooled to a file that goes away
// with it, because formats such as Parquet are read from both ends.
type opened struct {
	*source.Table

	name  string // for messages
	spool *os.File
}

func open(ctx context.Context, file string, stdin io.Reader) (*opened, error) {
	return openWith(ctx, file, stdin, source.Options{})
}

func openWith(ctx context.Context, file string, stdin io.Reader, opt source.Options) (*opened, error) {
	if file != "-" {
		t, err := source.OpenFile(ctx, file, opt)
		if err != nil {
			return nil, err
		}
		return &opened{Table: t, name: file}, nil
	}
	spool, size, err := spoolOf(stdin)
	if err != nil {
		return nil, core.Fail(core.Unavailable,
			"표준 입력을 임시 파일에 담지 못했습니다. 임시 폴더의 남은 공간을 확인해 주십시오.",
			"Standard input could not be kept in a temporary file. Check the space left for temporary files.").Because(err)
	}
	t, err := source.Open(ctx, spool, size, "stdin", opt)
	if err != nil {
		discard(spool)
		return nil, err
	}
	return &opened{Table: t, name: "stdin", spool: spool}, nil
}

func spoolOf(r io.Reader) (*os.File, int64, error) {
	f, err := os.CreateTemp("", "naru-stdin-*")
	if err != nil {
		return nil, 0, err
	}
	size, err := io.Copy(f, r)
	if err != nil {
		discard(f)
		return nil, 0, err //nolint:wrapcheck // wrapped by open
	}
	return f, size, nil
}

// close gives everything back. What was read stands, so its errors do not matter.
func (o *opened) close() {
	_ = o.Close()
	if o.spool != nil {
		discard(o.spool)
	}
}

func discard(f *os.File) {
	_ = f.Close()
	_ = os.Remove(f.Name())
}
