package study

import (
	"net/http"
	"strings"

	"naru/internal/core"
	"naru/internal/web/pages/page"
)

// shelve puts a study away, or takes it back.
func (s *Section) shelve(w http.ResponseWriter, r *http.Request) error {
	change, done := s.Studies.Archive, doneArchived
	if r.FormValue("act") == "restore" {
		change, done = s.Studies.Restore, doneRestored
	}
	x, err := change(r.Context(), page.Actor(r.Context()), r.PathValue("id"), "")
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, href(x.ID)+"?"+paramDone+"="+done)
}

// carryOn starts a new study in the frame of another.
func (s *Section) carryOn(w http.ResponseWriter, r *http.Request) error {
	title := strings.TrimSpace(r.FormValue("title"))
	if title == "" {
		return core.Fail(core.Invalid, "새 연구의 제목을 적어 주십시오.", "Please give the new study a title.")
	}
	x, err := s.Studies.Continue(r.Context(), page.Actor(r.Context()), r.PathValue("id"), title)
	if err != nil {
		return err
	}
	return page.SeeOther(w, r, href(x.ID)+"?"+paramDone+"="+doneMade)
}
