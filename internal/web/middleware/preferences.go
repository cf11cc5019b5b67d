package middleware

import (
	"net/http"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/web/ui"
)

const (
	langName  = "lang"
	themeName = "theme"
	yearInSec = 365 * 24 * 60 * 60
)

// Preferences finds the reader's language and theme and puts the view into
// the context. The language is that of the lang parameter, which is then
// remembered, else of the cookie, else Korean; the browser's own language
// decides only when it asks for English and never for Korean.
func Preferences(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		view := ui.View{Lang: readLang(r), Theme: ui.ParseTheme(cookie(r, themeName)), URL: r.URL}
		if asked := r.URL.Query().Get(langName); asked != "" {
			view.Lang = core.ParseLang(asked)
			remember(w, langName, string(view.Lang))
		}
		next.ServeHTTP(w, r.WithContext(ui.With(r.Context(), view)))
	})
}

// SetPreferences answers the form of the top bar: it remembers language and
// theme and leads back to where the reader was. Mount it at POST /preferences.
func SetPreferences(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		Fail(w, r, core.Fail(core.Invalid, "설정을 읽을 수 없습니다. 다시 시도해 주십시오.",
			"The settings could not be read. Please try again.").Because(err))
		return
	}
	if lang := r.PostForm.Get(langName); lang != "" {
		remember(w, langName, string(core.ParseLang(lang)))
	}
	if theme := r.PostForm.Get(themeName); theme != "" {
		remember(w, themeName, string(ui.ParseTheme(theme)))
	}
	back := localPath(r.PostForm.Get("back"))
	http.Redirect(w, r, back, http.StatusSeeOther) //nolint:gosec // localPath lets no other host through
}

func readLang(r *http.Request) core.Lang {
	if lang := cookie(r, langName); lang != "" {
		return core.ParseLang(lang)
	}
	accepted := strings.ToLower(r.Header.Get("Accept-Language"))
	if strings.HasPrefix(accepted, "en") && !strings.Contains(accepted, "ko") {
		return core.English
	}
	return core.Korean
}

func cookie(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

func remember(w http.ResponseWriter, name, value string) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // not Secure: there is no TLS on loopback, and nothing secret in it
		Name: name, Value: value, Path: "/", MaxAge: yearInSec,
		HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// localPath lets a redirect lead to this server only.
func localPath(back string) string {
	u, err := url.Parse(back)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") ||
		strings.HasPrefix(back, "//") || strings.Contains(back, `\`) {
		return "/"
	}
	return u.RequestURI()
}
