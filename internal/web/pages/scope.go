package pages

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/region"
	"naru/internal/web/middleware"
	"naru/internal/web/ui"

	"github.com/a-h/templ"
)

func (s *Site) diagnosisRoutes(mux *http.ServeMux) {
	mux.Handle("GET /{$}", scoped(s.overview))
	mux.Handle("GET /industries", scoped(s.industries))
	mux.Handle("GET /industries/{code}", scoped(s.industry))
	mux.Handle("GET /compare", scoped(s.compare))
	mux.Handle("GET /boundaries.geojson", page(s.boundaries))
	for _, format := range exportFormats() {
		mux.Handle("GET /matrix"+format, page(s.matrixFile))
		mux.Handle("GET /changes"+format, page(s.changesFile))
		mux.Handle("GET /map"+format, page(s.mapFile))
		mux.Handle("GET /industries"+format, page(s.industriesFile))
		mux.Handle("GET /industries/{code}/series"+format, page(s.seriesFile))
		mux.Handle("GET /industries/{code}/waterfall"+format, page(s.waterfallFile))
		mux.Handle("GET /industries/{code}/peers"+format, page(s.peersFile))
		mux.Handle("GET /compare"+format, page(s.compareFile))
		mux.Handle("GET /similarity"+format, page(s.similarityFile))
		mux.Handle("GET /leading"+format, page(s.leadingFile))
		mux.Handle("GET /types"+format, page(s.typesFile))
	}
	mux.Handle("GET /snapshots", page(s.snapshotList))
	mux.Handle("POST /snapshots", page(s.snapshotSave))
	mux.Handle("GET /snapshots/{id}", page(s.snapshotPage))
	mux.Handle("POST /snapshots/{id}/name", page(s.snapshotRename))
	mux.Handle("GET /snapshots/{id}/delete", page(s.snapshotDeleteForm))
	mux.Handle("POST /snapshots/{id}/delete", page(s.snapshotDelete))
}

