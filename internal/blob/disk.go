package blob

import (
	"errors"
	"io"
	"os"
)

// disk is the part of the file system that writing needs. The tests put one
// that fails in its place.
type disk interface {
	MkdirAll(dir string) error
	CreateTemp(dir string) (tempFile, error)
	Rename(from, to string) error
	Remove(path string) error
	SyncDir(dir string) error
}

// tempFile is a file that is being written.
type tempFile interface {
	io.WriteCloser
	Name() string
	Sync() error
}

// osDisk is the operating system's file system.
type osDisk struct{}

func (osDisk) MkdirAll(dir string) error {
	const private = 0o700
	return os.MkdirAll(dir, private)
}

func (osDisk) CreateTemp(dir string) (tempFile, error) {
	return os.CreateTemp(dir, "put-*")
}

func (osDisk) Rename(from, to string) error {
	return os.Rename(from, to)
}

func (osDisk) Remove(path string) error {
	return os.Remove(path)
}

func (osDisk) SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
