package policy

import (
	"context"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/revision"
)

// Write is one policy to save: as it shall be, the revision that it was edited
// from (0 for a new one), and what to record.
type Write struct {
	Policy Policy
	Base   int
	Entry  revision.Entry
}

// Store keeps the policies of each agency and every revision of them.
type Store interface {
	// SavePolicies saves all or none. A policy that has another revision than
	// Base, or a key that another one has, is core.Conflict.
	SavePolicies(ctx context.Context, writes []Write) error
	// Policies lists the latest revision of every policy by key, archived ones
	// too.
	Policies(ctx context.Context, agency string) ([]Policy, error)
	// Policy gives a revision, the latest for 0; core.NotFound for none.
	Policy(ctx context.Context, agency, id string, number int) (Policy, error)
	// PolicyHistory lists what was done, newest first.
	PolicyHistory(ctx context.Context, agency, id string) ([]revision.Entry, error)
}

// Definitions gives industry definitions. industry.Definitions does.
type Definitions interface {
	List(ctx context.Context, actor core.Actor) ([]industry.Definition, error)
}
