package study

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// list shows the agency's studies.
func (s *Section) list(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	all, err := s.Studies.List(r.Context(), who)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	v := listView{All: len(all), Query: strings.TrimSpace(q.Get("q")), State: q.Get("state"), CanWrite: who.CanWrite()}
	v.Tabs = stateTabs(r.Context(), all, v.State)
	kept := slices.DeleteFunc(all, func(x study.Summary) bool {
		return stateOf(x) != stateAsked(v.State) && v.State != stateAll || !s.matches(x, v.Query)
	})
	key, desc := ui.ReadSort(q.Get("sort"), "-changed", "title", "region", "changed")
	s.order(kept, key, desc)
	v.Table = s.listTable(r.Context(), kept, key, desc)
	return page.Render(w, r, listTempl(v))
}

type listView struct {
	All      int // before the search
	Query    string
	State    string
	Tabs     []ui.Tab
	Table    ui.Table
	CanWrite bool
}

// The states that the list can be narrowed to.
const (
	stateActive   = ""
	stateSigned   = "signed"
	stateArchived = "archived"
	stateAll      = "all"
)

func stateAsked(state string) string {
	if state == stateSigned || state == stateArchived {
		return state
	}
	return stateActive
}

func stateOf(x study.Summary) string {
	switch {
	case x.Archived:
		return stateArchived
	case x.State == study.Signed:
		return stateSigned
	default:
		return stateActive
	}
}

func stateTabs(ctx context.Context, all []study.Summary, current string) []ui.Tab {
	count := map[string]int{stateAll: len(all)}
	for _, x := range all {
		count[stateOf(x)]++
	}
	var out []ui.Tab
	for _, t := range []struct {
		key  string
		text core.Text
	}{
		{stateActive, core.T("작성 중", "Drafts")}, {stateSigned, core.T("서명됨", "Signed")},
		{stateArchived, core.T("보관", "Put away")}, {stateAll, core.T("모두", "All")},
	} {
		out = append(out, ui.Tab{Text: t.text, Href: ui.Here(ctx, "state", t.key, "page", ""), Current: current == t.key, Count: count[t.key]})
	}
	return out
}

// matches looks for every word in title and region.
func (s *Section) matches(x study.Summary, words string) bool {
	region := s.regionName(x.Region)
	in := strings.ToLower(x.Title + " " + region.Ko + " " + region.En + " " + x.UpdatedBy.Name)
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return !strings.Contains(in, w) })
}

func (s *Section) order(list []study.Summary, key string, desc bool) {
	slices.SortStableFunc(list, func(a, b study.Summary) int {
		c := 0
		switch key {
		case "title":
			c = strings.Compare(a.Title, b.Title)
		case "region":
			c = strings.Compare(s.regionName(a.Region).Ko, s.regionName(b.Region).Ko)
		default:
			c = a.UpdatedAt.Compare(b.UpdatedAt)
		}
		if desc {
			c = -c
		}
		return cmp.Or(c, strings.Compare(a.ID, b.ID))
	})
}

// regionName is what a region is called; a label of the data's own is its own.
func (s *Section) regionName(code string) core.Text {
	if code == "" {
		return core.Text{}
	}
	if r, ok := s.Regions.Get(code); ok {
		if r.Code == s.Regions.Nation().Code {
			return r.Name
		}
		return s.Regions.FullName(code)
	}
	return same(code)
}

func (s *Section) listTable(ctx context.Context, rows []study.Summary, key string, desc bool) ui.Table {
	paging := scene.PagingOf(ctx, len(rows))
	sort := key
	if desc {
		sort = "-" + key
	}
	t := ui.Table{
		ID: "studies", Caption: core.T("연구", "Studies"), Sort: sort, Paging: &paging,
		Columns: []ui.Column{
			{Key: "title", Title: core.T("제목", "Title")},
			{Key: "region", Title: core.T("지역", "Region")},
			{Title: core.T("상태", "State")},
			{Title: core.T("어디까지", "How far")},
			{Title: core.T("고친 사람", "Changed by")},
			{Key: "changed", Title: core.T("고친 때", "Changed"), Numeric: true},
		},
		Empty: core.T("맞는 연구가 없습니다. 다른 말로 찾거나 ‘모두’를 눌러 보십시오.", "No study matches. Try other words, or press “All”."),
	}
	from := (paging.Page - 1) * paging.Size
	for _, x := range rows[from:min(from+paging.Size, len(rows))] {
		region := ui.NA(core.T("아직 고르지 않음", "not chosen yet"))
		if x.Region != "" {
			region = ui.Label(s.regionName(x.Region))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Plain(x.Title).Linked(href(x.ID)), region, stateCell(x), ui.Label(reached(x)), ui.Label(person(x.UpdatedBy)), page.TimeCell(x.UpdatedAt),
		}})
	}
	return t
}

func stateCell(x study.Summary) ui.Cell {
	switch {
	case x.Archived:
		return ui.Label(core.T("보관", "Put away")).Toned(ui.Neutral)
	case x.State == study.Signed:
		return ui.Label(x.State.Title()).Toned(ui.Success)
	default:
		return ui.Label(x.State.Title()).Toned(ui.Info)
	}
}

// reached says how far a study has come, from what its summary tells.
func reached(x study.Summary) core.Text {
	switch n := len(x.Decided); {
	case x.State == study.Signed:
		return core.Tf("산업 %[1]d개 선정, 서명", "%[1]d %[2]s chosen, signed", n, core.Plural(n, "industry", "industries"))
	case n > 0:
		return core.Tf("결정: 산업 %[1]d개 선정", "Decision: %[1]d %[2]s chosen", n, core.Plural(n, "industry", "industries"))
	case x.Region == "":
		return core.T("범위: 지역을 고를 차례", "Scope: the region comes next")
	case x.Indicators == 0:
		return core.T("지표: 지표를 넣을 차례", "Indicators: to be added next")
	default:
		return core.Tf("지표 %[1]d개, 선정 전", "%[1]d %[2]s, nothing chosen yet", x.Indicators, core.Plural(x.Indicators, "indicator", "indicators"))
	}
}
