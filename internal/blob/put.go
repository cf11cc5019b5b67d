package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"

	"naru/internal/core"
)

// Put stores what r gives and returns its SHA-256 and size in bytes. More than
// limit bytes are core.TooLarge; a limit of zero or less means none. When Put
// returns without error the file is on disk and survives a power cut. After an
// error it may be there or not, but never in part.
//
// Content that is already there is written once more in its place: this mends
// a copy that was damaged.
func (f *Folder) Put(ctx context.Context, r io.Reader, limit int64) (sum string, size int64, err error) {
	temp, err := f.disk.CreateTemp(filepath.Join(f.root, incoming))
	if err != nil {
		return "", 0, f.fail(err)
	}
	kept := false
	defer func() {
		if !kept {
			// The error under way says more; Sweep removes what stays.
			_ = temp.Close()
			_ = f.disk.Remove(temp.Name())
		}
	}()
	if sum, size, err = f.receive(ctx, temp, r, limit); err != nil {
		return "", 0, err
	}
	// A sync that failed is never tried again: the system may have dropped
	// the pages and would then report success.
	if err := temp.Sync(); err != nil {
		return "", 0, f.fail(err)
	}
	if err := temp.Close(); err != nil {
		return "", 0, f.fail(err)
	}
	path, err := f.path(sum)
	if err != nil {
		return "", 0, err
	}
	shelf := filepath.Dir(path)
	if err := f.disk.MkdirAll(shelf); err != nil {
		return "", 0, f.fail(err)
	}
	if err := f.disk.Rename(temp.Name(), path); err != nil {
		return "", 0, f.fail(err)
	}
	kept = true
	// Each folder on the way may be new: its name must be on disk as well.
	for _, dir := range []string{shelf, filepath.Dir(shelf), f.root} {
		if err := f.disk.SyncDir(dir); err != nil {
			return "", 0, f.fail(err)
		}
	}
	return sum, size, nil
}

// receive copies and hashes until the end of r.
func (f *Folder) receive(ctx context.Context, w io.Writer, r io.Reader, limit int64) (string, int64, error) {
	if limit > 0 {
		r = &bounded{r: r, left: limit, limit: limit}
	}
	hash := sha256.New()
	in := &incomingReader{ctx: ctx, r: r}
	size, err := io.Copy(io.MultiWriter(w, hash), in)
	switch {
	case err == nil:
		return hex.EncodeToString(hash.Sum(nil)), size, nil
	case in.err != nil:
		return "", 0, broken(in.err)
	default:
		return "", 0, f.fail(err)
	}
}

// incomingReader stops when the context ends and remembers the source's own
// error, to tell it from one of the disk.
type incomingReader struct {
	ctx context.Context //nolint:containedctx // lives as long as one copy
	r   io.Reader
	err error
}

func (s *incomingReader) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		s.err = err
		return 0, err
	}
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err //nolint:wrapcheck // io.EOF must stay itself
}

// bounded fails once more than limit bytes came.
type bounded struct {
	r           io.Reader
	left, limit int64
}

func (b *bounded) Read(p []byte) (int, error) {
	// One byte beyond the limit tells a file that fits from one that does not.
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, core.Fail(core.TooLarge,
			"파일이 한도 %s보다 큽니다. 파일을 나누어 가져와 주십시오.",
			"The file is larger than the limit of %s. Please split it.", bytes(b.limit))
	}
	return n, err //nolint:wrapcheck // io.EOF must stay itself
}
