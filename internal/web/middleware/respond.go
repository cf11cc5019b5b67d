package middleware

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/web/ui"

	"github.com/a-h/templ"
)

// Status gives the HTTP status of an error.
func Status(err error) int {
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return http.StatusRequestEntityTooLarge
	}
	switch core.CodeOf(err) {
	case core.Invalid:
		return http.StatusUnprocessableEntity
	case core.NotFound:
		return http.StatusNotFound
	case core.Conflict:
		return http.StatusConflict
	case core.Forbidden:
		return http.StatusForbidden
	case core.TooLarge:
		return http.StatusRequestEntityTooLarge
	case core.Unavailable:
		return http.StatusServiceUnavailable
	case core.Cancelled:
		return statusClientClosed
	default:
		return http.StatusInternalServerError
	}
}

// statusClientClosed is what proxies log when the reader went away.
const statusClientClosed = 499

// Render writes a component as an HTML answer. The component is rendered in
// full first, so that a failure still becomes an error page.
func Render(w http.ResponseWriter, r *http.Request, status int, page templ.Component) {
	buf := templ.GetBuffer()
	defer templ.ReleaseBuffer(buf)
	if err := page.Render(r.Context(), buf); err != nil {
		Fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(buf.Len()))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(buf.Bytes()) // the reader went away; nothing to tell
	}
}

// Fail answers with an error: a page for people, with the reference under
// which the log holds the cause. Errors that are the operator's business are
// logged as such.
func Fail(w http.ResponseWriter, r *http.Request, err error) {
	status := Status(err)
	t := traceOf(r.Context())
	if status >= http.StatusInternalServerError {
		t.log.ErrorContext(r.Context(), "request failed", "ref", t.ref, "path", r.URL.Path, "error", err)
	}
	shown := err
	if status == http.StatusRequestEntityTooLarge && core.CodeOf(err) != core.TooLarge {
		shown = core.Fail(core.TooLarge,
			"보내신 내용이 너무 큽니다. 파일을 나누어 보내 주십시오.",
			"The request is too large. Please split the file.")
	}
	buf := templ.GetBuffer()
	defer templ.ReleaseBuffer(buf)
	failure := ui.Failure{Err: shown, Status: status}
	if status >= http.StatusInternalServerError {
		failure.Ref = t.ref
	}
	if renderErr := ui.ErrorPage(failure).Render(r.Context(), buf); renderErr != nil {
		http.Error(w, core.MessageOf(shown).In(ui.Lang(r.Context())), status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(buf.Bytes()) // the reader went away; nothing to tell
}

// trace is what the log knows of the request at hand.
type trace struct {
	ref string
	log *slog.Logger
}

type traceKey struct{}

func traceOf(ctx context.Context) trace {
	if t, ok := ctx.Value(traceKey{}).(trace); ok {
		return t
	}
	return trace{log: slog.New(slog.DiscardHandler)}
}

// Ref gives the reference of the request, which the log carries too.
func Ref(ctx context.Context) string { return traceOf(ctx).ref }
