package policy

import (
	"context"

	"naru/internal/core"
)

// Reach counts the local firms that a policy reaches. Known is false where
// nobody can tell yet.
type Reach interface {
	Reach(ctx context.Context, p Policy) (count int, known bool)
}

// Spill tells how strongly industries pull the rest of the economy.
type Spill interface {
	// Multipliers gives those that are known, by key of the target. An empty
	// map means that nothing is loaded to tell.
	Multipliers(ctx context.Context, actor core.Actor, targets []Target) (map[string]Multiplier, error)
}

// Multiplier is the output that a unit of final demand for an industry induces,
// with the least and the greatest among the sectors of the same table.
type Multiplier struct {
	Value, Least, Greatest float64
	Grounds                core.Text // which sectors, of what
	Evidence               core.Evidence
}
