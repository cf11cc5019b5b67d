package study

import (
	"context"
	"fmt"

	"naru/internal/core"
	"naru/internal/revision"
)

// ConflictError says that somebody else saved the study meanwhile. Nothing is
// lost: it holds both edits and what they come to together. Saving Merged as it
// stands, with its revision, settles the matter.
type ConflictError struct {
	Mine      Study
	Theirs    Study               // the newest revision
	Merged    Study               // both edits; mine where both changed the same field
	Conflicts []revision.Conflict // those fields
	Since     []revision.Entry    // who changed what since the revision that was edited, newest first
	cause     *core.Error
}

// Error gives the English message.
func (e *ConflictError) Error() string { return e.cause.Error() }

// Unwrap gives the *core.Error of class core.Conflict.
func (e *ConflictError) Unwrap() error { return e.cause }

// conflict brings an edit of an older revision together with the newest one.
func (s *Service) conflict(ctx context.Context, actor core.Actor, mine Study, base int, theirs Study) error {
	if base < 1 || base > theirs.Revision {
		return core.Fail(core.Invalid, "고친 판의 번호(%d)가 올바르지 않습니다. 연구를 다시 열어 주십시오.",
			"The revision that was edited (%d) does not exist. Please open the study again.", base)
	}
	from, err := s.Get(ctx, actor, mine.ID, base)
	if err != nil {
		return err
	}
	e := &ConflictError{Mine: mine, Theirs: theirs}
	// What the service keeps about the text is no part of an edit.
	from, mine = keeping(from, theirs), keeping(mine, theirs)
	from.Revision, mine.Revision = theirs.Revision, theirs.Revision
	frozen := theirs.Frozen
	from.Frozen, mine.Frozen, theirs.Frozen = nil, nil, nil
	if e.Merged, e.Conflicts, err = revision.Merge(from, mine, theirs); err != nil {
		return err
	}
	e.Merged.Frozen = frozen
	entries, err := s.History(ctx, actor, mine.ID)
	if err != nil {
		return err
	}
	for _, x := range entries {
		if x.Revision > base {
			e.Since = append(e.Since, x)
		}
	}
	e.cause = core.Fail(core.Conflict,
		"%[1]s님이 그 사이 이 연구를 저장했습니다. 두 사람의 변경을 합친 것을 확인하고 저장해 주십시오(겹친 곳 %[2]d개).",
		"%[1]s saved this study meanwhile. Please look at both changes brought together and save them (%[2]d fields overlap).",
		theirs.UpdatedBy.Name, len(e.Conflicts))
	for _, c := range e.Conflicts {
		e.cause = e.cause.With(c.Path, core.Tf("나: %[1]s / 상대: %[2]s", "mine: %[1]s / theirs: %[2]s", shown(c.Mine), shown(c.Theirs)))
	}
	return e
}

func shown(raw []byte) string {
	if len(raw) == 0 {
		return "–"
	}
	return fmt.Sprintf("%.80s", raw)
}
