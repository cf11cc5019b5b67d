package docx

import (
	"context"
	"io"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// Options say what a document needs from outside.
type Options struct {
	// Draw makes the pictures of figures. Without it a figure is its words.
	Draw pack.Draw
}

// Write writes the document. The same document gives the same bytes. It stops
// between two blocks when ctx is done.
func Write(ctx context.Context, w io.Writer, d document.Document, o Options) error {
	b := newBody(d.Lang, o)
	b.real = true
	if err := b.document(ctx, d); err != nil {
		return err
	}
	out := pack.NewWriter(w)
	for _, p := range parts(d, b) {
		if err := out.Deflate(p.Name, p.Data); err != nil {
			return err
		}
	}
	for _, p := range b.pictures {
		if err := out.Store("word/"+p.target, p.png); err != nil {
			return err
		}
	}
	return out.Close()
}

// cancelled is the error of work that was stopped on request.
func cancelled(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return core.Fail(core.Cancelled, "문서 만들기를 멈췄습니다.", "Making the document was stopped.").Because(ctx.Err())
}
