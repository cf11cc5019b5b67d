package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// input is what measurements find in the folder. Each is made once a run, known by
// its name, by the program that starts them, so that making it is in nobody's memory.
type input struct {
	name string
	make func(ctx context.Context, s *scene) error
}

var (
	program       = input{"the program", func(ctx context.Context, s *scene) error { return s.build(ctx) }}
	nationalTable = input{"the national table", func(ctx context.Context, s *scene) error { return s.makeNational(ctx) }}
)

// keep writes a file unless it is there. The name must tell all that it depends
// on; a file that was not finished does not have it.
func keep(path string, write func(w *bufio.Writer) error) (err error) {
	if _, err := os.Stat(path); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	part := path + ".part"
	f, err := os.Create(part)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(write(w), w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	return os.Rename(part, path)
}
