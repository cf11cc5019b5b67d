package blob

import (
	"context"
	"io"
)

// Results is a folder of what jobs give, apart from the originals: a result may
// be removed when it is old, an original never.
type Results struct{ *Folder }

// Open implements [job.Files].
func (r Results) Open(ctx context.Context, sha256 string) (io.ReadSeekCloser, error) {
	b, err := r.Folder.Open(ctx, sha256)
	if err != nil {
		return nil, err
	}
	return struct {
		io.ReadSeeker
		io.Closer
	}{io.NewSectionReader(b, 0, b.Size()), b}, nil
}
