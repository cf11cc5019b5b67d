package study

import (
	"net/http"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

type historyView struct {
	frame

	Entries []historyLine
}

// historyLine is one entry of a study's record.
type historyLine struct {
	revision.Entry

	Compare string // with the revision before; empty for the first
	Newest  bool
}

// history shows who changed what, newest first.
func (s *Section) history(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frameOf(r, "")
	if err != nil {
		return err
	}
	entries, err := s.Studies.History(r.Context(), page.Actor(r.Context()), f.Look.Study.ID)
	if err != nil {
		return err
	}
	v := historyView{frame: f}
	v.Title = core.Tf("바뀐 기록: %s", "Who changed what: %s", f.Look.Study.Title)
	v.Crumbs = append(v.Crumbs, ui.Link{Text: same(f.Look.Study.Title), Href: href(f.Look.Study.ID)})
	for k, e := range entries {
		line := historyLine{Entry: e, Newest: k == 0}
		if e.Revision > 1 && len(e.Changes) > 0 {
			line.Compare = compareHref(e.Object, e.Revision-1, e.Object, e.Revision)
		}
		v.Entries = append(v.Entries, line)
	}
	return page.Render(w, r, historyTempl(v))
}

// revert makes a new revision that says what an earlier one said.
func (s *Section) revert(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	_, old, err := s.sent(w, r)
	if err != nil {
		return err
	}
	now, err := s.Studies.Get(r.Context(), who, old.ID, 0)
	if err != nil {
		return err
	}
	from := old.Revision
	old.Revision = now.Revision
	note := core.Tf("%d판의 내용으로 되돌림", "Back to revision %d", from)
	if _, err := s.Studies.Save(r.Context(), who, old, note.Ko); err != nil {
		return err
	}
	return page.SeeOther(w, r, href(old.ID)+"?"+paramDone+"="+doneReverted)
}

// actionTitle names what an entry records.
func actionTitle(action string) core.Text {
	switch action {
	case study.Made:
		return core.T("만듦", "Made")
	case study.SignedOff:
		return core.T("서명", "Signed")
	case study.PutAway:
		return core.T("보관", "Put away")
	case study.TakenBack:
		return core.T("되돌림", "Taken back")
	case study.Imported:
		return core.T("파일에서 가져옴", "Imported")
	default:
		return core.T("고침", "Edited")
	}
}
