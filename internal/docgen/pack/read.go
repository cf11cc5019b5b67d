package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"

	"naru/internal/core"
)

// What a package may hold at most, unpacked. A report with a hundred pictures
// stays far below.
const (
	maxEntries = 4096
	maxEntry   = 128 << 20
	maxPackage = 512 << 20
)

// Reading failures that each format explains in its own words.
var (
	// ErrOld is a file of the binary kind that came before the packages. A
	// package behind a password looks the same from outside.
	ErrOld = errors.New("pack: an OLE compound file, not a package")
	// ErrLocked is a package with encrypted entries.
	ErrLocked = errors.New("pack: entries are encrypted")
	// ErrBroken is not a zip package, or a damaged one.
	ErrBroken = errors.New("pack: not a readable zip package")
)

// Package is an opened package. Entries are read when asked for.
type Package struct {
	zip   *zip.Reader
	files map[string]*zip.File
}

// Open reads the directory of a package and refuses what is too large to
// unpack. Failures are ErrOld, ErrLocked, ErrBroken, or a core.Error.
func Open(r io.ReaderAt, size int64) (*Package, error) {
	head := make([]byte, 8)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("pack: %w", err)
	}
	if bytes.HasPrefix(head[:n], []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) || bytes.HasPrefix(head[:n], []byte("HWP Docu")) {
		return nil, ErrOld
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	p := &Package{zip: z, files: make(map[string]*zip.File, len(z.File))}
	if len(z.File) > maxEntries {
		return nil, tooLarge()
	}
	var all uint64
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, ErrLocked
		}
		if f.UncompressedSize64 > maxEntry {
			return nil, tooLarge()
		}
		if all += f.UncompressedSize64; all > maxPackage {
			return nil, tooLarge()
		}
		if _, twice := p.files[f.Name]; twice {
			return nil, fmt.Errorf("%w: %s stands in it twice", ErrBroken, f.Name)
		}
		p.files[f.Name] = f
	}
	return p, nil
}

func tooLarge() error {
	return core.Fail(core.TooLarge,
		"파일을 풀면 너무 커서 열 수 없습니다(한도 %dMB, 항목 %d개). 서식에서 큰 그림을 줄인 뒤 다시 올려 주십시오.",
		"The file is too large once unpacked (limit %d MB, %d entries). Shrink the large pictures in it and upload it again.",
		maxPackage>>20, maxEntries)
}

// Names lists the entries in the order of the file.
func (p *Package) Names() []string {
	names := make([]string, 0, len(p.zip.File))
	for _, f := range p.zip.File {
		names = append(names, f.Name)
	}
	return names
}

// Has reports whether an entry exists.
func (p *Package) Has(name string) bool { return p.files[name] != nil }

// Read unpacks an entry. An entry that holds more than it declares is broken.
func (p *Package) Read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, fmt.Errorf("%w: %s is missing", ErrBroken, name)
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrBroken, name, err)
	}
	data, err := io.ReadAll(io.LimitReader(in, int64(f.UncompressedSize64)+1)) //nolint:gosec // Open has refused what exceeds maxEntry
	if err = errors.Join(err, in.Close()); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrBroken, name, err)
	}
	if uint64(len(data)) > f.UncompressedSize64 {
		return nil, fmt.Errorf("%w: %s is larger than it says", ErrBroken, name)
	}
	return data, nil
}

// Rewrite copies a package: entries in changed get new content in their place,
// entries in added follow in the given order, and all others are copied byte
// for byte without unpacking.
func (p *Package) Rewrite(w io.Writer, changed map[string][]byte, added []Entry) error {
	out := NewWriter(w)
	for _, f := range p.zip.File {
		data, ok := changed[f.Name]
		var err error
		if ok {
			err = out.Deflate(f.Name, data)
		} else if err = out.zip.Copy(f); err != nil {
			err = fmt.Errorf("pack: %s: %w", f.Name, err)
		}
		if err != nil {
			return err
		}
	}
	for _, e := range added {
		if err := out.Store(e.Name, e.Data); err != nil {
			return err
		}
	}
	return out.Close()
}

// Entry is a new entry of a package, stored as it is.
type Entry struct {
	Name string
	Data []byte
}
