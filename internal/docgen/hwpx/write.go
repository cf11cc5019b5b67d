package hwpx

import (
	"context"
	"io"
	"strings"
	"unicode/utf8"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/document"
)

// MediaType is what an HWPX file is called on the web, and its first entry.
const MediaType = "application/hwp+zip"

// Options say what a document needs from outside.
type Options struct {
	// Draw makes the pictures of figures. Without it a figure is its words.
	Draw pack.Draw
}

// Write writes the document. The same document gives the same bytes. It stops
// between two blocks when ctx is done.
func Write(ctx context.Context, w io.Writer, d document.Document, o Options) error {
	b := newBody(d.Lang, o)
	if err := b.document(ctx, d); err != nil {
		return err
	}
	out := pack.NewWriter(w)
	if err := out.Store("mimetype", []byte(MediaType)); err != nil {
		return err
	}
	for _, p := range parts(d, b) {
		if err := out.Deflate(p.Name, p.Data); err != nil {
			return err
		}
	}
	for _, p := range b.pictures {
		if err := out.Store(p.path, p.png); err != nil {
			return err
		}
	}
	return out.Close()
}

// parts makes every entry but the media type and the pictures, in the order in
// which word processors write them.
func parts(d document.Document, b *body) []pack.Entry {
	entries := []pack.Entry{
		{Name: "version.xml", Data: version()},
		{Name: "Contents/header.xml", Data: header(len(b.sections))},
	}
	var text strings.Builder
	for i, s := range b.sections {
		entries = append(entries, pack.Entry{Name: sectionName(i), Data: s})
		if text.Len() < previewLength {
			lines, _ := readSection(s) // what was just written is well-formed
			text.WriteString(lines)
		}
	}
	return append(entries,
		pack.Entry{Name: "Preview/PrvText.txt", Data: preview(text.String())},
		pack.Entry{Name: "settings.xml", Data: settings()},
		pack.Entry{Name: "META-INF/container.rdf", Data: relations(len(b.sections))},
		pack.Entry{Name: "Contents/content.hpf", Data: manifest(d, len(b.sections), b.pictures)},
		pack.Entry{Name: "META-INF/container.xml", Data: container()},
		pack.Entry{Name: "META-INF/manifest.xml", Data: emptyManifest()},
	)
}

func sectionName(i int) string { return "Contents/section" + pack.Int(i) + ".xml" }

// previewLength is how many bytes of text a file manager shows.
const previewLength = 2048

func preview(text string) []byte {
	if len(text) > previewLength {
		end := previewLength
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	return []byte(strings.ReplaceAll(text, "\n", "\r\n"))
}

// cancelled is the error of work that was stopped on request.
func cancelled(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return core.Fail(core.Cancelled, "문서 만들기를 멈췄습니다.", "Making the document was stopped.").Because(ctx.Err())
}
