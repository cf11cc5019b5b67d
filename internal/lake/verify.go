package lake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"naru/internal/dataset"
)

// Stored is a version's file as other readers of the same folder need it.
type Stored struct {
	Header

	Name string // below the lake's root, for messages
	Path string // on this machine
}

// Stat opens the file of a version, reads its header and closes it again. It
// fails as Cube does when the file is gone or damaged.
func (l *Lake) Stat(v dataset.Version) (Stored, error) {
	o, err := l.open(&v)
	if err != nil {
		return Stored{}, err
	}
	s := Stored{Header: o.header, Name: o.name, Path: o.disk.Name()}
	if err := o.close(); err != nil {
		return Stored{}, storage(err, o.name)
	}
	return s, nil
}

// Verify reads the file of a version and compares it with the checksum on
// record. A file that differs is core.Internal, one that is gone
// core.Unavailable; the message names it.
func (l *Lake) Verify(ctx context.Context, v dataset.Version) error {
	record, _, err := l.locate(&v)
	if err != nil {
		return err
	}
	f, err := l.Parquet(v)
	if err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, &cancellable{ctx: ctx, from: f}); err != nil {
		return storage(errors.Join(err, f.Close()), record.Path)
	}
	if err := f.Close(); err != nil {
		return storage(err, record.Path)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != record.SHA256 {
		return Damaged(record.Path, fmt.Errorf("lake: SHA-256 %s, recorded %s", got, record.SHA256))
	}
	return nil
}

// Parquet opens the Parquet file of a version as it lies in the lake, for
// export. The caller closes it.
func (l *Lake) Parquet(v dataset.Version) (io.ReadSeekCloser, error) {
	record, path, err := l.locate(&v)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing(record.Path, err)
	}
	if err != nil {
		return nil, storage(err, record.Path)
	}
	return f, nil
}

// cancellable stops a copy when its context ends.
type cancellable struct {
	ctx  context.Context //nolint:containedctx // io.Reader has no room for it
	from io.Reader
}

func (c *cancellable) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.from.Read(p) //nolint:wrapcheck // io.EOF must stay itself
}
