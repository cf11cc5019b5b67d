package middleware

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"naru/internal/core"
)

// record gives each request a reference and logs it when it is answered.
// Addresses are logged without their query: it may hold what people typed.
func record(cfg Config, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := cfg.Clock()
		t := trace{ref: cfg.IDs(), log: cfg.Log}
		seen := &watcher{ResponseWriter: w}
		r = r.WithContext(context.WithValue(r.Context(), traceKey{}, t))
		next.ServeHTTP(seen, r)
		level := slog.LevelInfo
		if cfg.Quiet != "" && strings.HasPrefix(r.URL.Path, cfg.Quiet) && seen.status < http.StatusBadRequest {
			level = slog.LevelDebug
		}
		cfg.Log.Log(r.Context(), level, "request",
			"ref", t.ref, "method", r.Method, "path", r.URL.Path, "status", seen.status,
			"bytes", seen.bytes, "took", cfg.Clock().Sub(start).Round(time.Microsecond))
	})
}

// recovery turns a panic of a handler into an error page. The stack goes to
// the log, never to the reader.
func recovery(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler { //nolint:errorlint // net/http compares by identity too
				panic(p)
			}
			t := traceOf(r.Context())
			t.log.ErrorContext(r.Context(), "panic", "ref", t.ref, "value", fmt.Sprint(p), "stack", string(debug.Stack()))
			if seen, ok := w.(*watcher); ok && seen.status != 0 {
				return // the answer has begun; it cannot be taken back
			}
			Fail(w, r, core.Fail(core.Internal,
				"처리하는 중에 문제가 생겼습니다. 잠시 뒤에 다시 시도해 주십시오.",
				"Something went wrong. Please try again in a moment."))
		}()
		next.ServeHTTP(w, r)
	})
}

// watcher remembers what was answered.
type watcher struct {
	http.ResponseWriter

	status int
	bytes  int64
}

// WriteHeader remembers the status.
func (w *watcher) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (w *watcher) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err //nolint:wrapcheck // a ResponseWriter passes errors on as they are
}

// Unwrap lets http.ResponseController reach the connection.
func (w *watcher) Unwrap() http.ResponseWriter { return w.ResponseWriter }
