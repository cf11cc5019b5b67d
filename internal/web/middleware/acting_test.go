package middleware

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
)

func TestWhoActsIsRememberedAsNotVerified(t *testing.T) {
	t.Parallel()
	form := url.Values{"actor": {" 김연구\n담당 "}, "role": {"researcher"}, "back": {"/datasets?x=1"}}
	w := serve(t, io.Discard, SetActing, func(r *http.Request) {
		*r = *httptest.NewRequest(http.MethodPost, "http://127.0.0.1/acting", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/datasets?x=1" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	var got core.Actor
	next := serve(t, io.Discard, func(_ http.ResponseWriter, r *http.Request) { got = Actor(r.Context()) }, func(r *http.Request) {
		for _, c := range w.Result().Cookies() {
			r.AddCookie(c)
		}
	})
	if want := (core.Actor{Agency: core.DefaultAgency, Name: "김연구 담당", Role: core.RoleResearcher}); next.Code != http.StatusOK || got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestWhoeverDidNotSayIsTheOperator(t *testing.T) {
	t.Parallel()
	var got core.Actor
	serve(t, io.Discard, func(_ http.ResponseWriter, r *http.Request) { got = Actor(r.Context()) }, func(r *http.Request) {
		r.AddCookie(&http.Cookie{Name: "role", Value: "emperor"})
	})
	if got != core.LocalOperator(core.DefaultAgency) {
		t.Errorf("%+v", got)
	}
	if outside := Actor(t.Context()); outside.CanWrite() {
		t.Errorf("a request that nobody examined may write: %+v", outside)
	}
}

func TestAnUnknownRoleOrAnEndlessNameIsRefused(t *testing.T) {
	t.Parallel()
	for _, form := range []url.Values{
		{"actor": {"김연구"}, "role": {"emperor"}},
		{"actor": {strings.Repeat("김", 41)}, "role": {"researcher"}},
	} {
		w := serve(t, io.Discard, SetActing, func(r *http.Request) {
			*r = *httptest.NewRequest(http.MethodPost, "http://127.0.0.1/acting", strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		})
		if w.Code != http.StatusUnprocessableEntity || len(w.Result().Cookies()) > 0 {
			t.Errorf("%v: %d, cookies %v", form, w.Code, w.Result().Cookies())
		}
	}
}
