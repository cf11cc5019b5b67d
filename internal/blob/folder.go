package blob

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"naru/internal/core"
	"naru/internal/dataset"
)

// Folder keeps files below one folder. It is safe for concurrent use, also by
// several processes.
type Folder struct {
	root string
	disk disk
}

var _ dataset.Originals = (*Folder)(nil)

// incoming holds files that are being written.
const incoming = "incoming"

// Open opens a folder, making it when absent. A folder that cannot be written
// is core.Forbidden.
func Open(root string) (*Folder, error) { return open(root, osDisk{}) }

func open(root string, d disk) (*Folder, error) {
	f := &Folder{root: root, disk: d}
	if err := d.MkdirAll(filepath.Join(root, incoming)); err != nil {
		return nil, f.fail(err)
	}
	probe, err := d.CreateTemp(filepath.Join(root, incoming))
	if err != nil {
		return nil, f.fail(err)
	}
	if err := probe.Close(); err != nil {
		return nil, f.fail(err)
	}
	return f, f.fail(d.Remove(probe.Name()))
}

// Open opens a stored file; core.NotFound when there is none. The content is
// not checked: see Verify.
func (f *Folder) Open(_ context.Context, sha256 string) (dataset.Blob, error) {
	path, err := f.path(sha256)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, core.Fail(core.NotFound,
			"보관된 파일이 없습니다: %s. 자료를 다시 가져와 주십시오.",
			"The stored file is not there: %s. Please import the data again.", sha256).Because(err)
	case err != nil:
		return nil, f.fail(err)
	}
	info, err := file.Stat()
	if err != nil {
		_ = file.Close() // only read from: nothing can be lost
		return nil, f.fail(err)
	}
	return &stored{File: file, size: info.Size()}, nil
}

// stored is an open file of known size.
type stored struct {
	*os.File

	size int64
}

func (s *stored) Size() int64 { return s.size }

var sumForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// path gives the place of a file. The form of the name is checked first, so
// that no name leads out of the folder.
func (f *Folder) path(sha256 string) (string, error) {
	if !sumForm.MatchString(sha256) {
		return "", core.Fail(core.NotFound,
			"보관된 파일의 이름이 아닙니다: %.80q. SHA-256 64자리를 적어 주십시오.",
			"Not the name of a stored file: %.80q. Write the 64 digits of its SHA-256.", sha256)
	}
	return filepath.Join(f.root, sha256[:2], sha256[2:4], sha256), nil
}