// scoped is a page that the scope form of the top bar leads to. The form sends
// all its choices; what no longer makes sense beside a new one is dropped, and
// the reader gets the short address of what is left.
func scoped(p page) http.Handler {
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

// readView reads what an address asks for. Checked boxes send a parameter
// several times, and tables write the direction of their order as a sign; both
// are put as diagnosis.ParseView reads them.
func readView(r *http.Request) (diagnosis.View, error) {
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

// frame is what the diagnosis pages have in common around their content.
type frame struct {
	ui.Page

	Scene *diagnosis.Scene
	Empty *ui.Empty
}

// frame makes the shell of a page about a scene.
func (s *Site) frame(r *http.Request, section string, sc *diagnosis.Scene) frame {
	o := sc.Options()
	f := frame{Scene: sc, Page: ui.Page{Section: section, Demo: sc.Dataset.Demo}}
	if len(o.Datasets) > 0 {
		f.Scope = s.scopeOf(sc, o)
	}
	if len(sc.Notes) > 0 {
		f.Notices = []ui.Notice{{Tone: ui.Info, Text: together(sc.Notes)}}
	}
	if sc.Empty != nil {
		f.Empty = emptyState(r.Context(), *sc.Empty, o)
	}
	return f
}

// together says several sentences in one breath, so that what there is to know
// takes little room above the page.
func together(list []core.Text) core.Text {
	ko, en := make([]string, len(list)), make([]string, len(list))
	for i, t := range list {
		ko[i], en[i] = t.Ko, t.In(core.English)
	}
	return core.T(strings.Join(ko, " "), strings.Join(en, " "))
}

// renderScene answers with a page about a scene. A region or an industry that
// the data do not have is not found, although the page helps on.
func renderScene(w http.ResponseWriter, r *http.Request, f frame, component templ.Component) error {
	status := http.StatusOK
	if e := f.Scene.Empty; e != nil && (e.Reason == diagnosis.NoRegion || e.Reason == diagnosis.NoIndustry) {
		status = http.StatusNotFound
	}
	middleware.Render(w, r, status, component)
	return nil
}

// scopeOf offers what can be looked at beside the scene.
func (s *Site) scopeOf(sc *diagnosis.Scene, o diagnosis.Options) *ui.Scope {
	v := sc.View
	regions := s.regionOptions(o.Regions)
	choices := []ui.Choice{
		{Name: ui.ParamRegion, Label: core.T("지역", "Region"), Options: regions, Value: v.Region},
		{Name: ui.ParamReference, Label: core.T("비교", "Held against"), Options: s.referenceOptions(sc, o.Regions), Value: v.Reference},
		{Name: ui.ParamMeasure, Label: core.T("지표", "Measure"), Value: v.Measure},
		{Name: ui.ParamFrom, Label: core.T("시작", "From"), Value: v.From.String()},
		{Name: ui.ParamTo, Label: core.T("끝", "To"), Value: v.To.String()},
		{Name: ui.ParamDataset, Label: core.T("자료", "Data"), Value: v.Dataset},
	}
	for _, m := range o.Measures {
		choices[2].Options = append(choices[2].Options, ui.Option{Value: m.ID, Label: m.Title})
	}
	for i, p := range o.Periods {
		at := ui.Option{Value: p.String(), Label: periodText(p)}
		if i < len(o.Periods)-1 {
			choices[3].Options = append(choices[3].Options, at)
		}
		if i > 0 || len(o.Periods) == 1 {
			choices[4].Options = append(choices[4].Options, at)
		}
	}
	for _, d := range o.Datasets {
		choices[5].Options = append(choices[5].Options, ui.Option{Value: d.Key, Label: d.Title})
	}
	scope := &ui.Scope{Reset: []string{"page", "sort"}, Was: url.Values{ui.ParamDataset: {v.Dataset}, ui.ParamRegion: {v.Region}}.Encode()}
	for _, c := range choices {
		if len(c.Options) > 0 {
			scope.Choices = append(scope.Choices, c)
		}
	}
	return scope
}

// regionOptions groups the regions: the nation, the provinces, then the cities
// of each province.
func (s *Site) regionOptions(places []diagnosis.Place) []ui.Option {
	var out []ui.Option
	add := func(tier region.Level) {
		for _, p := range places {
			if p.Tier == tier {
				out = append(out, ui.Option{Value: p.Code, Label: p.Short, Group: s.groupOf(p)})
			}
		}
	}
	for _, tier := range []region.Level{region.National, region.Provincial, region.Municipal, region.SubMunicipal, 0} {
		add(tier)
	}
	return out
}

func (s *Site) groupOf(p diagnosis.Place) core.Text {
	switch p.Tier {
	case region.National:
		return core.Text{}
	case region.Provincial:
		return p.Tier.Title()
	case 0:
		return core.T("자료의 지역 구분", "The data's own regions")
	default:
		return s.Regions.FullName(p.Parent)
	}
}

// referenceOptions are the nation and whatever holds the region, then the other
// provinces.
func (s *Site) referenceOptions(sc *diagnosis.Scene, places []diagnosis.Place) []ui.Option {
	out := []ui.Option{{Value: core.Nation, Label: s.Regions.Nation().Short}}
	for _, p := range places {
		if p.Tier == region.Provincial && p.Code != sc.View.Region {
			out = append(out, ui.Option{Value: p.Code, Label: p.Short, Group: p.Tier.Title()})
		}
	}
	return out
}

// emptyState teaches what is missing and offers the way on.
func emptyState(ctx context.Context, e diagnosis.Empty, o diagnosis.Options) *ui.Empty {
	out := &ui.Empty{Title: e.Title, Text: e.Advice}
	if e.Reason == diagnosis.NoDatasets {
		out.Text = core.T(
			e.Advice.Ko+" 먼저 둘러보시려면 명령줄에서 naru demo를 실행하십시오. 합성 자료로 된 시연 지역이 만들어집니다.",
			e.Advice.En+" To look around first, run naru demo: it makes a demonstration region of synthetic data.")
		out.Actions = []ui.Button{{Text: core.T("자료 가져오기", "Import data"), Href: "/datasets/import", Kind: ui.Primary}}
		return out
	}
	asked := ui.From(ctx).URL.Query()
	if e.Reason == diagnosis.NoRegion && asked.Get(ui.ParamRegion) != "" {
		out.Actions = append(out.Actions, ui.Button{
			Text: core.T("이 자료의 다른 지역 보기", "See another region of these data"), Kind: ui.Primary,
			Href: ui.Here(ctx, ui.ParamRegion, "", ui.ParamReference, "", ui.ParamPeers, ""),
		})
	}
	for _, d := range o.Datasets {
		if d.Usable && d.Key != asked.Get(ui.ParamDataset) {
			out.Actions = append(out.Actions, ui.Button{
				Text: core.T("‘"+d.Title.Ko+"’ 자료로 보기", "Look at ‘"+d.Title.In(core.English)+"’"), Href: ui.From(ctx).URL.Path + "?" + url.Values{ui.ParamDataset: {d.Key}}.Encode(),
			})
		}
	}
	return out
}

// nothingToDownload says why a table that was asked for as a file is empty.
func nothingToDownload(sc *diagnosis.Scene) error {
	return core.Fail(core.NotFound, "%s %s", "%s %s", sc.Empty.Title, sc.Empty.Advice)
}
