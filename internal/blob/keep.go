package blob

import (
	"cmp"
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"time"
)

// Keep removes every stored file that is not named and was last put before a
// moment; the moment spares files whose record is just being written. It tells
// how many files went.
func (f *Folder) Keep(ctx context.Context, sums []string, before time.Time) (removed int, err error) {
	named := slices.Sorted(slices.Values(sums))
	err = filepath.WalkDir(f.root, func(path string, e fs.DirEntry, err error) error {
		if ended := ctx.Err(); err != nil || ended != nil {
			return cmp.Or(err, ended)
		}
		if _, kept := slices.BinarySearch(named, e.Name()); kept || e.IsDir() || !sumForm.MatchString(e.Name()) {
			return nil
		}
		info, err := e.Info()
		if err != nil || !info.ModTime().Before(before) {
			return nil //nolint:nilerr // gone meanwhile, or too new
		}
		if err := f.disk.Remove(path); err != nil {
			return err
		}
		removed++
		return nil
	})
	if ctx.Err() != nil {
		return removed, broken(ctx.Err())
	}
	return removed, f.fail(err)
}
