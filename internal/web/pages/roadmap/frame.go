package roadmap

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// frame is what the pages of one roadmap have in common.
type frame struct {
	ui.Page

	Plan   roadmap.Plan
	Number int // of the approved version that is shown; 0 is the plan as it is now
	Now    time.Time
	Who    core.Actor
	Lead   core.Text
	Tabs   []ui.Tab
	Money  money
}

// view names the tabs of a roadmap.
type view string

const (
	viewPlan      view = ""
	viewBoard     view = "/board"
	viewBudget    view = "/budget"
	viewKPI       view = "/kpi"
	viewNarrative view = "/narrative"
	viewWhatIf    view = "/whatif"
	viewLife      view = "/versions"
)

// frame loads the roadmap that an address names.
func (s *Section) frame(r *http.Request, current view) (frame, error) {
	ctx := r.Context()
	f := frame{Now: s.Roadmaps.Clock(), Who: page.Actor(ctx), Money: moneyOf(ctx)}
	number, err := readVersion(r.URL.Query().Get(paramVersion))
	if err != nil {
		return f, err
	}
	f.Number = number
	if f.Plan, err = s.Roadmaps.PlanAt(ctx, f.Who, r.PathValue("id"), number); err != nil {
		return f, err
	}
	title := f.Plan.Roadmap.Title
	f.Title, f.Section, f.Demo = core.T(title, title), ui.SectionRoadmaps, f.Plan.Roadmap.Demo
	f.Lead = core.Tf("%[1]s · %[2]d–%[3]d년 · %[4]s", "%[1]s · %[2]d–%[3]d · %[4]s",
		s.Regions.FullName(f.Plan.Roadmap.Region), f.Plan.Roadmap.From, f.Plan.Roadmap.To, f.standing())
	f.Notices = f.notices()
	f.Tabs = f.tabs(ctx, current)
	return f, nil
}

func readVersion(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, core.Fail(core.Invalid, "‘%s’은(는) 판 번호가 아닙니다. 1 이상의 정수를 적어 주십시오.", "‘%s’ is not a version number; write 1, 2, 3 ….", text)
	}
	return n, nil
}

// ID is the roadmap's.
func (f *frame) ID() string { return f.Plan.Roadmap.ID }

// CanEdit reports whether the plan takes changes from whoever looks at it.
func (f *frame) CanEdit() bool {
	r := f.Plan.Roadmap
	return f.Number == 0 && f.Who.CanWrite() && r.State == roadmap.Draft && !r.Archived
}

// CanReport reports whether progress may be told, which approval does not end.
func (f *frame) CanReport() bool {
	return f.Number == 0 && f.Who.CanWrite() && !f.Plan.Roadmap.Archived
}

// standing says where the roadmap is in its life.
func (f *frame) standing() core.Text {
	if f.Number > 0 {
		return core.Tf("승인 %d판", "approved version %d", f.Number)
	}
	return f.Plan.Roadmap.Edition()
}

// notices say why nothing can be changed, and how to get there.
func (f *frame) notices() []ui.Notice {
	r := f.Plan.Roadmap
	life := ui.Link{Text: core.T("승인과 판 보기", "See approval and versions"), Href: home(r.ID) + string(viewLife)}
	switch {
	case f.Number > 0:
		return []ui.Notice{{
			Tone: ui.Info, Text: core.Tf("승인된 %d판을 그대로 보고 있습니다. 고칠 수 없습니다.", "This is version %d as it was approved. It cannot be changed.", f.Number),
			Link: ui.Link{Text: core.T("지금 계획 보기", "See the plan as it is now"), Href: home(r.ID)},
		}}
	case !f.Who.CanWrite():
		return []ui.Notice{{Tone: ui.Info, Text: core.T("지금 역할로는 보기만 할 수 있습니다. 고치려면 위쪽 ‘일하는 사람’에서 역할을 바꿔 주십시오.", "Your role can look but not change. Choose another role at the top to edit.")}}
	case r.Archived:
		return []ui.Notice{{Tone: ui.Info, Text: core.T("보관된 로드맵입니다. 다시 꺼내야 고칠 수 있습니다.", "This roadmap is archived. Bring it back to edit it."), Link: life}}
	case r.State == roadmap.InReview:
		return []ui.Notice{{Tone: ui.Info, Text: core.T("검토 중이라 계획을 고칠 수 없습니다. 진척 보고는 할 수 있습니다.", "In review: the plan cannot be changed. Progress can still be reported."), Link: life}}
	case r.State == roadmap.Approved:
		return []ui.Notice{{Tone: ui.Info, Text: core.Tf("승인된 계획(%d판)입니다. 고치려면 변경안을 만드십시오. 진척 보고는 그대로 할 수 있습니다.", "This plan is approved (version %d). Amend it to make changes. Progress can still be reported.", r.Versions), Link: life}}
	default:
		return nil
	}
}

func (f *frame) tabs(ctx context.Context, current view) []ui.Tab {
	titles := []struct {
		view view
		text core.Text
	}{
		{viewPlan, core.T("계획표", "Plan")},
		{viewBoard, core.T("보드", "Board")},
		{viewBudget, core.T("예산", "Budget")},
		{viewKPI, core.T("KPI", "KPIs")},
		{viewNarrative, core.T("서술", "Narrative")},
		{viewWhatIf, core.T("가정해 보기", "What if")},
		{viewLife, core.T("승인·판", "Approval")},
	}
	out := make([]ui.Tab, len(titles))
	for i, t := range titles {
		out[i] = ui.Tab{Text: t.text, Href: to(ctx, home(f.ID())+string(t.view)), Current: t.view == current}
	}
	return out
}

// done is a message about what the address says has just been done.
func (f *frame) done(r *http.Request, said map[string]core.Text) {
	if text, ok := said[r.URL.Query().Get(paramDone)]; ok {
		f.Notices = append([]ui.Notice{{Tone: ui.Success, Text: text}}, f.Notices...)
	}
}
