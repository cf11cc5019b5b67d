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

// analyses keeps finished analyses: most of the cost of a page is in typing
// every industry and putting the reasons into words.
type analyses struct {
	mu   sync.Mutex
	kept *recent[analysisKey, analysis]
}

// of gives the analysis of a scene's lines. Its rows are shared: do not change
// them.
func (m *analyses) of(sc *Scene) (analysis, error) {
	key := analysisKey{
		version: sc.Version.ID, measure: sc.Measure.ID, region: sc.Region.Code, reference: sc.Reference.Code,
		from: sc.View.From, to: sc.View.To, level: sc.View.Level, method: sc.View.Method, others: sc.View.Others, trade: sc.trade,
	}
	if sc.View.Level == Definitions {
		key.baskets = sc.basketNames()
	}
	m.mu.Lock()
	a, ok := m.kept.get(key)
	m.mu.Unlock()
	if ok {
		return a, nil
	}
	a, err := sc.analyse()
	if err != nil {
		return analysis{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept.put(key, a, a.size())
	return a, nil
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
