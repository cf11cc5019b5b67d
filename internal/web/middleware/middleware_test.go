package middleware

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/web/ui"
)

func serve(t *testing.T, log io.Writer, handler http.HandlerFunc, change func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	stack := Stack(Config{
		Log: slog.New(slog.NewTextHandler(log, nil)), IDs: func() string { return "ref-1" }, MaxBody: 1 << 20,
	}, handler)
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8080/industries?region=41", nil)
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	stack.ServeHTTP(w, r)
	return w
}

func ok(w http.ResponseWriter, r *http.Request) {
	_, _ = fmt.Fprint(w, ui.Lang(r.Context()), " ", ui.From(r.Context()).Theme)
}

func TestOnlyLoopbackNamesAreAnswered(t *testing.T) {
	for host, want := range map[string]int{
		"127.0.0.1:8080":      http.StatusOK,
		"127.0.0.1":           http.StatusOK,
		"localhost:9":         http.StatusOK,
		"LOCALHOST":           http.StatusOK,
		"[::1]:8080":          http.StatusOK,
		"[::1]":               http.StatusOK,
		"naru.example":        http.StatusForbidden,
		"127.0.0.1.nip.io":    http.StatusForbidden,
		"192.168.0.2:8080":    http.StatusForbidden,
		"localhost.evil:8080": http.StatusForbidden,
		"":                    http.StatusForbidden,
	} {
		w := serve(t, io.Discard, ok, func(r *http.Request) { r.Host = host })
		if w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
	}
}

func TestChangesFromOtherSitesAreRefused(t *testing.T) {
	for site, want := range map[string]int{"cross-site": http.StatusForbidden, "same-origin": http.StatusOK, "none": http.StatusOK} {
		w := serve(t, io.Discard, ok, func(r *http.Request) {
			r.Method = http.MethodPost
			r.Header.Set("Sec-Fetch-Site", site)
		})
		if w.Code != want {
			t.Errorf("%s: %d, want %d", site, w.Code, want)
		}
	}
}

func TestEveryAnswerCarriesThePolicy(t *testing.T) {
	for _, h := range []http.HandlerFunc{ok, func(http.ResponseWriter, *http.Request) { panic("x") }} {
		w := serve(t, io.Discard, h, nil)
		p := w.Header().Get("Content-Security-Policy")
		if !strings.HasPrefix(p, "default-src 'none'") || strings.Contains(p, "unsafe") {
			t.Errorf("policy %q", p)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Error("types may be sniffed")
		}
	}
}

func TestPanicBecomesAPage(t *testing.T) {
	var log bytes.Buffer
	w := serve(t, &log, func(http.ResponseWriter, *http.Request) { panic("secret cause") }, nil)
	if w.Code != http.StatusInternalServerError {
		t.Errorf("status %d", w.Code)
	}
	if body := w.Body.String(); !strings.Contains(body, "ref-1") || strings.Contains(body, "secret") || strings.Contains(body, "goroutine") {
		t.Errorf("the page says\n%s", body)
	}
	if !strings.Contains(log.String(), "secret cause") || !strings.Contains(log.String(), "ref-1") {
		t.Errorf("the log says\n%s", &log)
	}
}

func TestLogHoldsNoQuery(t *testing.T) {
	var log bytes.Buffer
	serve(t, &log, ok, nil)
	if s := log.String(); !strings.Contains(s, "path=/industries") || strings.Contains(s, "region") || !strings.Contains(s, "status=200") {
		t.Errorf("the log says %s", s)
	}
}

func TestErrorsBecomeStatuses(t *testing.T) {
	for code, want := range map[core.Code]int{
		core.Invalid: 422, core.NotFound: 404, core.Conflict: 409, core.Forbidden: 403,
		core.TooLarge: 413, core.Unavailable: 503, core.Internal: 500, core.Cancelled: 499,
	} {
		if got := Status(core.Fail(code, "가", "a")); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
	if got := Status(errors.New("foreign")); got != http.StatusInternalServerError {
		t.Errorf("a foreign error: %d", got)
	}
}

func TestErrorPageIsInTheReadersLanguage(t *testing.T) {
	fail := func(w http.ResponseWriter, r *http.Request) {
		Fail(w, r, core.Fail(core.NotFound, "‘%s’ 지역이 없습니다.", "There is no region ‘%s’.", "99").Because(errors.New("no rows")))
	}
	for lang, want := range map[string]string{"ko": "‘99’ 지역이 없습니다.", "en": "There is no region ‘99’."} {
		w := serve(t, io.Discard, fail, func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "lang", Value: lang}) })
		if body := w.Body.String(); w.Code != http.StatusNotFound || !strings.Contains(body, want) || strings.Contains(body, "no rows") {
			t.Errorf("%s: %d\n%s", lang, w.Code, body)
		}
	}
}

func TestLargeBodiesAreRefused(t *testing.T) {
	read := func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			Fail(w, r, err)
			return
		}
		ok(w, r)
	}
	for _, told := range []bool{true, false} {
		w := serve(t, io.Discard, read, func(r *http.Request) {
			r.Method = http.MethodPost
			r.Body = io.NopCloser(strings.NewReader(strings.Repeat("x", 1<<20+1)))
			r.ContentLength = -1
			if told {
				r.ContentLength = 1<<20 + 1
			}
		})
		if w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("length told %v: %d", told, w.Code)
		}
	}
}

func TestLanguageAndTheme(t *testing.T) {
	for _, c := range []struct {
		name, query, cookies, accept, want string
	}{
		{"nothing", "", "", "", "ko system"},
		{"browser in English", "", "", "en-US,en;q=0.9", "en system"},
		{"browser knows Korean", "", "", "en-US,ko;q=0.8", "ko system"},
		{"cookie", "", "lang=en; theme=dark", "ko", "en dark"},
		{"parameter over cookie", "lang=ko", "lang=en; theme=contrast", "", "ko contrast"},
		{"nonsense", "lang=xx", "theme=pink", "", "ko system"},
	} {
		w := serve(t, io.Discard, ok, func(r *http.Request) {
			r.URL.RawQuery = c.query
			r.Header.Set("Accept-Language", c.accept)
			r.Header.Set("Cookie", c.cookies)
		})
		if got := w.Body.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPreferencesAreRememberedAndLeadBack(t *testing.T) {
	for back, want := range map[string]string{
		"/compare?region=41":   "/compare?region=41",
		"https://evil.example": "/",
		"//evil.example/x":     "/",
		`/\evil.example`:       "/",
		"":                     "/",
	} {
		form := url.Values{"lang": {"en"}, "theme": {"dark"}, "back": {back}}
		w := serve(t, io.Discard, SetPreferences, func(r *http.Request) {
			*r = *httptest.NewRequest(http.MethodPost, "http://127.0.0.1/preferences", strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		})
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("back to %q: %d %s", back, w.Code, w.Header().Get("Location"))
		}
		if c := strings.Join(w.Header().Values("Set-Cookie"), "\n"); !strings.Contains(c, "lang=en") || !strings.Contains(c, "theme=dark") || !strings.Contains(c, "HttpOnly") {
			t.Errorf("cookies %s", c)
		}
	}
}
