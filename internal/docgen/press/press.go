package press

import (
	"context"
	"io"

	"naru/internal/core"
	"naru/internal/docgen/docx"
	"naru/internal/docgen/hwpx"
	"naru/internal/docgen/pdf"
	"naru/internal/docgen/template"
	"naru/internal/docgen/xlsx"
	"naru/internal/document"
	"naru/internal/report"
)

// Press implements [report.Press].
type Press struct{}

// Write writes a document in a format.
func (Press) Write(ctx context.Context, w io.Writer, f report.Format, d document.Document) error {
	switch f {
	case report.HWPX:
		return hwpx.Write(ctx, w, d, hwpx.Options{Draw: drawing(ctx, d.Lang)})
	case report.DOCX:
		return docx.Write(ctx, w, d, docx.Options{Draw: drawing(ctx, d.Lang)})
	case report.XLSX:
		return xlsx.Write(ctx, w, d)
	default:
		return pdf.Write(ctx, w, d)
	}
}

// Fields finds out which of the two formats a template has, and its fields.
func (Press) Fields(r io.ReaderAt, size int64) (report.Format, []string, error) {
	list, err := hwpx.Fields(r, size)
	format := report.HWPX
	if err != nil {
		word, other := docx.Fields(r, size)
		if other != nil {
			return "", nil, core.Fail(core.Invalid, "HWPX나 DOCX 서식이 아닙니다. 한글에서는 ‘HWPX 문서’로, 워드에서는 ‘Word 문서(.docx)’로 저장해 올려 주십시오.",
				"This is no template in HWPX or DOCX. Save it as an HWPX document in Hangul, or as a .docx in Word, and upload that.").Because(err)
		}
		list, format = word, report.DOCX
	}
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = f.Name
	}
	return format, names, nil
}

// Fill writes a template with values in the place of its fields.
func (Press) Fill(ctx context.Context, w io.Writer, f report.Format, r io.ReaderAt, size int64, values map[string][]document.Block, lang core.Lang) ([]string, error) {
	var told template.Report
	var err error
	if f == report.HWPX {
		told, err = hwpx.Fill(ctx, w, r, size, values, lang, hwpx.Options{Draw: drawing(ctx, lang)})
	} else {
		told, err = docx.Fill(ctx, w, r, size, values, lang, docx.Options{Draw: drawing(ctx, lang)})
	}
	return told.Unfilled, err
}
