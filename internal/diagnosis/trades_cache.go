package diagnosis

import (
	"sync"

	"naru/internal/core"
	"naru/internal/industry"
)

// tradeCache keeps the classification of a revision that was found last, for as
// long as the same tables are in use: asking for it reads the whole catalogue.
type tradeCache struct {
	mu   sync.Mutex
	kept map[tradeKey]keptTrade
}

type tradeKey struct {
	agency string
	system core.System
}

type keptTrade struct {
	tables string // those in use when it was found
	trade  *industry.Classification
}

func newTradeCache() *tradeCache { return &tradeCache{kept: map[tradeKey]keptTrade{}} }

// get gives the classification that was found among the same tables, or finds it.
func (c *tradeCache) get(key tradeKey, tables string, find func() (*industry.Classification, error)) (*industry.Classification, error) {
	c.mu.Lock()
	kept, ok := c.kept[key]
	c.mu.Unlock()
	if ok && kept.tables == tables {
		return kept.trade, nil
	}
	trade, err := find()
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept[key] = keptTrade{tables, trade}
	return trade, nil
}
