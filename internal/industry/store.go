package industry

import (
	"context"

	"naru/internal/core"
)

// TableStore keeps imported tables, one of each kind per agency; saving
// replaces. What is not there is a core.NotFound error. Tables are rebuilt from
// their entries and links by NewClassification and NewConcordance.
type TableStore interface {
	SaveClassification(ctx context.Context, agency string, c *Classification) error
	Classification(ctx context.Context, agency string, system core.System) (*Classification, error)
	SaveConcordance(ctx context.Context, agency string, c *Concordance) error
	Concordance(ctx context.Context, agency string, from, to core.System) (*Concordance, error)
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
