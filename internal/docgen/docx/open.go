package docx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/docgen/template"
)

// The parts that a filled template changes beside its text.
const (
	documentName = "word/document.xml"
	stylesName   = "word/styles.xml"
	typesName    = "[Content_Types].xml"
)

// templateFile is an opened template.
type templateFile struct {
	file  *pack.Package
	parts []templatePart
}

type templatePart struct {
	name    string
	data    []byte
	scanned *template.Part
}

// openTemplate opens a template and finds the fields of its text, its running
// heads and feet, and its notes.
func openTemplate(r io.ReaderAt, size int64) (*templateFile, error) {
	file, err := pack.Open(r, size)
	if err != nil {
		return nil, explain(err)
	}
	if !file.Has(documentName) || !file.Has(typesName) {
		return nil, core.Fail(core.Invalid,
			"Word 문서(.docx)가 아닙니다(본문이 없습니다). Word에서 .docx로 저장한 파일을 올려 주십시오.",
			"This is not a Word document (it has no text part). Save it from Word as .docx and upload that file.")
	}
	t := &templateFile{file: file}
	for _, name := range file.Names() {
		if !holdsText(name) {
			continue
		}
		p := templatePart{name: name}
		if p.data, err = file.Read(name); err != nil {
			return nil, explain(err)
		}
		if p.scanned, err = template.Scan(p.data, dialect); err != nil {
			return nil, explain(err)
		}
		if !bytes.Contains(p.data[:min(len(p.data), 8192)], []byte(`xmlns:w="`+nsWord+`"`)) {
			return nil, explain(fmt.Errorf("%w: %s binds other prefixes", pack.ErrBroken, name))
		}
		t.parts = append(t.parts, p)
	}
	return t, nil
}

// holdsText reports whether a part has text that a reader sees.
func holdsText(name string) bool {
	base, inWord := strings.CutPrefix(name, "word/")
	if !inWord || path.Dir(base) != "." || path.Ext(base) != ".xml" {
		return false
	}
	for _, kind := range []string{"document", "header", "footer", "footnotes", "endnotes"} {
		if strings.TrimRight(strings.TrimSuffix(base, ".xml"), "0123456789") == kind {
			return true
		}
	}
	return false
}

// explain says a failure of reading in the words of this format.
func explain(err error) error {
	switch {
	case errors.Is(err, pack.ErrOld), errors.Is(err, pack.ErrLocked):
		return core.Fail(core.Invalid,
			"예전 형식(.doc) 문서이거나 암호가 걸린 문서입니다. Word에서 열어 암호를 풀고 .docx로 저장한 뒤 다시 올려 주십시오.",
			"This is a document in the old .doc format, or one with a password. Open it in Word, remove the password, save it as .docx and upload it again.").Because(err)
	case errors.Is(err, pack.ErrBroken):
		return core.Fail(core.Invalid,
			"Word 문서(.docx)가 아니거나 파일이 손상되었습니다. Word에서 열리는지 확인하고 다시 저장하여 올려 주십시오.",
			"This is not a Word document, or the file is damaged. Check that it opens in Word, save it again and upload it.").Because(err)
	}
	return err
}
