package roadmap

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// boardView is the tasks as cards in columns.
type boardView struct {
	frame

	By       roadmap.BoardBy
	Bys      []ui.Tab
	Search   string
	Strategy string
	Options  []ui.Option
	Columns  []boardColumn
	Findings []ui.Finding
	Movable  bool
	Err      error
}

type boardColumn struct {
	roadmap.Column

	Cards []boardCard
}

// boardCard is a task with the states next to its own.
type boardCard struct {
	roadmap.Card

	Href     string
	Back, On roadmap.Status // empty where there is none
}

// board shows the tasks by state, or by strategy.
func (s *Section) board(w http.ResponseWriter, r *http.Request) error {
	v, err := s.boardView(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, boardTempl(v))
}

func (s *Section) boardView(r *http.Request) (boardView, error) {
	ctx, q := r.Context(), r.URL.Query()
	f, err := s.frame(r, viewBoard)
	v := boardView{frame: f, By: roadmap.BoardByStatus, Search: strings.TrimSpace(q.Get(paramSearch)), Strategy: q.Get("strategy")}
	if err != nil {
		return v, err
	}
	v.Help = core.T("과제를 카드로 늘어놓습니다. 카드의 단추를 누르거나 카드를 끌어 상태를 바꿉니다. 상태는 진척이므로 승인된 뒤에도 바꿀 수 있습니다.",
		"The tasks as cards. Press a card's buttons, or drag it, to change its state. The state is progress and can change after approval, too.")
	v.done(r, map[string]core.Text{"moved": core.T("상태를 바꾸었습니다.", "The state is changed.")})
	if q.Get("by") == string(roadmap.BoardByStrategy) {
		v.By = roadmap.BoardByStrategy
	}
	v.Bys = []ui.Tab{
		{Text: core.T("상태별", "By state"), Href: ui.Here(ctx, "by", ""), Current: v.By == roadmap.BoardByStatus},
		{Text: core.T("전략별", "By strategy"), Href: ui.Here(ctx, "by", string(roadmap.BoardByStrategy)), Current: v.By == roadmap.BoardByStrategy},
	}
	v.Movable = f.CanReport() && v.By == roadmap.BoardByStatus
	v.Options = []ui.Option{{Label: core.T("모든 전략", "All strategies")}}
	for _, x := range f.Plan.Roadmap.Strategies {
		v.Options = append(v.Options, ui.Option{Value: x.ID, Label: core.T(x.Title, x.Title)})
	}
	for _, c := range f.Plan.Board(v.By, f.Now) {
		column := boardColumn{Column: c}
		for _, card := range c.Cards {
			if v.takes(card) {
				column.Cards = append(column.Cards, boardCardOf(card, to(ctx, taskHref(f.ID(), card.Task.ID))))
			}
		}
		v.Columns = append(v.Columns, column)
	}
	v.Findings = []ui.Finding{{Text: f.Plan.Advance(f.Now).Text}}
	return v, nil
}

// takes reports whether a card is among those that are looked for.
func (v *boardView) takes(c roadmap.Card) bool {
	if v.Strategy != "" && c.Task.Strategy != v.Strategy {
		return false
	}
	text := strings.ToLower(c.Task.Number + " " + c.Task.Title + " " + c.Task.Owner)
	for word := range strings.FieldsSeq(strings.ToLower(v.Search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func boardCardOf(c roadmap.Card, href string) boardCard {
	all := roadmap.Statuses()
	out := boardCard{Card: c, Href: href}
	i := slices.Index(all, c.Task.Status)
	if i > 0 {
		out.Back = all[i-1]
	}
	if i >= 0 && i+1 < len(all) {
		out.On = all[i+1]
	}
	return out
}

// boardMove changes the state of a task; its reported progress stays.
func (s *Section) boardMove(w http.ResponseWriter, r *http.Request) error {
	ctx, who, id := r.Context(), page.Actor(r.Context()), r.PathValue("id")
	p, err := s.Roadmaps.Plan(ctx, who, id)
	if err != nil {
		return err
	}
	t, ok := p.Task(r.PostFormValue(paramTask))
	if !ok {
		return noTask()
	}
	if _, err := s.Roadmaps.ReportTask(ctx, who, id, t.ID, roadmap.Status(r.PostFormValue("status")), t.Progress, ""); err != nil {
		return err
	}
	return page.SeeOther(w, r, ui.To(ctx, home(id)+string(viewBoard), paramDone, "moved",
		paramSearch, r.URL.Query().Get(paramSearch), "strategy", r.URL.Query().Get("strategy"))+"#card-"+t.ID)
}

// boardQuery keeps what is looked for when a card goes to another column.
func boardQuery(v boardView) string {
	return url.Values{paramSearch: {v.Search}, "strategy": {v.Strategy}}.Encode()
}
