package calc

import (
	"context"
	"io"

	"naru/internal/source"
)

// Held is a file that the caller keeps open, such as one of a store.
type Held struct {
	R    io.ReaderAt
	Size int64
	Name string // for its ending and for messages
}

func (h *Held) nameOr(file string) string {
	if h == nil {
		return file
	}
	return h.Name
}

// openOr opens the held file, or else the one that is named.
func (h *Held) openOr(ctx context.Context, file string, stdin io.Reader, opt source.Options) (*opened, error) {
	if h == nil {
		return openWith(ctx, file, stdin, opt)
	}
	t, err := source.Open(ctx, h.R, h.Size, h.Name, opt)
	if err != nil {
		return nil, err
	}
	return &opened{Table: t, name: h.Name}, nil
}
