package study

import (
	"net/http"

	"naru/internal/core"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// largestFile bounds an exported study; one of forty indicators by two thousand
// candidates is a tenth of it.
const largestFile = 64 << 20

// importForm asks for an exported study.
func (s *Section) importForm(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, importTempl(nil))
}

// importPost brings a study in and leads to how its numbers came out here.
func (s *Section) importPost(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, largestFile)
	file, _, err := r.FormFile("file")
	if err != nil {
		refused := page.NoFile().Because(err)
		return page.Answer(w, r, refused, importTempl(refused))
	}
	defer file.Close()
	x, _, err := s.Studies.Import(r.Context(), page.Actor(r.Context()), file)
	if c := core.CodeOf(err); err != nil && (c == core.Invalid || c == core.Conflict || c == core.TooLarge) {
		return page.Answer(w, r, err, importTempl(err))
	}
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, href(x.ID, "recheck")+"?"+paramDone+"="+doneBrought)
}

func importField(err error) ui.FileDrop {
	return ui.FileDrop{
		Field:   ui.Field{Name: "file", Label: core.T("연구 파일", "File of a study"), Error: ui.FieldError(err, "file"), Required: true},
		Accept:  ".json",
		Formats: core.T("나루에서 ‘파일로 내보내기’로 받은 파일(.json)", "A file that Naru exported (.json)"),
	}
}
