package revision

import (
	"time"

	"naru/internal/core"
)

// Entry records one change of one object. Entries are only ever added.
type Entry struct {
	ID       string
	Agency   string
	Kind     string // what sort of object: study, policy, roadmap …
	Object   string // its id
	Revision int    // of the object after the change; 1 is its making
	At       time.Time
	By       core.Person
	Action   string   // created, edited, signed, approved …: the object's own words
	Note     string   // what the person said about it
	Changes  []Change // field by field; empty where nothing can be compared
}
