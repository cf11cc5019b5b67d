package diagnosis

import (
	"context"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/region"
)

// Catalogue tells which datasets and versions there are. dataset.Store does.
type Catalogue interface {
	Datasets(ctx context.Context, agency string) ([]dataset.Dataset, error)
	// Versions lists a dataset's versions, newest first; all datasets' when the key is empty.
	Versions(ctx context.Context, agency, key string) ([]dataset.Version, error)
}

// Classifications gives an agency the table of a KSIC revision, or
// core.NotFound. dataset.Service does.
type Classifications interface {
	Classification(ctx context.Context, actor core.Actor, system core.System) (*industry.Classification, error)
}

// DefinitionList lists the industry definitions an agency works with.
// industry.Definitions does.
type DefinitionList interface {
	List(ctx context.Context, actor core.Actor) ([]industry.Definition, error)
}

// Config is what a Service works with.
type Config struct {
	Catalogue       Catalogue
	Cubes           Cubes
	Snapshots       SnapshotStore
	Regions         *region.Registry
	Classifications Classifications
	Definitions     DefinitionList
	Clock           core.Clock
	IDs             core.IDs
	// Home are region codes in order of preference; the first that the data
	// have is shown when an address names none.
	Home []string
	// Memory bounds the bytes of data kept in memory; 0 means DefaultMemory.
	Memory int64
}

// DefaultMemory holds eight measures of a national table of 250 regions, 1,200
// industries and 20 years.
const DefaultMemory = 512 << 20

// Service answers the diagnosis pages. It is safe for concurrent use.
type Service struct {
	Config

	frames  *frameCache
	results *memo
	trades  *tradeCache
	lands   *landCache
	held    *heldShelf // of a consistent service
}

// resultsPart is which part of the memory finished results may take besides.
const resultsPart = 8

// landsPart is which part of the memory industry spaces may take besides.
const landsPart = 8

// New makes a Service.
func New(c Config) *Service {
	if c.Memory == 0 {
		c.Memory = DefaultMemory
	}
	s := &Service{
		Config: c, results: newMemo(c.Memory / resultsPart), trades: newTradeCache(),
		lands: newLandCache(c.Memory / landsPart),
	}
	s.frames = newFrameCache(c.Memory, func(ctx context.Context, v dataset.Version, measure string) (*frame, error) {
		cube, err := c.Cubes.Cube(ctx, v, measure)
		if err != nil {
			return nil, err
		}
		return newFrame(cube, c.Regions), nil
	})
	return s
}

// WithDefinitions is the service with other industry definitions, such as the
// versions that a study keeps. What has been read and computed is shared.
func (s *Service) WithDefinitions(list DefinitionList) *Service {
	other := *s
	other.Definitions = list
	return &other
}

// Consistent is the service with one view of what data there are: the first
// reading holds for all its answers, which are then about the same data. It
// serves one computation for one agency and is dropped with it.
func (s *Service) Consistent() *Service {
	other := *s
	other.held = &heldShelf{}
	return &other
}
