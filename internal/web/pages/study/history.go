package study

import (
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

type historyView struct {
	frame

	Entries []revise.Entry
}

// history shows who changed what, newest first.
func (s *Section) history(w http.ResponseWriter, r *http.Request) error {
	f, err := s.frameOf(r, "")
	if err != nil {
		return err
	}
	x := f.Look.Study
	entries, err := s.Studies.History(r.Context(), page.Actor(r.Context()), x.ID)
	if err != nil {
		return err
	}
	v := historyView{frame: f}
	v.Title = core.Tf("바뀐 기록: %s", "Who changed what: %s", x.Title)
	v.Crumbs = append(v.Crumbs, ui.Link{Text: same(x.Title), Href: href(x.ID)})
	v.Entries = words(x).Entries(entries, actionTitle, func(n int) string { return pastHref(x.ID, n) })
	return page.Render(w, r, historyTempl(v))
}

// pastHref is the address of a study as it was.
func pastHref(id string, number int) string {
	return href(id) + "?" + paramRevision + "=" + strconv.Itoa(number)
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
	note := core.Tf("%d판의 내용으로 되돌림", "Back to revision %d", old.Revision)
	old.Revision = now.Revision
	if _, err := s.Studies.Save(r.Context(), who, old, note.Ko); err != nil {
		return err
	}
	return page.SeeOther(w, r, href(old.ID)+"?"+paramDone+"="+doneReverted)
}

// actionTitle names what an entry records.
func actionTitle(action string) core.Text {
	switch action {
	case study.Made:
		return core.T("만듦", "made")
	case study.SignedOff:
		return core.T("서명", "signed")
	case study.PutAway:
		return core.T("보관", "put away")
	case study.TakenBack:
		return core.T("되돌림", "taken back")
	case study.Imported:
		return core.T("파일에서 가져옴", "imported")
	default:
		return core.T("고침", "edited")
	}
}
