package roadmap

import (
	"context"
	"net/url"
	"strconv"

	"naru/internal/core"
	"naru/internal/web/ui"
)

// What stands in an address where an id would.
const pathNew = "new"

// The query parameters of these pages.
const (
	paramVersion = "version" // an approved version; absent: the plan as it is now
	paramZoom    = "zoom"
	paramGroup   = "group"
	paramTask    = "task"
	paramDone    = "done" // what has just been done
	paramCount   = "count"
	paramSearch  = "q"
)

// home is the address of a roadmap's plan.
func home(id string) string { return ui.SectionRoadmaps + "/" + url.PathEscape(id) }

func taskHref(roadmap, task string) string { return home(roadmap) + "/tasks/" + url.PathEscape(task) }

// to leads to a view of a roadmap, in the version and the unit of money at hand.
func to(ctx context.Context, path string) string {
	return ui.To(ctx, path, paramVersion, ui.From(ctx).URL.Query().Get(paramVersion))
}

// crumb is the way up from every page about roadmaps.
func crumb() ui.Link {
	return ui.Link{Text: core.T("로드맵", "Roadmaps"), Href: ui.SectionRoadmaps}
}

func itoa(n int) string { return strconv.Itoa(n) }
