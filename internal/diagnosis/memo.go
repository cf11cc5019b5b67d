package diagnosis

import (
	"sync"

	"naru/internal/core"
	"naru/internal/industry"
)

// analysisKey is everything an analysis follows from: the version's data, the
// method and its parameters. The rules themselves only change with the program.
type analysisKey struct {
	version, measure, region, reference string
	from, to                            core.Period
	level                               Level
	method                              Split
	others                              bool
	trade                               *industry.Classification
	baskets                             string
}

// keyOf is the key of what a scene shows of a region.
func (sc *Scene) keyOf(region string) analysisKey {
	key := analysisKey{
		version: sc.Version.ID, measure: sc.Measure.ID, region: region, reference: sc.Reference.Code,
		from: sc.View.From, to: sc.View.To, level: sc.View.Level, method: sc.View.Method, others: sc.View.Others, trade: sc.trade,
	}
	if sc.View.Level == Definitions {
		key.baskets = sc.basketNames()
	}
	return key
}

// memo keeps finished results, which are shared: do not change them.
type memo[V any] struct {
	mu   sync.Mutex
	kept *recent[analysisKey, V]
}

func newMemo[V any](budget int64) *memo[V] {
	return &memo[V]{kept: newRecent[analysisKey, V](budget)}
}

// of gives the result of a key, making it when it is not kept. What two ask for
// at the same moment is made twice.
func (m *memo[V]) of(key analysisKey, size func(V) int64, compute func() (V, error)) (V, error) {
	m.mu.Lock()
	v, ok := m.kept.get(key)
	m.mu.Unlock()
	if ok {
		return v, nil
	}
	v, err := compute()
	if err != nil {
		return v, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept.put(key, v, size(v))
	return v, nil
}

// analysis gives the analysis of a scene's lines: most of the cost of a page is
// in typing every industry and putting the reasons into words.
func (s *Service) analysis(sc *Scene) (analysis, error) {
	return s.analyses.of(sc.keyOf(sc.Region.Code), analysis.size, sc.analyse)
}

// typesOf gives what the strategy types make of a region: a comparison types
// every industry of all its regions.
func (s *Service) typesOf(sc *Scene, region int) ([]TypeShare, error) {
	const size = 1 << 9 // of a handful of shares and their key
	return s.types.of(sc.keyOf(sc.frame.places[region].Code),
		func([]TypeShare) int64 { return size }, func() ([]TypeShare, error) { return sc.typesOf(region) })
}

// size estimates the bytes of an analysis: a row with its numbers, a text with
// its two headers.
func (a analysis) size() int64 {
	const row, header = 600, 32
	n := int64(row)
	for _, r := range a.rows {
		n += row
		for _, t := range r.Verdict.Reasons {
			n += header + int64(len(t.Ko)+len(t.En))
		}
	}
	return n
}
