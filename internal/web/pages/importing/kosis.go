package importing

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/source/kosis"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

const (
	kosisHref   = page.ImportHref + "/kosis"
	fetchesHref = "/datasets/fetches/"
)

// kosisInput is what the form holds. The key is not part of it: it is taken
// from the request, handed on, and never shown again.
type kosisInput struct {
	Table, Items, Objects, From, To string
}

type kosisView struct {
	Form   kosisInput
	Err    error
	HasKey bool // the server has a key of its own
}

func (s *Section) kosisForm(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, kosisTempl(kosisView{Form: kosisInputOf(r.URL.Query()), HasKey: s.KOSIS.HasKey()}))
}

func kosisInputOf(v url.Values) kosisInput {
	return kosisInput{Table: v.Get("table"), Items: v.Get("items"), Objects: v.Get("obj"), From: v.Get("from"), To: v.Get("to")}
}

// query reads the form: codes are parted by commas or spaces, classifications
// by lines.
func (f kosisInput) query() (kosis.Query, error) {
	words := kosis.Words{Table: f.Table, From: f.From, To: f.To, Items: strings.FieldsFunc(f.Items, isParting)}
	for line := range strings.Lines(strings.TrimSpace(f.Objects)) {
		words.Objects = append(words.Objects, strings.Join(strings.FieldsFunc(line, isParting), "+"))
	}
	return words.Query()
}

func isParting(r rune) bool { return strings.ContainsRune(", \t\r\n+", r) }

// href leads back to the form as it was filled in, without the key.
func (f kosisInput) href() string {
	v := url.Values{}
	for name, value := range map[string]string{"table": f.Table, "items": f.Items, "obj": f.Objects, "from": f.From, "to": f.To} {
		if value != "" {
			v.Set(name, value)
		}
	}
	return kosisHref + "?" + v.Encode()
}

func (s *Section) kosisPost(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return core.Fail(core.Invalid, "보내신 내용을 읽지 못했습니다. 다시 보내 주십시오.", "The form could not be read. Please send it again.").Because(err)
	}
	f := kosisInputOf(r.PostForm)
	fetch, err := s.startFetch(r, f)
	if err != nil {
		return page.Answer(w, r, err, kosisTempl(kosisView{Form: f, Err: err, HasKey: s.KOSIS.HasKey()}))
	}
	return page.SeeOther(w, r, fetchHref(fetch.ID))
}

func (s *Section) startFetch(r *http.Request, f kosisInput) (kosis.Fetch, error) {
	q, err := f.query()
	if err != nil {
		return kosis.Fetch{}, err
	}
	who := page.Actor(r.Context())
	return s.KOSIS.Start(r.Context(), strings.TrimSpace(r.PostForm.Get("key")), q,
		func(ctx context.Context, name string, body io.Reader) (string, error) {
			u, err := s.Datasets.Receive(ctx, who, name, body)
			return u.SHA256, err
		})
}

func fetchHref(id string) string { return fetchesHref + url.PathEscape(id) }

// kosisFetch shows a fetch under way. What was fetched is checked like any
// other file.
func (s *Section) kosisFetch(w http.ResponseWriter, r *http.Request) error {
	f, err := s.KOSIS.Watch(r.PathValue("id"))
	if err != nil {
		return err
	}
	if f.SHA256 != "" {
		return page.SeeOther(w, r, mappingHref(f.SHA256, f.Name))
	}
	return page.Render(w, r, kosisFetchTempl(f))
}

// kosisProgress is the part of the page that renews itself.
func (s *Section) kosisProgress(w http.ResponseWriter, r *http.Request) error {
	f, err := s.KOSIS.Watch(r.PathValue("id"))
	if err != nil {
		return err
	}
	if f.Ended {
		w.Header().Set("Hx-Refresh", "true") // the whole page tells the outcome, or leads on
	}
	return page.Render(w, r, ui.ProgressBar(fetchBar(f)))
}

func (s *Section) kosisCancel(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	s.KOSIS.Cancel(id)
	return page.SeeOther(w, r, fetchHref(id))
}

func fetchBar(f kosis.Fetch) ui.Progress {
	b := ui.Progress{ID: "fetch", Title: core.Tf("KOSIS에서 %s 받기", "Fetching %s from KOSIS", f.Query.TblID)}
	switch {
	case !f.Ended:
		b.Poll = fetchHref(f.ID) + "/progress"
		b.Done, b.Total, b.Unit = int64(f.Done), int64(f.Total), core.T("개 시점", "periods")
		b.Note = core.T("KOSIS의 답을 기다리고 있습니다", "Waiting for KOSIS")
	case f.Err == nil:
		b.State = ui.Succeeded
	default:
		b.State, b.Note = ui.Failed, core.MessageOf(f.Err)
		if core.CodeOf(f.Err) == core.Cancelled {
			b.State = ui.Stopped
		}
		b.Link = ui.Link{Text: core.T("조건을 고쳐 다시 받기", "Change the query and try again"), Href: kosisInputFrom(f.Query).href()}
	}
	return b
}

// kosisInputFrom writes a query as the form holds it.
func kosisInputFrom(q kosis.Query) kosisInput {
	f := kosisInput{
		Table: q.OrgID + "/" + q.TblID, Items: strings.Join(q.Items, ", "),
		From: q.Start.String(), To: q.End.String(),
	}
	for _, o := range q.Objects {
		f.Objects += strings.Join(o, " ") + "\n"
	}
	f.Objects = strings.TrimSuffix(f.Objects, "\n")
	return f
}
