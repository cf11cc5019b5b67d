package linkage

import (
	"context"
	"sync"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/industry"
	"naru/internal/inout"
	"naru/internal/region"
)

// Tables are the datasets that the service reads. dataset.Service does.
type Tables interface {
	List(ctx context.Context, actor core.Actor) ([]dataset.Entry, error)
	Version(ctx context.Context, actor core.Actor, key string, number int) (dataset.Dataset, dataset.Version, error)
	IOTable(ctx context.Context, v dataset.Version, year string) (*inout.Table, error)
	Published(ctx context.Context, v dataset.Version, year string) (*inout.Published, error)
	Classification(ctx context.Context, actor core.Actor, system core.System) (*industry.Classification, error)
}

// Config is what a Service works with.
type Config struct {
	Tables  Tables
	Bridges BridgeStore
	Regions *region.Registry
	Clock   core.Clock

	Statistics *diagnosis.Service // of regions and their industries; nil: nothing is told of them
	Home       []string           // regions that are looked at when none is chosen, the first that is known
}

// Service answers the pages about input–output. It is safe for concurrent use.
type Service struct {
	Config

	mu     sync.Mutex
	solved map[string]*economy // by version and year; versions never change
}

// New makes a Service.
func New(c Config) *Service { return &Service{Config: c, solved: map[string]*economy{}} }

// mostSolved bounds the tables whose results are kept.
const mostSolved = 64

// economy gives a table's model with what holds for all its sectors.
func (s *Service) economy(ctx context.Context, v dataset.Version, year string, r dataset.TableReading) (*economy, error) {
	key := v.ID + "/" + year
	s.mu.Lock()
	e := s.solved[key]
	s.mu.Unlock()
	if e != nil {
		return e, nil
	}
	t, err := s.Tables.IOTable(ctx, v, year)
	if err != nil {
		return nil, err
	}
	if e, err = solve(ctx, t, r); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.solved) >= mostSolved {
		clear(s.solved)
	}
	s.solved[key] = e
	return e, nil
}
