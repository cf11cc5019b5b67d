package importing

import (
	"io"
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// uploadForm asks for the file.
func (s *Section) uploadForm(w http.ResponseWriter, r *http.Request) error {
	return s.showUpload(w, r, nil)
}

func (s *Section) showUpload(w http.ResponseWriter, r *http.Request, failed error) error {
	saved, err := s.Datasets.Profiles(r.Context(), page.Actor(r.Context()))
	if err != nil {
		return err
	}
	return page.Answer(w, r, failed, uploadTempl(uploadView{Err: failed, Saved: len(saved)}))
}

// uploadView is the page that asks for the file.
type uploadView struct {
	Err   error
	Saved int // mappings kept from earlier imports
}

// upload keeps the file and leads to its mapping. The body is streamed: a file
// of gigabytes never lies in memory.
func (s *Section) upload(w http.ResponseWriter, r *http.Request) error {
	to, err := s.receive(r)
	if err != nil {
		return s.showUpload(w, r, err)
	}
	return page.SeeOther(w, r, to)
}

func (s *Section) receive(r *http.Request) (to string, err error) {
	file := ""
	err = page.Upload(r, func(name string, content io.Reader) error {
		file = name
		u, err := s.Datasets.Receive(r.Context(), page.Actor(r.Context()), name, content)
		to = mappingHref(u.SHA256, name)
		return err
	})
	if page.TooLarge(err) {
		return "", tooLarge(file)
	}
	return to, err
}

func mappingHref(sha, name string) string {
	return "/datasets/import/" + sha + "?" + url.Values{"name": {name}}.Encode()
}

// tooLarge refuses a file whose size was not told before it came.
func tooLarge(name string) *core.Error {
	return core.Fail(core.TooLarge, "‘%[1]s’을(를) 받지 않았습니다.", "‘%[1]s’ was not taken.", name).With("file", tooLargeText())
}

func tooLargeText() core.Text {
	return core.Tf("한도 %s보다 큰 파일입니다. 시점이나 지역으로 나누어 올려 주십시오.",
		"The file is larger than the limit of %s. Split it by period or region.", page.ByteSize(middleware.DefaultMaxBody))
}

// uploadFile is the field of the form.
func uploadFile(err error) ui.FileDrop {
	return ui.FileDrop{
		Field:   ui.Field{Name: "file", Label: core.T("파일", "File"), Error: ui.FieldError(err, "file"), Required: true},
		Accept:  ".csv,.tsv,.txt,.xlsx,.json,.jsonl,.geojson,.topojson,.parquet",
		Formats: core.T("CSV, TSV, XLSX, JSON, Parquet, GeoJSON, TopoJSON. 인코딩과 구분 기호는 알아서 찾습니다. 4 GiB까지.", "CSV, TSV, XLSX, JSON, Parquet, GeoJSON or TopoJSON. Encoding and delimiter are found by themselves. Up to 4 GiB."),
	}
}
