package roadmap

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// list shows the agency's roadmaps.
func (s *Section) list(w http.ResponseWriter, r *http.Request) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	all, err := s.Roadmaps.List(ctx, who)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	v := listView{CanWrite: who.CanWrite(), Search: strings.TrimSpace(q.Get(paramSearch)), Archived: q.Get("archived") != "", None: len(all) == 0}
	sort, desc := ui.ReadSort(q.Get("sort"), "-changed", "title", "region", "years", "state", "tasks", "changed")
	found := slices.DeleteFunc(all, func(x roadmap.Summary) bool { return x.Archived != v.Archived || !s.matches(x, v.Search) })
	v.Demo = slices.ContainsFunc(found, func(x roadmap.Summary) bool { return x.Demo })
	slices.SortStableFunc(found, func(a, b roadmap.Summary) int {
		c := s.order(sort, a, b)
		if desc {
			return -c
		}
		return c
	})
	v.Table = s.listTable(ctx, found)
	v.Table.Sort = sort
	if desc {
		v.Table.Sort = "-" + sort
	}
	return page.Render(w, r, listTempl(v))
}

type listView struct {
	CanWrite bool
	Demo     bool // some roadmap is made up
	Search   string
	Archived bool
	None     bool // no roadmap at all, archived ones counted
	Table    ui.Table
}

func (s *Section) matches(x roadmap.Summary, search string) bool {
	name := s.Regions.FullName(x.Region)
	text := strings.ToLower(x.Title + " " + x.Vision + " " + name.Ko + " " + name.En)
	for word := range strings.FieldsSeq(strings.ToLower(search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (s *Section) order(key string, a, b roadmap.Summary) int {
	switch key {
	case "title":
		return strings.Compare(a.Title, b.Title)
	case "region":
		return strings.Compare(s.Regions.FullName(a.Region).Ko, s.Regions.FullName(b.Region).Ko)
	case "years":
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	case "state":
		return strings.Compare(string(a.State), string(b.State))
	case "tasks":
		return cmp.Compare(a.Tasks, b.Tasks)
	default:
		return a.ChangedAt.Compare(b.ChangedAt)
	}
}

func (s *Section) listTable(ctx context.Context, found []roadmap.Summary) ui.Table {
	t := ui.Table{
		ID: "roadmaps", Caption: core.T("로드맵", "Roadmaps"),
		Columns: []ui.Column{
			{Key: "title", Title: core.T("이름", "Name")},
			{Key: "region", Title: core.T("지역", "Region")},
			{Key: "years", Title: core.T("기간", "Years")},
			{Key: "state", Title: core.T("상태", "State")},
			{Key: "tasks", Title: core.T("과제", "Tasks"), Unit: core.T("개", "number"), Numeric: true},
			{Key: "changed", Title: core.T("마지막 변경", "Last change")},
		},
		Empty: core.T("맞는 로드맵이 없습니다. 찾는 말을 줄여 보십시오.", "No roadmap matches. Try fewer words."),
	}
	paging := scene.PagingOf(ctx, len(found))
	t.Paging = &paging
	for _, x := range found[min((paging.Page-1)*paging.Size, len(found)):min(paging.Page*paging.Size, len(found))] {
		t.Rows = append(t.Rows, ui.Row{Anchor: x.ID, Cells: []ui.Cell{
			ui.Plain(x.Title).Linked(home(x.ID)),
			ui.Label(s.Regions.FullName(x.Region)),
			ui.Plain(itoa(x.From) + "–" + itoa(x.To)),
			stateCell(x.Roadmap),
			ui.Num(float64(x.Tasks), ui.Whole()),
			page.TimeCell(x.ChangedAt),
		}})
	}
	return t
}

// stateCell is a roadmap's state as a badge, with the version last approved.
func stateCell(r roadmap.Roadmap) ui.Cell {
	tone := map[roadmap.State]ui.Tone{roadmap.Approved: ui.Success, roadmap.InReview: ui.Info}[r.State]
	if tone == "" {
		tone = ui.Neutral
	}
	text := r.State.Title()
	if r.Versions > 0 {
		text = core.Tf("%[1]s · 승인 %[2]d판", "%[1]s · version %[2]d approved", text, r.Versions)
	}
	return ui.Label(text).Toned(tone)
}
