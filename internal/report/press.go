package report

import (
	"context"
	"io"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/document"
)

// Press turns documents into files. docgen/press does.
type Press interface {
	// Write writes a document in a format.
	Write(ctx context.Context, w io.Writer, f Format, d document.Document) error
	// Fields lists the names of the fields of a template, in the order of its
	// text, and its format; core.Invalid for a file that is none.
	Fields(r io.ReaderAt, size int64) (f Format, fields []string, err error)
	// Fill writes a template with values in the place of its fields and gives the
	// names of fields that had no value.
	Fill(ctx context.Context, w io.Writer, f Format, r io.ReaderAt, size int64, values map[string][]document.Block, lang core.Lang) (unfilled []string, err error)
}

// Files keeps templates by the SHA-256 of their content. blob.Folder does.
type Files interface {
	Put(ctx context.Context, r io.Reader, limit int64) (sha256 string, size int64, err error)
	Open(ctx context.Context, sha256 string) (dataset.Blob, error)
}
