package industry

import (
	"context"

	"naru/internal/core"
)

// Tables gives an agency's classification of a revision: what it imported, or
// else Naru's own. A revision that has neither is a core.NotFound error that
// says what to do.
type Tables interface {
	Classification(ctx context.Context, actor core.Actor, system core.System) (*Classification, error)
}

// DefinitionStore keeps every version of the definitions of each agency.
type DefinitionStore interface {
	// AddDefinition writes a new version. When (agency, key, version) exists it
	// writes nothing and gives a core.Conflict error.
	AddDefinition(ctx context.Context, d Definition) error
	// Definition gives one version, the latest for version 0; core.NotFound
	// when there is none.
	Definition(ctx context.Context, agency, key string, version int) (Definition, error)
	// Definitions lists the latest version of each key, by key.
	Definitions(ctx context.Context, agency string) ([]Definition, error)
	// DefinitionHistory lists all versions of a key, newest first; empty when
	// there is none.
	DefinitionHistory(ctx context.Context, agency, key string) ([]Definition, error)
}
