package scene

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/web/middleware"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// ReadView reads what an address asks for. Checked boxes send a parameter
// several times, and tables write the direction of their order as a sign; both
// are put as diagnosis.ParseView reads them.
func ReadView(r *http.Request) (diagnosis.View, error) {
	q := r.URL.Query()
	return diagnosis.ParseView(func(name string) string {
		switch name {
		case ui.ParamPeers:
			return strings.Join(q[name], ",")
		case "sort":
			return strings.TrimPrefix(q.Get(name), "-")
		case "order":
			if sort := q.Get("sort"); sort != "" && !strings.HasPrefix(sort, "-") {
				return "asc"
			}
			return ""
		default:
			return q.Get(name)
		}
	})
}

// Frame is what the diagnosis pages have in common around their content.
type Frame struct {
	ui.Page

	Scene *diagnosis.Scene
	Empty *ui.Empty
}

// FrameOf makes the shell of a page about a scene.
func FrameOf(r *http.Request, regions *region.Registry, section string, sc *diagnosis.Scene) Frame {
	o := sc.Options()
	f := Frame{Scene: sc, Page: ui.Page{Section: section, Demo: sc.Dataset.Demo}}
	if len(o.Datasets) > 0 {
		f.Scope = scopeOf(regions, sc, o)
	}
	if len(sc.Notes) > 0 {
		f.Notices = []ui.Notice{{Tone: ui.Info, Text: page.Together(sc.Notes)}}
	}
	if sc.Empty != nil {
		f.Empty = emptyState(r.Context(), *sc.Empty, o)
	}
	return f
}

// Render answers with a page about a scene. A region or an industry that
// the data do not have is not found, although the page helps on.
func Render(w http.ResponseWriter, r *http.Request, f Frame, component templ.Component) error {
	status := http.StatusOK
	if e := f.Scene.Empty; e != nil && (e.Reason == diagnosis.NoRegion || e.Reason == diagnosis.NoIndustry) {
		status = http.StatusNotFound
	}
	middleware.Render(w, r, status, component)
	return nil
}
