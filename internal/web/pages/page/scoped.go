package page

import (
	"net/http"
	"net/url"

	"naru/internal/web/ui"
)

// Scoped is a page that the scope form of the top bar leads to. The form sends
// all its choices; what no longer makes sense beside a new one is dropped, and
// the reader gets the short address of what is left.
func Scoped(p Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		if !q.Has(ui.ParamWas) {
			p.ServeHTTP(w, r)
			return
		}
		settle(q)
		to := r.URL.Path
		if len(q) > 0 {
			to += "?" + q.Encode()
		}
		http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // the path matched one of our routes; only the query is the reader's
	})
}

// settle clears up an address that the scope form made: other data have other
// measures, periods and levels; another region has other neighbours.
func settle(q url.Values) {
	before, _ := url.ParseQuery(q.Get(ui.ParamWas))
	q.Del(ui.ParamWas)
	changed := func(name string) bool { return before.Get(name) != q.Get(name) }
	if changed(ui.ParamDataset) {
		for _, name := range []string{ui.ParamVersion, ui.ParamReference, ui.ParamPeers, ui.ParamMeasure, ui.ParamFrom, ui.ParamTo, ui.ParamLevel, "in", "map"} {
			q.Del(name)
		}
	}
	if changed(ui.ParamRegion) {
		q.Del(ui.ParamPeers)
	}
	for name := range q {
		if q.Get(name) == "" {
			q.Del(name)
		}
	}
}
