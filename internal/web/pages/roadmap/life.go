package roadmap

import (
	"net/http"
	"strings"

	"naru/internal/core"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// lifeView is where a roadmap stands, what can be done about it, and what was
// approved so far.
type lifeView struct {
	frame

	Err      error
	Note     string
	Acts     []ui.Button // those that the state allows
	Asks     core.Text   // what to do next, in words
	Faults   []faultView
	Versions ui.Table
	Compare  compareForm
	History  []revise.Entry
}

// life shows approval, versions and history.
func (s *Section) life(w http.ResponseWriter, r *http.Request) error {
	v, err := s.lifeView(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, lifeTempl(v))
}

func (s *Section) lifeView(r *http.Request) (lifeView, error) {
	ctx := r.Context()
	f, err := s.frame(r, viewLife)
	v := lifeView{frame: f}
	if err != nil {
		return v, err
	}
	v.Help = core.T("초안을 검토에 올리고, 기관장이 승인하거나 까닭을 적어 되돌려 보냅니다. 승인된 판은 그대로 보존됩니다. 고치려면 변경안을 만듭니다.",
		"A draft is submitted, and the director approves it or sends it back with a remark. Approved versions are kept as they are; amend to change.")
	v.done(r, map[string]core.Text{
		roadmap.ActSubmitted: core.T("검토에 올렸습니다.", "Submitted for review."),
		roadmap.ActSentBack:  core.T("되돌려 보냈습니다.", "Sent back."),
		roadmap.ActApproved:  core.T("승인했습니다. 이 판은 이제 바뀌지 않습니다.", "Approved: this version will not change any more."),
		roadmap.ActAmended:   core.T("변경안을 만들었습니다. 승인된 판은 그대로 있습니다.", "An amendment is open. The approved version stays as it is."),
		roadmap.ActArchived:  core.T("보관 상태를 바꾸었습니다.", "Archived, or brought back."),
	})
	v.offer()
	for _, x := range f.Plan.Findings() {
		if len(v.Faults) == mostFaults {
			break
		}
		one := faultView{Blocks: x.Blocks, Text: x.Text}
		if x.Task != "" {
			one.Href = taskHref(f.ID(), x.Task)
		}
		v.Faults = append(v.Faults, one)
	}
	versions, err := s.Roadmaps.Versions(ctx, f.Who, f.ID())
	if err != nil {
		return v, err
	}
	v.Versions = versionTable(&f, versions)
	v.Compare = newCompareForm(&f, versions)
	steps, err := s.Roadmaps.Steps(ctx, f.Who, f.ID(), f.ID())
	if err != nil {
		return v, err
	}
	for _, x := range steps {
		v.History = append(v.History, revise.Entry{Revision: x.Entry.Revision, At: x.Entry.At, By: x.Entry.By, Action: x.Action, Note: x.Entry.Note, Changes: changesOf(x.Changes)})
	}
	return v, nil
}

// offer decides which acts the state and the person allow.
func (v *lifeView) offer() {
	r := v.Plan.Roadmap
	act := func(ko, en, value string, kind ui.ButtonKind) {
		v.Acts = append(v.Acts, ui.Button{Text: core.T(ko, en), Name: "act", Value: value, Kind: kind})
	}
	switch {
	case v.Number > 0:
	case !v.Who.CanWrite():
		v.Asks = core.T("지금 역할로는 보기만 할 수 있습니다.", "Your role can look but not change.")
	case r.Archived:
		v.Asks = core.T("보관된 로드맵입니다.", "This roadmap is archived.")
		act("다시 꺼내기", "Bring it back", "back", ui.Primary)
	case r.State == roadmap.Draft:
		v.Asks = core.T("초안을 다 적었으면 검토에 올리십시오. 검토하는 동안에는 고칠 수 없습니다.", "Submit the draft when it is complete. It cannot be changed during the review.")
		if n := blocking(v.Plan.Findings()); n > 0 {
			v.Asks = core.Tf("승인 전에 고쳐야 할 것이 %d개 있습니다. 아래 목록을 고친 뒤에 검토에 올릴 수 있습니다.", "%d thing(s) must be mended first; the list is below. Then the draft can be submitted.", n)
		}
		act("검토에 올리기", "Submit for review", roadmap.ActSubmitted, ui.Primary)
		act("보관하기", "Archive it", roadmap.ActArchived, ui.Quiet)
	case r.State == roadmap.InReview:
		v.Asks = core.T("기관장이나 관리자가 승인합니다. 고칠 것이 있으면 까닭을 적어 되돌려 보내십시오.", "The director or an operator approves. Send it back with a remark where something needs work.")
		if v.Who.CanApprove() {
			act("승인하기", "Approve", roadmap.ActApproved, ui.Primary)
		}
		act("되돌려 보내기", "Send back", roadmap.ActSentBack, ui.Secondary)
	default:
		v.Asks = core.Tf("%d판이 승인되어 있습니다. 고치려면 변경안을 만드십시오.", "Version %d is approved. Open an amendment to change it.", r.Versions)
		act("변경안 만들기", "Amend", roadmap.ActAmended, ui.Primary)
		act("보관하기", "Archive it", roadmap.ActArchived, ui.Quiet)
	}
}

// blocking counts what stands against approval.
func blocking(findings []roadmap.Finding) int {
	n := 0
	for _, x := range findings {
		if x.Blocks {
			n++
		}
	}
	return n
}

// lifeAct carries out the pressed button.
func (s *Section) lifeAct(w http.ResponseWriter, r *http.Request) error {
	ctx, who, id := r.Context(), page.Actor(r.Context()), r.PathValue("id")
	note, act := strings.TrimSpace(r.PostFormValue("note")), r.PostFormValue("act")
	var err error
	switch act {
	case roadmap.ActSubmitted:
		_, err = s.Roadmaps.Submit(ctx, who, id, note)
	case roadmap.ActApproved:
		_, err = s.Roadmaps.Approve(ctx, who, id, note)
	case roadmap.ActSentBack:
		_, err = s.Roadmaps.SendBack(ctx, who, id, note)
	case roadmap.ActAmended:
		_, err = s.Roadmaps.Amend(ctx, who, id, note)
	case roadmap.ActArchived, "back":
		_, err = s.Roadmaps.Archive(ctx, who, id, act == roadmap.ActArchived, note)
		act = roadmap.ActArchived
	default:
		err = core.Fail(core.Invalid, "무엇을 할지 단추로 골라 주십시오.", "Choose what to do by a button.")
	}
	if err == nil {
		return page.SeeOther(w, r, home(id)+string(viewLife)+"?"+paramDone+"="+act)
	}
	if code := core.CodeOf(err); code != core.Invalid && code != core.Conflict {
		return err
	}
	v, loadErr := s.lifeView(r)
	if loadErr != nil {
		return loadErr
	}
	v.Err, v.Note = renamed(err, func(path string) string {
		if path == "note" {
			return path
		}
		return "faults"
	}), note
	return page.Answer(w, r, v.Err, lifeTempl(v))
}

func versionTable(f *frame, list []roadmap.Approval) ui.Table {
	t := ui.Table{
		ID: "approved", Caption: core.T("승인된 판", "Approved versions"), Empty: core.T("아직 승인된 판이 없습니다.", "Nothing has been approved yet."),
		Columns: []ui.Column{
			{Title: core.T("판", "Version")},
			{Title: core.T("승인한 때", "Approved")},
			{Title: core.T("승인한 사람", "By")},
			{Title: core.T("과제", "Tasks"), Unit: core.T("개", "number"), Numeric: true},
			{Title: core.T("메모", "Note")},
		},
	}
	for _, a := range list {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(core.Tf("%d판", "version %d", a.Number)).Linked(home(f.ID()) + "?" + paramVersion + "=" + itoa(a.Number)),
			page.TimeCell(a.At), ui.Label(personText(a.By)), ui.Num(float64(a.Tasks), ui.Whole()), ui.Plain(a.Note),
		}})
	}
	return t
}

// personText names who approved, and whether anybody checked that it was they.
func personText(p core.Person) core.Text {
	name := core.T(p.Name, p.Name)
	if p.Name == "" || p.Name == core.LocalOperator("").Name {
		name = core.T("이름을 밝히지 않음", "name not given")
	}
	if p.Verified {
		return core.Tf("%[1]s (%[2]s)", "%[1]s (%[2]s)", name, p.Role.Title())
	}
	return core.Tf("%[1]s (%[2]s, 확인되지 않음)", "%[1]s (%[2]s, not verified)", name, p.Role.Title())
}
