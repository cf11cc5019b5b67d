package docx

import (
	"bytes"
	"context"
	"io"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/docgen/template"
	"naru/internal/document"
)

// Fields lists the fields of a template: {{name}}, and the tags of content
// controls.
func Fields(r io.ReaderAt, size int64) ([]template.Field, error) {
	t, err := openTemplate(r, size)
	if err != nil {
		return nil, err
	}
	parts := make([]*template.Part, 0, len(t.parts))
	for _, p := range t.parts {
		parts = append(parts, p.scanned)
	}
	return template.Fields(parts), nil
}

// Fill writes the template with values in the place of its fields. A text takes
// the looks that the template gives the field; a table, a figure or a list
// brings its own, and stands in place of the field's paragraph, or after it
// where the paragraph holds more. Captions are printed as they are given: the
// template counts its own tables.
//
// Fields without a value and values without a field are in the report; such
// fields stay as they are. What is not a field stays byte for byte, but for the
// list of styles and, with figures, the lists of media and relationships.
func Fill(ctx context.Context, w io.Writer, r io.ReaderAt, size int64, values map[string][]document.Block, lang core.Lang, o Options) (template.Report, error) {
	t, err := openTemplate(r, size)
	if err != nil {
		return template.Report{}, err
	}
	s, err := t.styles()
	if err != nil {
		return template.Report{}, err
	}
	b := newBody(lang, o)
	b.headings = s.headings
	b.ids = 100000 // drawings of the template have smaller numbers
	names := t.pictureNames()
	b.pictureAt = names
	changed := map[string][]byte{}
	var added []pack.Entry
	var page int
	blocks := false
	filling := template.NewFilling(values, template.Renderer{
		Inline: inline,
		Blocks: func(value []document.Block, cell int) (string, error) {
			blocks = true
			b.width = page
			if cell > 0 {
				b.width = cell
			}
			return b.fragment(ctx, value)
		},
	})
	for _, p := range t.parts {
		page = textWidth(t.parts, p)
		before := len(b.pictures)
		data, err := filling.Part(p.scanned)
		if err != nil {
			return template.Report{}, err
		}
		if bytes.Equal(data, p.data) {
			continue
		}
		changed[p.name] = data
		entry, err := t.relate(p.name, b.pictures[before:])
		if err != nil {
			return template.Report{}, err
		}
		if t.file.Has(entry.Name) {
			changed[entry.Name] = entry.Data
		} else if entry.Data != nil {
			added = append(added, entry)
		}
	}
	if blocks {
		changed[stylesName] = s.extended()
	}
	if len(b.pictures) > 0 {
		if changed[typesName], err = t.typesWithPictures(); err != nil {
			return template.Report{}, err
		}
	}
	for _, p := range b.pictures {
		added = append(added, pack.Entry{Name: "word/" + p.target, Data: p.png})
	}
	return filling.Report(), t.file.Rewrite(w, changed, added)
}

// fragment writes blocks as paragraphs and tables of a template.
func (b *body) fragment(ctx context.Context, blocks []document.Block) (string, error) {
	b.Markup = pack.Markup{}
	for _, block := range blocks {
		if err := cancelled(ctx); err != nil {
			return "", err
		}
		var caption string
		switch block := block.(type) {
		case document.Table:
			caption = block.Caption
		case document.Figure:
			caption = block.Caption
		}
		if err := b.block(block, caption); err != nil {
			return "", err
		}
	}
	return string(b.Bytes()), nil
}
