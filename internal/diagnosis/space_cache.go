package diagnosis

import "sync"

// landCache keeps the landscapes used last within a budget of bytes: all regions
// of a tier share one, and moving a cut of the map needs no new one. What several
// ask for at once is made once.
type landCache struct {
	mu     sync.Mutex
	kept   *recent[landKey, *landscape]
	making map[landKey]*landMaking
}

type landMaking struct {
	done chan struct{}
	land *landscape
	err  error
}

func newLandCache(budget int64) *landCache {
	return &landCache{kept: newRecent[landKey, *landscape](budget), making: map[landKey]*landMaking{}}
}

// get gives the landscape of a key, making it when it is not kept. A failure is
// told to those who waited and not kept.
func (c *landCache) get(key landKey, compute func() (*landscape, error)) (*landscape, error) {
	c.mu.Lock()
	if l, ok := c.kept.get(key); ok {
		c.mu.Unlock()
		return l, nil
	}
	if other, ok := c.making[key]; ok {
		c.mu.Unlock()
		<-other.done
		return other.land, other.err
	}
	own := &landMaking{done: make(chan struct{}), err: errPanic}
	c.making[key] = own
	c.mu.Unlock()
	defer func() { // also when compute panics
		c.mu.Lock()
		delete(c.making, key)
		if own.err == nil {
			c.kept.put(key, own.land, own.land.size())
		}
		c.mu.Unlock()
		close(own.done)
	}()
	own.land, own.err = compute()
	return own.land, own.err
}
