package pdf

import (
	"context"
	"fmt"
	"io"

	"naru/internal/core"
	"naru/internal/docgen/typeface"
	"naru/internal/document"
)

// Write lays a document out and writes it. It stops with core.Cancelled when
// ctx is done, and fails with core.Unavailable if the typeface is not built in.
func Write(ctx context.Context, w io.Writer, d document.Document) error {
	family, err := typeface.Load()
	if err != nil {
		return err
	}
	b, body, err := fitted(ctx, family, d)
	if err != nil {
		return err
	}
	d = b.cleanFront(d)
	pages := b.front(d, body)
	for i, p := range body.pages {
		p.number = fmt.Sprintf("– %d –", i+1)
		pages = append(pages, p)
	}
	file, err := b.paint(ctx, d, pages)
	if err != nil {
		return err
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// fitted lays the body out; where it is to be one page, on ever longer paper,
// which is then shrunk to size.
func fitted(ctx context.Context, family *typeface.Family, d document.Document) (*book, *flow, error) {
	const step, longest = 0.03, 1.2
	for stretch := 1.0; ; stretch += step {
		last := !d.OnePage || stretch > longest
		if last {
			stretch = 1 // what is that long is read better on two pages
		}
		b := &book{family: family, lang: d.Lang, missing: map[rune]bool{}, stretch: stretch}
		body, err := b.body(ctx, b.cleanFront(d))
		if err != nil || last || len(body.pages) == 1 {
			return b, body, err
		}
	}
}

// stopped gives the error of a context that is done.
func stopped(ctx context.Context) error {
	if ctx.Err() != nil {
		return core.Fail(core.Cancelled, "문서 만들기를 멈추었습니다.", "Making the document was stopped.").Because(context.Cause(ctx))
	}
	return nil
}

// book is what is known throughout one document.
type book struct {
	family  *typeface.Family
	lang    core.Lang
	missing map[rune]bool // characters without a glyph
	stretch float64       // how much longer than A4 a page is laid out
}

// clean makes a text printable and remembers what the typeface lacks.
func (b *book) clean(s string) string {
	return b.family.Clean(s, func(r rune) { b.missing[r] = true })
}

func (b *book) say(ko, en string) string { return core.T(ko, en).In(b.lang) }

// cleanFront makes the texts of the cover and the running head printable.
func (b *book) cleanFront(d document.Document) document.Document {
	d.Title, d.Subtitle, d.Author, d.Date, d.Status = b.clean(d.Title), b.clean(d.Subtitle), b.clean(d.Author), b.clean(d.Date), b.clean(d.Status)
	notices := make([]string, len(d.Notices))
	for i, n := range d.Notices {
		notices[i] = b.clean(n)
	}
	d.Notices = notices
	return d
}
