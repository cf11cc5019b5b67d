package study

import (
	"context"

	"naru/internal/revision"
)

// Store keeps studies with every revision of them. Every method is confined to
// the agency it is given; an id that is not there is core.NotFound.
type Store interface {
	// SaveStudy writes the study as revision base+1, with the entry that records
	// the change, in one transaction. base 0 makes it. A base that is not the
	// newest revision, and an id that is taken, is core.Conflict and writes
	// nothing. The entry's and the body's revision are those given.
	SaveStudy(ctx context.Context, s Study, base int, e revision.Entry) error
	// Study gives a revision, the newest for 0.
	Study(ctx context.Context, agency, id string, number int) (Study, error)
	// Studies lists what a list shows, last changed first.
	Studies(ctx context.Context, agency string) ([]Summary, error)
	// StudyHistory lists the entries of a study, newest first.
	StudyHistory(ctx context.Context, agency, id string) ([]revision.Entry, error)
}
