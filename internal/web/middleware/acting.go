package middleware

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"naru/internal/core"
	"naru/internal/web/ui"
)

const (
	actorName   = "actor"
	actorRole   = "role"
	longestName = 40 // characters of a person's name
)

type actorKey struct{}

// Acting finds who acts and puts them into the context. There is no sign-in
// yet: the name and role are those the reader chose in the top bar, and are
// recorded as not verified. Sign-in will replace this function and nothing
// else.
func Acting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		actor := core.LocalOperator(core.DefaultAgency)
		if name, err := url.QueryUnescape(cookie(r, actorName)); err == nil && nameOf(name) != "" {
			actor.Name = nameOf(name)
		}
		if role := core.Role(cookie(r, actorRole)); slices.Contains(core.Roles(), role) {
			actor.Role = role
		}
		view := ui.From(r.Context())
		view.Acting = actor
		ctx := context.WithValue(ui.With(r.Context(), view), actorKey{}, actor)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Actor is who acts in a request that went through Acting. Anyone else may
// only look.
func Actor(ctx context.Context) core.Actor {
	actor, ok := ctx.Value(actorKey{}).(core.Actor)
	if !ok {
		return core.Actor{Agency: core.DefaultAgency, Role: core.RoleReader}
	}
	return actor
}

// SetActing answers the form of the top bar: it remembers who acts and leads
// back to where they were. Mount it at POST /acting.
func SetActing(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		Fail(w, r, core.Fail(core.Invalid, "이름과 역할을 읽을 수 없습니다. 다시 시도해 주십시오.",
			"The name and role could not be read. Please try again.").Because(err))
		return
	}
	name, role := nameOf(r.PostForm.Get(actorName)), core.Role(r.PostForm.Get(actorRole))
	if utf8.RuneCountInString(name) > longestName || !slices.Contains(core.Roles(), role) {
		Fail(w, r, core.Fail(core.Invalid, "이름은 %d자까지 적고, 역할은 목록에서 골라 주십시오.",
			"Write a name of at most %d characters and choose a role from the list.", longestName))
		return
	}
	remember(w, actorName, url.QueryEscape(name))
	remember(w, actorRole, string(role))
	back := localPath(r.PostForm.Get("back"))
	http.Redirect(w, r, back, http.StatusSeeOther) //nolint:gosec // localPath lets no other host through
}

// nameOf tidies a person's name; control characters would forge lines of a record.
func nameOf(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == utf8.RuneError || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
