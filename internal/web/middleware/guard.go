package middleware

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"naru/internal/core"
)

// policy lets a page load what this server serves and nothing else. Inline
// scripts and styles are refused; data: images are for the chart's own export.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
	"img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
	"frame-ancestors 'none'; manifest-src 'self'"

// headers tells the browser what pages may do.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		next.ServeHTTP(w, r)
	})
}

// loopbackOnly refuses requests that name another host. There is no sign-in,
// so a page of another site must not reach this server by having its own name
// resolve to 127.0.0.1 (DNS rebinding).
func loopbackOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !loopback(r.Host) {
			Fail(w, r, core.Fail(core.Forbidden,
				"이 서버는 이 컴퓨터에서만 열립니다. 주소창에 http://127.0.0.1 로 시작하는 주소를 넣어 주십시오.",
				"This server answers on this computer only. Use an address that begins with http://127.0.0.1."))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// loopback reports whether a Host header names this machine, with any port.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

// sameOrigin refuses changes that another site asks the browser to make.
func sameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Fail(w, r, core.Fail(core.Forbidden,
			"다른 사이트에서 온 요청이라 처리하지 않았습니다. 나루 화면에서 다시 해 주십시오.",
			"This request came from another site and was refused. Please repeat it from within Naru."))
	}))
	return guard.Handler(next)
}

// limitBody ends a request body that is too large.
func limitBody(limit int64, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > limit {
			Fail(w, r, core.Fail(core.TooLarge,
				"보내신 내용이 너무 큽니다. 한 번에 %d MiB까지 보낼 수 있습니다.",
				"The request is too large. At most %d MiB may be sent at once.", limit>>20))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}
