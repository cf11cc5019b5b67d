package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"time"

	"naru/internal/core"
)

// Verify reads a stored file again and compares it with its name. A file that
// is not there is core.NotFound; one that has changed is core.Internal.
func (f *Folder) Verify(ctx context.Context, sum string) error {
	b, err := f.Open(ctx, sum)
	if err != nil {
		return err
	}
	hash := sha256.New()
	in := &incomingReader{ctx: ctx, r: io.NewSectionReader(b, 0, b.Size())}
	_, err = io.Copy(hash, in)
	_ = b.Close() // only read from: nothing can be lost
	switch {
	case ctx.Err() != nil:
		return broken(ctx.Err())
	case err != nil:
		return f.fail(err)
	case hex.EncodeToString(hash.Sum(nil)) != sum:
		return core.Fail(core.Internal,
			"보관된 파일이 손상되었습니다: %s. 백업에서 되살리거나 원본 파일을 다시 가져와 주십시오.",
			"The stored file is damaged: %s. Restore it from a backup, or import the original again.", sum)
	}
	return nil
}

// Sweep removes what imports that died left behind: incoming files not written
// to since the given moment. A moment in the recent past spares the imports of
// another process; now spares none. It tells how many files went.
func (f *Folder) Sweep(ctx context.Context, before time.Time) (removed int, err error) {
	dir := filepath.Join(f.root, incoming)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, f.fail(err)
	}
	for _, e := range entries {
		if ctx.Err() != nil {
			return removed, broken(ctx.Err())
		}
		info, err := e.Info()
		if err != nil || e.IsDir() || info.ModTime().After(before) {
			continue // gone meanwhile, not ours, or alive
		}
		if err := f.disk.Remove(filepath.Join(dir, e.Name())); err != nil {
			return removed, f.fail(err)
		}
		removed++
	}
	return removed, nil
}
