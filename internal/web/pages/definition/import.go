package definition

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/ingest"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// largestBasket bounds a definition that comes as a file. The whole
// classification with a reason for each code is a tenth of it.
const largestBasket = 2 << 20

// definitionImportForm asks for a file of a definition.
func (s *Section) definitionImportForm(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, definitionImportTempl(core.KSIC11, nil))
}

// definitionImportPost reads the file into the form of a new definition. It is
// saved there, when it has been looked at.
func (s *Section) definitionImportPost(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, largestBasket)
	name, text, err := basketUpload(r)
	system := core.System(r.FormValue("system"))
	if err != nil {
		return page.Answer(w, r, err, definitionImportTempl(system, err))
	}
	f, err := s.readBasket(r, name, text, system)
	if err != nil {
		return page.Answer(w, r, err, definitionImportTempl(system, err))
	}
	said := core.Tf("‘%[1]s’에서 코드 %[2]d개를 읽었습니다. 확인하고 저장해 주십시오.", "Read %[2]d %[3]s from ‘%[1]s’. Look and save.",
		name, len(f.Rows), core.Plural(len(f.Rows), "code", "codes"))
	return s.showDefinitionForm(w, r, editing{who: page.Actor(r.Context()), Said: said}, f)
}

// basketUpload gives the file of the form, in UTF-8.
func basketUpload(r *http.Request) (name string, text []byte, err error) {
	file, header, err := r.FormFile("file")
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return "", nil, basketFault(core.TooLarge, core.T("산업 정의 파일이 아닙니다. 2 MiB까지 읽습니다.", "This is no file of a definition: at most 2 MiB are read."))
	}
	if err != nil {
		return "", nil, basketFault(core.Invalid, core.T("가져올 파일을 골라 주십시오.", "Choose a file to import.")).Because(err)
	}
	defer file.Close()
	if text, err = io.ReadAll(file); err != nil {
		return "", nil, basketFault(core.Invalid, core.T("파일을 끝까지 받지 못했습니다. 다시 올려 주십시오.", "The file did not arrive whole. Please send it again.")).Because(err)
	}
	name = page.UploadName(header.Filename)
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))
	if !utf8.Valid(text) {
		text, err = korean.EUCKR.NewDecoder().Bytes(text) // spreadsheets in Korea save CSV so
	}
	if err != nil || len(text) == 0 || bytes.IndexByte(text, 0) >= 0 || bytes.ContainsRune(text, utf8.RuneError) {
		return name, nil, basketFault(core.Invalid, core.Tf(
			"‘%s’에는 읽을 수 있는 글이 없습니다. 나루에서 내려받은 JSON이나 CSV 파일을 골라 주십시오.",
			"‘%s’ holds no text that can be read. Choose a JSON or CSV file downloaded from Naru.", name))
	}
	return name, text, nil
}

func basketFault(code core.Code, message core.Text) *core.Error {
	return (&core.Error{Code: code, Message: message}).With("file", message)
}

// readBasket reads JSON as it is downloaded here, or lines of code, weight
// and reason.
func (s *Section) readBasket(r *http.Request, name string, text []byte, system core.System) (definitionInput, error) {
	stem := name
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		stem = name[:i]
	}
	if text[0] == '{' {
		return basketFromJSON(name, text)
	}
	f := definitionInput{Key: ingest.KeyOf(stem), Name: core.T(stem, ""), System: system, State: industry.Active, Paste: string(text)}
	c, err := s.definitionTable(r.Context(), page.Actor(r.Context()), system)
	if err != nil {
		return f, err
	}
	if err := f.apply(c); err != nil || len(f.Rows) == 0 {
		return f, basketFault(core.Invalid, core.Tf(
			"‘%s’을(를) 읽지 못했습니다. 한 줄에 코드, 가중치, 까닭을 쉼표로 나눠 적은 CSV나 나루에서 내려받은 JSON이어야 합니다.",
			"‘%s’ cannot be read. It must be CSV with code, weight and reason on each line, or JSON downloaded from Naru.", name)).Because(err)
	}
	return f, nil
}

func basketFromJSON(name string, text []byte) (definitionInput, error) {
	var file basketFile
	if err := json.Unmarshal(text, &file); err != nil || len(file.Items) == 0 || len(file.Items) > maxRows {
		return definitionInput{}, basketFault(core.Invalid, core.Tf(
			"‘%s’은(는) 산업 정의의 JSON이 아닙니다. 나루에서 내려받은 파일을 고치지 말고 올려 주십시오.",
			"‘%s’ is not the JSON of a definition. Upload the file as it was downloaded from Naru.", name)).Because(err)
	}
	if !slices.Contains([]core.System{core.KSIC9, core.KSIC10, core.KSIC11}, file.System) {
		return definitionInput{}, basketFault(core.Invalid, core.Tf(
			"‘%[1]s’의 분류 차수 ‘%[2]s’은(는) 모르는 것입니다. ksic9, ksic10, ksic11 가운데 하나여야 합니다.",
			"‘%[1]s’ names the unknown revision ‘%[2]s’. It must be ksic9, ksic10 or ksic11.", name, string(file.System)))
	}
	f := definitionInput{Key: file.Key, Name: file.Name, Note: file.Note, System: file.System, State: industry.Active}
	if file.Preset {
		f.Key = copyKey(file.Key) // the key of a preset is taken
	}
	for _, i := range file.Items {
		f.Rows = append(f.Rows, definitionRow{Code: i.Code, Weight: weightText(i.Weight), Reason: i.Reason})
	}
	return f, nil
}

func basketField(err error) ui.FileDrop {
	return ui.FileDrop{
		Field:   ui.Field{Name: "file", Label: core.T("파일", "File"), Error: ui.FieldError(err, "file"), Required: true},
		Accept:  ".json,.csv,.tsv,.txt",
		Formats: core.T("나루에서 내려받은 JSON이나 CSV, 또는 코드·가중치·까닭을 적은 CSV", "JSON or CSV downloaded from Naru, or CSV with code, weight and reason"),
	}
}
