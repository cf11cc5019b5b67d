package roadmap

import (
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/revision"
)

// StaleError is what the second of two editors gets: nothing was saved and nothing
// is lost. Merged has what either changed; saving it is the way on. Where both
// changed the same field it has the second editor's, and Conflicts lists it.
type StaleError[T Roadmap | Task] struct {
	Mine, Theirs, Merged T
	Since                []revision.Entry // who saved what since Mine was read, latest first
	TheirChanges         []Difference     // what these saves changed
	Conflicts            []Clash
	problem              *core.Error
}

// Clash is a field that both changed, each in another way.
type Clash struct {
	Path               string
	Title              core.Text
	Base, Mine, Theirs core.Text
}

func (e *StaleError[T]) Error() string { return e.problem.Error() }

func (e *StaleError[T]) Unwrap() error { return e.problem }

// stale merges an edit that came second with what came first.
func stale[T Roadmap | Task](ctx context.Context, a *act, mine, theirs T, id string, read int) error {
	store, agency := a.service.Store, a.actor.Agency
	var base T
	if err := store.RoadmapRevision(ctx, agency, id, read, &base); err != nil {
		return err
	}
	entries, err := store.RoadmapEntries(ctx, agency, id)
	if err != nil {
		return err
	}
	e := &StaleError[T]{Mine: mine, Theirs: theirs}
	e.Since = slices.DeleteFunc(entries, func(x revision.Entry) bool { return x.Revision <= read })
	// What every save moves is no conflict: the merged object is an edit of theirs.
	mine, base = follow(mine, theirs), follow(base, theirs)
	merged, conflicts, err := revision.Merge(base, mine, theirs)
	if err != nil {
		return err
	}
	e.Merged = merged
	names := newNames(&a.plan, &a.plan)
	for _, c := range conflicts {
		e.Conflicts = append(e.Conflicts, Clash{
			Path: c.Path, Title: names.field(c.Path), Base: names.value(c.Path, c.Base), Mine: names.value(c.Path, c.Mine), Theirs: names.value(c.Path, c.Theirs),
		})
	}
	changes, err := changesOf(base, theirs)
	if err != nil {
		return err
	}
	for _, c := range changes {
		e.TheirChanges = append(e.TheirChanges, names.difference(c.Path, c))
	}
	who := core.T("다른 사람", "somebody else")
	if len(e.Since) > 0 {
		who = core.T(e.Since[0].By.Name, e.Since[0].By.Name)
	}
	e.problem = core.Fail(core.Conflict,
		"그사이 %s이(가) 먼저 저장했습니다. 아무것도 잃지 않았습니다. 합친 내용을 확인하고 다시 저장해 주십시오.",
		"Meanwhile %s saved first. Nothing is lost: look at the merged text and save it.", who)
	return e
}

// follow gives an object the marks of a later one.
func follow[T Roadmap | Task](v, later T) T {
	switch x := any(&v).(type) {
	case *Task:
		if l, ok := any(later).(Task); ok {
			x.Revision, x.UpdatedAt, x.Roadmap = l.Revision, l.UpdatedAt, l.Roadmap
			*x = NormaliseTask(*x)
		}
	case *Roadmap:
		if l, ok := any(later).(Roadmap); ok {
			x.Revision, x.UpdatedAt, x.CreatedAt = l.Revision, l.UpdatedAt, l.CreatedAt
			x.State, x.Versions, x.Archived, x.Agency, x.Demo = l.State, l.Versions, l.Archived, l.Agency, l.Demo
		}
	}
	return v
}
