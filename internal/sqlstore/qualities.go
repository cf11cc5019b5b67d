package sqlstore

import (
	"context"
	"sync"

	"naru/internal/dataset"
)

// qualities keeps the quality of the versions seen last, decoded. It never
// changes once published and is by far the largest part of a version, while
// every page asks for the list of versions.
type qualities struct {
	mu    sync.Mutex
	held  map[string]heldQuality // by version id
	order []string               // oldest first
	bytes int
}

type heldQuality struct {
	quality dataset.Quality
	bytes   int // of its JSON
}

// qualityBudget bounds what is held, in bytes of JSON.
const qualityBudget = 32 << 20

func (c *qualities) get(id string) (dataset.Quality, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	h, ok := c.held[id]
	return h.quality, ok
}

func (c *qualities) put(id string, q dataset.Quality, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.held[id]; ok || bytes > qualityBudget {
		return
	}
	if c.held == nil {
		c.held = map[string]heldQuality{}
	}
	for c.bytes += bytes; c.bytes > qualityBudget; c.order = c.order[1:] {
		c.bytes -= c.held[c.order[0]].bytes
		delete(c.held, c.order[0])
	}
	c.held[id] = heldQuality{q, bytes}
	c.order = append(c.order, id)
}

// addQuality fills in the quality of listed versions.
func (s *Store) addQuality(ctx context.Context, versions []dataset.Version) error {
	for i := range versions {
		v := &versions[i]
		var held bool
		if v.Quality, held = s.qualities.get(v.ID); held {
			continue
		}
		bytes := 0
		read := func(row scanner) (q dataset.Quality, err error) {
			var text string
			if err := row.Scan(&text); err != nil {
				return q, err
			}
			bytes = len(text)
			return q, documentColumn{&q}.Scan(text)
		}
		var err error
		v.Quality, _, err = first(ctx, s.db, s.db.engine.Reader, read,
			`SELECT quality FROM versions WHERE agency = $1 AND id = $2`, v.Agency, v.ID)
		if err != nil {
			return err
		}
		s.qualities.put(v.ID, v.Quality, bytes)
	}
	return nil
}
