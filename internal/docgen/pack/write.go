package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
)

// firstDay is 1 January 1980 as zip writes dates: the same input gives the same
// bytes on any day.
const firstDay = 1<<5 | 1

// Writer writes a package. Entries carry their sizes in front, so that readers
// that look at the first bytes of a file know what it is.
type Writer struct{ zip *zip.Writer }

// NewWriter begins a package.
func NewWriter(w io.Writer) *Writer { return &Writer{zip: zip.NewWriter(w)} }

// Store writes an entry as it is: a media type, or a picture that is
// compressed already.
func (w *Writer) Store(name string, data []byte) error {
	return w.entry(name, zip.Store, data, data)
}

// Deflate writes an entry compressed.
func (w *Writer) Deflate(name string, data []byte) error {
	var small bytes.Buffer
	c, err := flate.NewWriter(&small, flate.DefaultCompression)
	if err != nil {
		return fmt.Errorf("pack: %s: %w", name, err)
	}
	if _, err := c.Write(data); err != nil {
		return fmt.Errorf("pack: %s: %w", name, err)
	}
	if err := c.Close(); err != nil {
		return fmt.Errorf("pack: %s: %w", name, err)
	}
	return w.entry(name, zip.Deflate, data, small.Bytes())
}

func (w *Writer) entry(name string, method uint16, data, stored []byte) error {
	h := &zip.FileHeader{
		Name: name, Method: method, CRC32: crc32.ChecksumIEEE(data),
		UncompressedSize64: uint64(len(data)), CompressedSize64: uint64(len(stored)),
	}
	h.ModifiedDate = firstDay //nolint:staticcheck // Modified would add an extra field, which the first entry must not have
	out, err := w.zip.CreateRaw(h)
	if err == nil {
		_, err = out.Write(stored)
	}
	if err != nil {
		return fmt.Errorf("pack: %s: %w", name, err)
	}
	return nil
}

// Close writes the directory of the package; the underlying writer stays open.
func (w *Writer) Close() error {
	if err := w.zip.Close(); err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return nil
}
