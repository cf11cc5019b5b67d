package hwpx

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/docgen/template"
	"naru/internal/document"
)

// Fields lists the fields of a template in the order of its text.
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
// cached lines of the paragraphs that changed, the list of looks, and the
// preview.
func Fill(ctx context.Context, w io.Writer, r io.ReaderAt, size int64, values map[string][]document.Block, lang core.Lang, o Options) (template.Report, error) {
	t, err := openTemplate(r, size)
	if err != nil {
		return template.Report{}, err
	}
	b, err := t.body(lang, o)
	if err != nil {
		return template.Report{}, err
	}
	changed := map[string][]byte{}
	var width int
	filling := template.NewFilling(values, template.Renderer{
		Inline: inline,
		Blocks: func(blocks []document.Block, cell int) (string, error) {
			b.width, b.inCell = cell, cell > 0
			if cell == 0 {
				b.width = width
			}
			return b.fragment(ctx, blocks)
		},
	})
	var text strings.Builder
	for _, p := range t.parts {
		width = textWidth(p.data)
		data, err := filling.Part(p.scanned)
		if err != nil {
			return template.Report{}, err
		}
		lines, err := readSection(data)
		if err != nil {
			return template.Report{}, err
		}
		text.WriteString(lines)
		if !bytes.Equal(data, p.data) {
			changed[p.name] = data
		}
	}
	if err := t.follow(changed, b, text.String()); err != nil {
		return template.Report{}, err
	}
	added := make([]pack.Entry, 0, len(b.pictures))
	for _, p := range b.pictures {
		added = append(added, pack.Entry{Name: p.path, Data: p.png})
	}
	return filling.Report(), t.file.Rewrite(w, changed, added)
}

// follow brings the other parts in line with the changed text.
func (t *templateFile) follow(changed map[string][]byte, b *body, text string) error {
	if len(changed) == 0 {
		return nil
	}
	if b.paragraphs > 0 {
		header, err := extend(t.header, b.at)
		if err != nil {
			return explain(err)
		}
		changed[headerName] = header
	}
	if len(b.pictures) > 0 {
		hpf, err := t.file.Read(manifestName)
		if err != nil {
			return explain(err)
		}
		changed[manifestName], err = addItems(hpf, b.pictures)
		if err != nil {
			return explain(err)
		}
	}
	if t.file.Has(previewName) {
		changed[previewName] = preview(text)
	}
	return nil
}

// fragment writes blocks as paragraphs of a template.
func (b *body) fragment(ctx context.Context, blocks []document.Block) (string, error) {
	b.Markup = pack.Markup{}
	for _, block := range blocks {
		if err := cancelled(ctx); err != nil {
			return "", err
		}
		if err := b.block(block, captionOf(block)); err != nil {
			return "", err
		}
	}
	if b.newPage { // the paragraph that follows is the template's
		b.paragraph(paraHolder, charGap, "")
	}
	return string(b.Bytes()), nil
}

func captionOf(block document.Block) string {
	switch block := block.(type) {
	case document.Table:
		return block.Caption
	case document.Figure:
		return block.Caption
	}
	return ""
}

// templateFile is an opened template.
type templateFile struct {
	file   *pack.Package
	header []byte
	parts  []templatePart
}

type templatePart struct {
	name    string
	data    []byte
	scanned *template.Part
}

// The parts that change together with the text.
const (
	headerName   = "Contents/header.xml"
	manifestName = "Contents/content.hpf"
	previewName  = "Preview/PrvText.txt"
)

func openTemplate(r io.ReaderAt, size int64) (*templateFile, error) {
	file, err := open(r, size)
	if err != nil {
		return nil, err
	}
	t := &templateFile{file: file}
	if t.header, err = file.Read(headerName); err != nil {
		return nil, explain(err)
	}
	names := sectionNames(file)
	for _, name := range file.Names() {
		if strings.HasPrefix(name, "Contents/masterpage") {
			names = append(names, name)
		}
	}
	for _, name := range names {
		p := templatePart{name: name}
		if p.data, err = file.Read(name); err != nil {
			return nil, explain(err)
		}
		if p.scanned, err = template.Scan(p.data, dialect); err != nil {
			return nil, explain(err)
		}
		if !binds(p.data, "hp", nsParagraph) {
			return nil, explain(fmt.Errorf("%w: %s binds other prefixes", pack.ErrBroken, name))
		}
		t.parts = append(t.parts, p)
	}
	return t, nil
}
