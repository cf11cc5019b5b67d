package app

import (
	"context"
	"io"

	"naru/internal/blob"
)

// resultFiles keeps what jobs give apart from the originals: a result may be
// removed when it is old, an original never.
type resultFiles struct{ *blob.Folder }

// Open implements [job.Files].
func (f resultFiles) Open(ctx context.Context, sha256 string) (io.ReadSeekCloser, error) {
	b, err := f.Folder.Open(ctx, sha256)
	if err != nil {
		return nil, err
	}
	return struct {
		io.ReadSeeker
		io.Closer
	}{io.NewSectionReader(b, 0, b.Size()), b}, nil
}
