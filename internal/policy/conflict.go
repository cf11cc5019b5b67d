package policy

import (
	"context"
	"fmt"

	"naru/internal/core"
	"naru/internal/revision"
)

// ConflictError says that somebody saved a policy while it was being edited. It
// unwraps to a core.Conflict error for people.
type ConflictError struct {
	Base      Policy              // what both began with
	Mine      Policy              // what was to be saved
	Theirs    Policy              // what is saved
	Since     []revision.Entry    // who did what meanwhile, newest first
	Merged    Policy              // both edits, at Theirs' revision: saving it is enough
	Conflicts []revision.Conflict // fields that both changed; Merged has mine

	fault *core.Error
}

func (e *ConflictError) Error() string { return e.fault.Error() }

func (e *ConflictError) Unwrap() error { return e.fault }

// conflict brings two edits of a policy together for a person to decide.
func (s *Service) conflict(ctx context.Context, base, mine, theirs Policy) error {
	merged, conflicts, err := revision.Merge(base, mine, theirs)
	if err != nil {
		return fmt.Errorf("policy: %w", err)
	}
	history, err := s.Store.PolicyHistory(ctx, theirs.Agency, theirs.ID)
	if err != nil {
		return err
	}
	out := &ConflictError{Base: base, Mine: mine, Theirs: theirs, Merged: merged.Normalise(), Conflicts: conflicts}
	out.Merged.Revision = theirs.Revision
	by := ""
	for _, e := range history {
		if e.Revision > base.Revision {
			out.Since = append(out.Since, e)
		}
	}
	if len(out.Since) > 0 {
		by = out.Since[0].By.Name
	}
	out.fault = core.Fail(core.Conflict,
		"고치는 사이에 %[1]s 님이 ‘%[2]s’을(를) %[3]d판으로 저장했습니다. 두 사람이 함께 고친 곳은 %[4]d곳입니다. 합친 내용을 확인하고 저장해 주십시오.",
		"While you were editing, %[1]s saved ‘%[2]s’ as revision %[3]d. %[4]d fields were changed by both. Look at the merged policy and save it.",
		by, theirs.Title, theirs.Revision, len(conflicts))
	for _, c := range conflicts {
		out.fault = out.fault.With(c.Path, core.Tf("나: %[1]s / 다른 사람: %[2]s", "mine: %[1]s / theirs: %[2]s", shown(c.Mine), shown(c.Theirs)))
	}
	return out
}

func shown(raw []byte) core.Text {
	if len(raw) == 0 {
		return core.T("(비움)", "(empty)")
	}
	return core.T(string(raw), string(raw))
}
