package page

import (
	"context"
	"mime"
	"net/http"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/web/middleware"
)

// Handler answers a request; its error becomes the one error page.
type Handler func(w http.ResponseWriter, r *http.Request) error

// ServeHTTP answers, with the error page when the handler fails.
func (p Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := p(w, r); err != nil {
		middleware.Fail(w, r, err)
	}
}

// Actor is who asks, as middleware.Acting found.
func Actor(ctx context.Context) core.Actor { return middleware.Actor(ctx) }

// Render answers with a page.
func Render(w http.ResponseWriter, r *http.Request, component templ.Component) error {
	middleware.Render(w, r, http.StatusOK, component)
	return nil
}

// Answer answers with a form that came back, under the status of its error.
func Answer(w http.ResponseWriter, r *http.Request, err error, component templ.Component) error {
	status := http.StatusOK
	if err != nil {
		status = middleware.Status(err)
	}
	middleware.Render(w, r, status, component)
	return nil
}

// SeeOther leads on after a form was accepted.
func SeeOther(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// Attach marks an answer as a file to keep.
func Attach(w http.ResponseWriter, name, kind string) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}
