package pages

import (
	"context"
	"mime"
	"net/http"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/web/middleware"
)

// page is a handler whose error becomes the one error page.
type page func(w http.ResponseWriter, r *http.Request) error

func (p page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := p(w, r); err != nil {
		middleware.Fail(w, r, err)
	}
}

// actor is who asks. Sign-in will come here; until then it is the local operator.
func actor(context.Context) core.Actor { return core.LocalOperator(core.DefaultAgency) }

func render(w http.ResponseWriter, r *http.Request, component templ.Component) error {
	middleware.Render(w, r, http.StatusOK, component)
	return nil
}

// rendered answers a form that came back with an error.
func rendered(w http.ResponseWriter, r *http.Request, err error, component templ.Component) error {
	status := http.StatusOK
	if err != nil {
		status = middleware.Status(err)
	}
	middleware.Render(w, r, status, component)
	return nil
}

// seeOther leads on after a form was accepted.
func seeOther(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // callers build it from paths of this site
	return nil
}

// attach marks an answer as a file to keep.
func attach(w http.ResponseWriter, name, kind string) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}
