package dataset

import "sync"

// tableCache keeps reference tables that were read, by version id. Versions
// never change, so nothing in it goes stale; there are only a few.
type tableCache struct {
	mu     sync.Mutex
	tables map[string]any
}

func newTableCache() *tableCache { return &tableCache{tables: map[string]any{}} }

func cached[T any](c *tableCache, id string, read func() (T, error)) (T, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t, ok := c.tables[id].(T); ok {
		return t, nil
	}
	t, err := read()
	if err == nil {
		c.tables[id] = t
	}
	return t, err
}
