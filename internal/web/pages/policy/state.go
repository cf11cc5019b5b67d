package policy

import (
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/web/pages/page"
)

// What a policy's form of state asks for.
const (
	stateArchived = "archived"
	stateInUse    = "in-use"
)

// state archives a policy, or restores it.
func (s *Section) state(w http.ResponseWriter, r *http.Request) error {
	ctx, who, id := r.Context(), page.Actor(r.Context()), r.PathValue("id")
	base, err := strconv.Atoi(r.PostFormValue("base"))
	if err != nil {
		return core.Fail(core.Invalid, "어느 판을 보고 계셨는지 알 수 없습니다. 정책을 다시 열어 주십시오.", "Which revision you looked at is not known. Open the policy again.").Because(err)
	}
	act, done := s.Policies.Restore, doneRestored
	switch r.PostFormValue("state") {
	case stateArchived:
		act, done = s.Policies.Archive, doneArchived
	case stateInUse:
	default:
		return core.Fail(core.Invalid, "보관할지 되살릴지 알 수 없습니다. 정책을 다시 열어 주십시오.", "Whether to archive or to restore is not known. Open the policy again.")
	}
	if _, err := act(ctx, who, id, base, ""); err != nil {
		return err
	}
	return page.SeeOther(w, r, policyHref(id)+"?"+paramDone+"="+done)
}
