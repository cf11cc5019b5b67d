package pages

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/web/middleware"
	"naru/internal/web/ui"
)

// uploadForm asks for the file.
func (s *Site) uploadForm(w http.ResponseWriter, r *http.Request) error {
	return s.showUpload(w, r, nil)
}

func (s *Site) showUpload(w http.ResponseWriter, r *http.Request, failed error) error {
	saved, err := s.Datasets.Profiles(r.Context(), actor(r.Context()))
	if err != nil {
		return err
	}
	return rendered(w, r, failed, uploadTempl(uploadView{Err: failed, Saved: len(saved)}))
}

// uploadView is the page that asks for the file.
type uploadView struct {
	Err   error
	Saved int // mappings kept from earlier imports
}

// upload keeps the file and leads to its mapping. The body is streamed: a file
// of gigabytes never lies in memory.
func (s *Site) upload(w http.ResponseWriter, r *http.Request) error {
	to, err := s.receive(r)
	if err != nil {
		return s.showUpload(w, r, err)
	}
	return seeOther(w, r, to)
}

func (s *Site) receive(r *http.Request) (string, error) {
	body, err := r.MultipartReader()
	if err != nil {
		return "", noFile().Because(err)
	}
	for {
		part, err := body.NextPart()
		if errors.Is(err, io.EOF) {
			return "", noFile()
		}
		if err != nil {
			return "", brokenUpload(err)
		}
		if part.FormName() == "file" && part.FileName() != "" {
			return s.keep(r, part)
		}
	}
}

func (s *Site) keep(r *http.Request, part *multipart.Part) (string, error) {
	name := uploadName(part.FileName())
	u, err := s.Datasets.Receive(r.Context(), actor(r.Context()), name, part)
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return "", tooLarge(name)
	}
	if err != nil {
		if _, ok := errors.AsType[*core.Error](err); ok {
			return "", err
		}
		return "", brokenUpload(err)
	}
	return mappingHref(u.SHA256, name), nil
}

func mappingHref(sha, name string) string {
	return "/datasets/import/" + sha + "?" + url.Values{"name": {name}}.Encode()
}

func brokenUpload(cause error) *core.Error {
	return core.Fail(core.Invalid, "파일을 끝까지 받지 못했습니다. 다시 올려 주십시오.", "The upload broke off. Please try again.").
		Because(cause).With("file", core.T("받다가 끊겼습니다.", "The upload broke off."))
}

// tooLarge refuses a file whose size was not told before it came.
func tooLarge(name string) *core.Error {
	return core.Fail(core.TooLarge, "‘%[1]s’을(를) 받지 않았습니다.", "‘%[1]s’ was not taken.", name).With("file", tooLargeText())
}

func tooLargeText() core.Text {
	return core.Tf("한도 %s보다 큰 파일입니다. 시점이나 지역으로 나누어 올려 주십시오.",
		"The file is larger than the limit of %s. Split it by period or region.", byteSize(middleware.DefaultMaxBody))
}

// uploadFile is the field of the form.
func uploadFile(err error) ui.FileDrop {
	return ui.FileDrop{
		Field:   ui.Field{Name: "file", Label: core.T("파일", "File"), Error: ui.FieldError(err, "file"), Required: true},
		Accept:  ".csv,.tsv,.txt,.xlsx,.json,.jsonl,.geojson,.topojson,.parquet",
		Formats: core.T("CSV, TSV, XLSX, JSON, Parquet, GeoJSON, TopoJSON. 인코딩과 구분 기호는 알아서 찾습니다. 4 GiB까지.", "CSV, TSV, XLSX, JSON, Parquet, GeoJSON or TopoJSON. Encoding and delimiter are found by themselves. Up to 4 GiB."),
	}
}

func (s *Site) importRoutes(mux *http.ServeMux) {
	mux.Handle("GET /datasets/import", page(s.uploadForm))
	mux.Handle("POST /datasets/import", page(s.upload))
	mux.Handle("GET /datasets/import/{sha}", page(s.mappingForm))
	mux.Handle("POST /datasets/import/{sha}", page(s.mappingPost))
	mux.Handle("GET /datasets/runs/{id}", page(s.runPage))
	mux.Handle("GET /datasets/runs/{id}/progress", page(s.runProgress))
	mux.Handle("POST /datasets/runs/{id}/cancel", page(s.runCancel))
	mux.Handle("GET /datasets/runs/{id}/rejects.csv", page(s.runRejects))
	mux.Handle("GET /datasets/mappings", page(s.mappingList))
	mux.Handle("POST /datasets/mappings/rename", page(s.mappingRename))
	mux.Handle("POST /datasets/mappings/delete", page(s.mappingDelete))
}
