package policy

import (
	"errors"
	"io"
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// largestFile bounds a file of policies, with some room for the form around it.
const largestFile = 64<<20 + 1<<16

// importForm asks for a file in the template.
func (s *Section) importForm(w http.ResponseWriter, r *http.Request) error {
	return s.showImport(w, r, nil)
}

func (s *Section) showImport(w http.ResponseWriter, r *http.Request, failed error) error {
	return page.Answer(w, r, failed, importTempl(importView{Err: failed, CanWrite: page.Actor(r.Context()).CanWrite()}))
}

// importView is the page that asks for a file.
type importView struct {
	Err      error
	CanWrite bool
}

// importPost keeps the file and leads to its preview.
func (s *Section) importPost(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, largestFile)
	to, err := s.receive(r)
	if err != nil {
		return s.showImport(w, r, err)
	}
	return page.SeeOther(w, r, to)
}

func (s *Section) receive(r *http.Request) (to string, err error) {
	file := ""
	err = page.Upload(r, func(name string, content io.Reader) error {
		file = name
		kept, err := s.Datasets.Receive(r.Context(), page.Actor(r.Context()), name, content)
		to = previewHref(kept.SHA256, name)
		return err
	})
	if page.TooLarge(err) {
		return "", fileFault(core.TooLarge, core.Tf("‘%s’은(는) 64 MiB보다 큽니다. 파일을 나누어 올려 주십시오.", "‘%s’ is larger than 64 MiB. Part the file.", file)).Because(err)
	}
	if told, ok := errors.AsType[*core.Error](err); ok && told.Code == core.Invalid {
		return "", fileFault(core.Invalid, told.Message).Because(err)
	}
	return to, err
}

// fileFault puts a message beside the field of the file.
func fileFault(code core.Code, message core.Text) *core.Error {
	return (&core.Error{Code: code, Message: message}).With("file", message)
}

func previewHref(sha, name string) string {
	return filePath + "/" + url.PathEscape(sha) + "?" + url.Values{paramName: {name}}.Encode()
}

func importFile(err error) ui.FileDrop {
	return ui.FileDrop{
		Field:   ui.Field{Name: "file", Label: core.T("채운 서식", "The template, filled in"), Error: ui.FieldError(err, "file"), Required: true},
		Accept:  ".xlsx,.csv,.tsv,.txt",
		Formats: core.T("XLSX나 CSV(UTF-8, CP949). 20,000줄, 64 MiB까지.", "XLSX or CSV (UTF-8 or CP949), up to 20,000 rows and 64 MiB."),
	}
}

// examples shows the examples before they are put in.
func (s *Section) examples(w http.ResponseWriter, r *http.Request) error {
	return s.showExamples(w, r, s.homeCity(), nil)
}

func (s *Section) showExamples(w http.ResponseWriter, r *http.Request, home string, failed error) error {
	if asked := r.URL.Query().Get("home"); asked != "" && r.Method == http.MethodGet {
		home = asked
	}
	v := examplesView{
		Err: failed, CanWrite: page.Actor(r.Context()).CanWrite(), Home: home, List: policy.Examples(home),
		Cities: append([]ui.Option{{Label: core.T("도시 없이(상위계획만)", "no city (upper plans only)")}}, s.cityOptions()...),
	}
	return page.Answer(w, r, failed, examplesTempl(v))
}

// examplesView is what the examples would put in.
type examplesView struct {
	Err      error
	CanWrite bool
	Home     string
	Cities   []ui.Option
	List     []policy.Policy
}

// examplesPost puts the examples in.
func (s *Section) examplesPost(w http.ResponseWriter, r *http.Request) error {
	home := r.PostFormValue("home")
	if _, ok := s.Regions.Get(home); home != "" && !ok {
		return s.showExamples(w, r, "", core.Fail(core.Invalid, "‘%s’은(는) 지역 코드가 아닙니다. 목록에서 골라 주십시오.", "‘%s’ is not the code of a place. Choose one of the list.", home))
	}
	n, err := s.Policies.AddExamples(r.Context(), page.Actor(r.Context()), home)
	if err != nil {
		if core.CodeOf(err) == core.Invalid {
			return s.showExamples(w, r, home, err)
		}
		return err
	}
	done := doneExamples
	if n == 0 {
		done = doneNothing
	}
	return page.SeeOther(w, r, listPath+"?"+paramDone+"="+done)
}
