package diagnosis

import (
	"encoding/binary"
	"sync"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/region"
)

// resultKey is everything a finished result follows from: the version's data,
// the method and its parameters. The rules themselves only change with the
// program. A version's state is not among it, so nothing that says whether data
// are still in use may be kept: notes and evidence are made for each request.
type resultKey struct {
	kind                                kind
	version, measure, region, reference string
	from, to                            core.Period
	level                               Level
	method                              Split
	others                              bool
	summed                              region.Level // the tier whose sum stands for the nation that the data lack
	trade                               *industry.Classification
	baskets                             string
	places                              string // positions of the regions that the result is about, where there are several
}

// kind tells results of the same choices apart.
type kind uint8

const (
	ofAnalysis  kind = iota // analysis
	ofTypes                 // []TypeShare
	ofSums                  // levelSums
	ofStructure             // likeness
	ofDistance              // []float64
)

// keyOf is the key of what a scene shows of a region.
func (sc *Scene) keyOf(kind kind, region string) resultKey {
	key := resultKey{
		kind: kind, version: sc.Version.ID, measure: sc.Measure.ID, region: region, reference: sc.Reference.Code,
		from: sc.View.From, to: sc.View.To, level: sc.View.Level, method: sc.View.Method, others: sc.View.Others, trade: sc.trade,
	}
	if sc.panel.held.sum != nil {
		key.summed = sc.Region.Tier
	}
	if sc.View.Level == Definitions {
		key.baskets = sc.basketNames()
	}
	return key
}

// keyOfPlaces is the key of what a scene shows of several regions, by position.
func (sc *Scene) keyOfPlaces(kind kind, places []int) resultKey {
	key := sc.keyOf(kind, "")
	list := make([]byte, 0, len(places)*2)
	for _, p := range places {
		list = binary.AppendUvarint(list, uint64(p)) //nolint:gosec // a position is not negative
	}
	key.places = string(list)
	return key
}

// memo keeps finished results within a budget of bytes, those used last. They
// are shared: do not change them. What several ask for at once is made once.
type memo struct {
	mu     sync.Mutex
	kept   *recent[resultKey, any]
	making map[resultKey]*making
}

// making is a result on its way.
type making struct {
	done  chan struct{}
	value any
	err   error
}

func newMemo(budget int64) *memo {
	return &memo{kept: newRecent[resultKey, any](budget), making: map[resultKey]*making{}}
}

// recall gives the result of a key, making it when it is not kept. A failure is
// told to those who waited and not kept.
func recall[V any](m *memo, key resultKey, size func(V) int64, compute func() (V, error)) (V, error) {
	m.mu.Lock()
	if v, ok := m.kept.get(key); ok {
		m.mu.Unlock()
		return as[V](v, nil)
	}
	if other, ok := m.making[key]; ok {
		m.mu.Unlock()
		<-other.done
		return as[V](other.value, other.err)
	}
	own := &making{done: make(chan struct{}), err: errPanic}
	m.making[key] = own
	m.mu.Unlock()
	defer func() { // also when compute panics
		m.mu.Lock()
		delete(m.making, key)
		if own.err == nil {
			m.kept.put(key, own.value, size(own.value.(V))+keySize(key)) //nolint:forcetypeassert // put there below
		}
		m.mu.Unlock()
		close(own.done)
	}()
	v, err := compute()
	own.value, own.err = v, err
	return v, err
}

// as gives a kept value its type back; a kind of key has one type of value.
func as[V any](v any, err error) (V, error) {
	typed, _ := v.(V)
	return typed, err
}

func keySize(k resultKey) int64 {
	const fixed = 512
	return fixed + int64(len(k.baskets)+len(k.places))
}

// analysis gives the analysis of a scene's lines.
func (s *Service) analysis(sc *Scene) (analysis, error) {
	return recall(s.results, sc.keyOf(ofAnalysis, sc.Region.Code), analysis.size, sc.analyse)
}

// typesOf gives what the strategy types make of a region: a comparison types
// every industry of all its regions.
func (s *Service) typesOf(sc *Scene, region int) ([]TypeShare, error) {
	const share = 40
	key := sc.keyOf(ofTypes, sc.frame.places[region].Code)
	return recall(s.results, key, func(t []TypeShare) int64 { return int64(len(t) * share) },
		func() ([]TypeShare, error) { return sc.typesOf(region) })
}

// sums gives the shift-share sums of regions, with their evidence as it is now.
func (s *Service) sums(sc *Scene, regions []int) (regionSums, error) {
	const part = 64
	kept, err := recall(s.results, sc.keyOfPlaces(ofSums, regions),
		func(l levelSums) int64 { return int64(len(l.parts) * part) },
		func() (levelSums, error) { return sc.sums(regions) })
	if err != nil {
		return regionSums{}, err
	}
	return regionSums{kept.parts, sc.sumsEvidence(kept.level)}, nil
}

// structures gives how the structures of regions stand to one another.
func (s *Service) structures(sc *Scene, regions []int) (likeness, error) {
	return recall(s.results, sc.keyOfPlaces(ofStructure, regions), likeness.size,
		func() (likeness, error) { return sc.structures(regions), nil })
}

// distances gives how far the structures of regions lie from the reference's.
func (s *Service) distances(sc *Scene, regions []int) ([]float64, error) {
	return recall(s.results, sc.keyOfPlaces(ofDistance, regions), func(d []float64) int64 { return int64(len(d) * cellBytes) },
		func() ([]float64, error) { return sc.distances(regions), nil })
}

// size estimates the bytes of an analysis: a row with its numbers and verdict.
func (a analysis) size() int64 {
	const row = 640
	return int64((len(a.rows) + 1) * row)
}
