package lake

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
)

// Write stores the batch of a version, sorted, and syncs it to disk. The bytes
// depend on the observations alone, not on the order of the batch's rows or
// labels. A cell that occurs twice is core.Invalid, a version that was written
// before core.Conflict; on any error nothing of the version is kept. progress,
// which may be nil, is told how many rows have been written.
func (l *Lake) Write(ctx context.Context, versionID string, b *fact.Batch, progress func(rows int64)) ([]dataset.LakeFile, error) {
	if err := checkID(versionID); err != nil {
		return nil, err
	}
	if err := check(b); err != nil {
		return nil, err
	}
	if progress == nil {
		progress = func(int64) {}
	}
	home := filepath.Join(l.root, versionID)
	if _, err := os.Stat(home); err == nil {
		return nil, core.Fail(core.Conflict, "판 ‘%s’은(는) 이미 저장되어 있습니다.", "Version ‘%s’ is already stored.", versionID)
	}
	temp, err := os.MkdirTemp(l.root, tempPrefix+versionID+"-")
	if err != nil {
		return nil, storage(err, versionID)
	}
	written, err := l.writeFile(ctx, filepath.Join(temp, FileName), b, progress)
	if err == nil {
		err = errors.Join(os.Chmod(temp, folderMode), syncFolder(temp))
	}
	if err == nil {
		err = os.Rename(temp, home)
	}
	if err != nil {
		return nil, storage(errors.Join(err, os.RemoveAll(temp)), PathOf(versionID))
	}
	if err := syncFolder(l.root); err != nil {
		return nil, storage(err, PathOf(versionID))
	}
	written.Path = PathOf(versionID)
	return []dataset.LakeFile{written}, nil
}

func (l *Lake) writeFile(ctx context.Context, path string, b *fact.Batch, progress func(int64)) (done dataset.LakeFile, err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()

	const bufferSize = 1 << 20
	sum, size := sha256.New(), new(count)
	// arrow-go forgets errors of its last writes; the buffer remembers them.
	buffer := bufio.NewWriterSize(io.MultiWriter(f, sum, size), bufferSize)
	if err := l.encode(ctx, buffer, b, progress); err != nil {
		return done, errors.Join(buffer.Flush(), err)
	}
	if err := buffer.Flush(); err != nil {
		return done, err //nolint:wrapcheck // translated by the caller
	}
	if err := f.Sync(); err != nil {
		return done, err
	}
	return dataset.LakeFile{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: int64(*size), Rows: int64(b.Len())}, nil
}

func (l *Lake) encode(ctx context.Context, w io.Writer, b *fact.Batch, progress func(int64)) error {
	keys := keysOf(b)
	order := sortRows(b.Len(), keys, l.workers)
	e := encoder{batch: b, keys: keys, order: order, workers: l.workers, flagKey: flagKey()}
	h := headerOf(b, measuresOf(b, keys[0], order))
	return e.write(ctx, w, h, groups(order, keys[0], keys[1]), progress)
}

// count is a writer that only counts.
type count int64

func (c *count) Write(p []byte) (int, error) {
	*c += count(len(p))
	return len(p), nil
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Keep removes the folder of every version that is not named: leftovers of
// imports that died. Call it before any import starts. What the lake did not
// make is left alone.
func (l *Lake) Keep(ctx context.Context, versionIDs []string) (removed int, err error) {
	keep := make(map[string]bool, len(versionIDs))
	for _, id := range versionIDs {
		keep[id] = true
	}
	entries, err := os.ReadDir(l.root)
	if err != nil {
		return 0, storage(err, ".")
	}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return removed, storage(err, ".")
		}
		if !e.IsDir() || keep[e.Name()] {
			continue
		}
		gone, err := l.remove(e.Name())
		if err != nil {
			return removed, storage(err, e.Name())
		}
		if gone {
			removed++
		}
	}
	return removed, storage(syncFolder(l.root), ".")
}

// remove deletes a folder that holds nothing but a lake file.
func (l *Lake) remove(name string) (bool, error) {
	folder := filepath.Join(l.root, name)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return false, err
	}
	ours := idForm.MatchString(name) && len(entries) > 0 || len(name) > len(tempPrefix) && name[:len(tempPrefix)] == tempPrefix
	for _, e := range entries {
		ours = ours && e.Name() == FileName && e.Type().IsRegular()
	}
	if !ours {
		return false, nil
	}
	if err := os.Remove(filepath.Join(folder, FileName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	return true, os.Remove(folder)
}
