package pages

import (
	"bytes"
	"html"
	"io"
	"log/slog"
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
	"naru/internal/source/kosis"
	"naru/internal/web/middleware"
)

// quay is the pages of an import over real stores in a folder of the test.
type quay struct {
	*desk

	log *bytes.Buffer
}

func newQuay(t *testing.T) *quay { t.Helper(); return newQuayOf(t, kosis.Client{}, 0) }

func newQuayOf(t *testing.T, client kosis.Client, maxBody int64) *quay {
	t.Helper()
	q := &quay{desk: newDesk(t), log: &bytes.Buffer{}}
	q.KOSIS = kosis.NewDesk(client, core.NewID)
	t.Cleanup(q.KOSIS.Stop)
	mux := http.NewServeMux()
	q.datasetRoutes(mux)
	q.importRoutes(mux)
	q.kosisRoutes(mux)
	q.handler = middleware.Stack(middleware.Config{MaxBody: maxBody, Log: slog.New(slog.NewTextHandler(q.log, nil))}, mux)
	return q
}

// lang asks for a language, as the reader's cookie does.
func lang(r *http.Request, l core.Lang) *http.Request {
	r.AddCookie(&http.Cookie{Name: "lang", Value: string(l)})
	return r
}

// uploadBody is a form with one file.
func uploadBody(t *testing.T, name string, content []byte) (body []byte, kind string) {
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

func uploadRequest(kind string, body io.Reader) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1"+importHref, body)
	r.Header.Set("Content-Type", kind)
	return r
}

// bringFile uploads a file and gives the page that it leads to, and its address.
func (q *quay) bringFile(l core.Lang, name string, content []byte) (*httptest.ResponseRecorder, string) {
	q.t.Helper()
	body, kind := uploadBody(q.t, name, content)
	w := q.ask(lang(uploadRequest(kind, bytes.NewReader(body)), l))
	if w.Code != http.StatusSeeOther {
		return w, importHref
	}
	at := w.Header().Get("Location")
	return q.ask(lang(httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+at, nil), l)), at
}

var (
	fieldTag  = regexp.MustCompile(`<(input|select|textarea|option)\b([^>]*)>([^<]*)`)
	attribute = regexp.MustCompile(`([a-z-]+)="([^"]*)"|\b(checked|selected)\b`)
)

// formOf reads what a browser would send of a page's form, no button pressed.
func formOf(page string) url.Values {
	for _, form := range []string{`id="mapping"`, `id="definition"`} {
		if at := strings.Index(page, form); at >= 0 {
			page = page[at:]
		}
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
			if _, on := attrs["checked"]; attrs["type"] == "checkbox" && !on || name == "" {
				continue
			}
			v.Add(name, attrs["value"])
		}
	}
	return v
}

func (q *quay) send(l core.Lang, at string, form url.Values) *httptest.ResponseRecorder {
	q.t.Helper()
	at, _, _ = strings.Cut(at, "?")
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1"+at, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return q.ask(lang(r, l))
}

// start presses "start the import" on the page of a file.
func (q *quay) start(l core.Lang, at string, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	q.t.Helper()
	form := formOf(w.Body.String())
	form.Set("act", actImport)
	return q.send(l, at, form)
}

// outcome waits for the import that an answer leads to and gives its last page.
func (q *quay) outcome(l core.Lang, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	q.t.Helper()
	if w.Code != http.StatusSeeOther {
		q.t.Fatalf("not started: %d %s", w.Code, text(w))
	}
	at := w.Header().Get("Location")
	id := at[strings.LastIndexByte(at, '/')+1:]
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		run, _, err := q.Datasets.Watch(q.t.Context(), core.LocalOperator(core.DefaultAgency), id)
		if err != nil {
			q.t.Fatal(err)
		}
		if run.State != dataset.RunOpen {
			return q.ask(lang(httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+at, nil), l))
		}
	}
	q.t.Fatal("the import does not end")
	return nil
}

// wantNothing checks that no dataset is there.
func (q *quay) wantNothing() {
	q.t.Helper()
	entries, err := q.Datasets.List(q.t.Context(), core.LocalOperator(core.DefaultAgency))
	if err != nil || len(entries) != 0 {
		q.t.Errorf("%d datasets are there, err %v", len(entries), err)
	}
}

func wantWords(t *testing.T, got string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Errorf("%q is missing from\n%.900s", w, got)
		}
	}
}
