package pagestest

import (
	"bytes"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/web/pages/page"
)

// Lang asks for a language, as the reader's cookie does.
func Lang(r *http.Request, l core.Lang) *http.Request {
	r.AddCookie(&http.Cookie{Name: "lang", Value: string(l)}) //nolint:gosec // what a browser sends has no attributes
	return r
}

var (
	mainForm  = regexp.MustCompile(`<form\b[^>]* id="(mapping|definition|study)"`)
	fieldTag  = regexp.MustCompile(`<(input|select|textarea|option)\b([^>]*)>([^<]*)`)
	attribute = regexp.MustCompile(`([a-z-]+)="([^"]*)"|\b(checked|selected)\b`)
)

// FormOf reads what a browser would send of a page's form, no button pressed.
func FormOf(page string) url.Values {
	if at := mainForm.FindStringIndex(page); at != nil {
		page = page[at[0]:]
	}
	v := url.Values{}
	selecting, chosen := "", false
	for _, m := range fieldTag.FindAllStringSubmatch(page, -1) {
		attrs := map[string]string{}
		for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
			if a[3] != "" {
				attrs[a[3]] = "1"
				continue
			}
			attrs[a[1]] = html.UnescapeString(a[2])
		}
		name := attrs["name"]
		switch m[1] {
		case "select":
			selecting, chosen = name, false
			v.Add(name, "") // the option that follows takes its place
		case "option":
			_, selected := attrs["selected"]
			if list := v[selecting]; selected || !chosen && len(list) > 0 && list[len(list)-1] == "" {
				list[len(list)-1] = attrs["value"]
				chosen = selected
			}
		case "textarea":
			v.Add(name, strings.TrimSpace(html.UnescapeString(m[3])))
		default:
			_, on := attrs["checked"]
			if choice := attrs["type"] == "checkbox" || attrs["type"] == "radio"; choice && !on || name == "" {
				continue
			}
			v.Add(name, attrs["value"])
		}
	}
	return v
}

// UploadBody is a form with one file.
func UploadBody(t *testing.T, name string, content []byte) (body []byte, kind string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

// UploadRequest is such a form on its way to where an import begins.
func (s *Site) UploadRequest(kind string, body io.Reader) *http.Request {
	r := httptest.NewRequestWithContext(s.t.Context(), http.MethodPost, "http://127.0.0.1"+page.ImportHref, body)
	r.Header.Set("Content-Type", kind)
	return r
}

// BringFile uploads a file and gives the page that it leads to, and its address.
func (s *Site) BringFile(l core.Lang, name string, content []byte) (*httptest.ResponseRecorder, string) {
	s.t.Helper()
	body, kind := UploadBody(s.t, name, content)
	w := s.Ask(Lang(s.UploadRequest(kind, bytes.NewReader(body)), l))
	if w.Code != http.StatusSeeOther {
		return w, page.ImportHref
	}
	at := w.Header().Get("Location")
	return s.Ask(Lang(httptest.NewRequestWithContext(s.t.Context(), http.MethodGet, "http://127.0.0.1"+at, nil), l)), at
}

// Send sends a form to an address; what follows a question mark is left out.
func (s *Site) Send(l core.Lang, at string, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	at, _, _ = strings.Cut(at, "?")
	r := httptest.NewRequestWithContext(s.t.Context(), http.MethodPost, "http://127.0.0.1"+at, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.Ask(Lang(r, l))
}

// Outcome waits for the import that an answer leads to and gives its last page.
func (s *Site) Outcome(l core.Lang, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	s.t.Helper()
	if w.Code != http.StatusSeeOther {
		s.t.Fatalf("not started: %d %s", w.Code, Text(w))
	}
	at := w.Header().Get("Location")
	id := at[strings.LastIndexByte(at, '/')+1:]
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		run, _, err := s.Datasets.Watch(s.t.Context(), core.LocalOperator(core.DefaultAgency), id)
		if err != nil {
			s.t.Fatal(err)
		}
		if run.State != dataset.RunOpen {
			return s.Ask(Lang(httptest.NewRequestWithContext(s.t.Context(), http.MethodGet, "http://127.0.0.1"+at, nil), l))
		}
	}
	s.t.Fatal("the import does not end")
	return nil
}
