package calc

import "bytes"

// codes numbers the distinct codes of a column in order of appearance. Looking
// up a known code allocates nothing; files repeat a code, or a cycle of codes,
// so the last one and the one that followed it last time are tried first.
type codes struct {
	ids    map[string]uint32 // as written, and plain
	names  []string          // by number, plain
	raw    []string          // by number, as first written
	follow []uint32          // by number: which code came next last time
	last   uint32
}

func newCodes() *codes { return &codes{ids: map[string]uint32{}} }

// id numbers a code as written; ok is false when it is blank.
func (c *codes) id(b []byte) (id uint32, ok bool) {
	if len(c.raw) > 0 {
		if string(b) == c.raw[c.last] {
			return c.last, true
		}
		if next := c.follow[c.last]; string(b) == c.raw[next] {
			c.last = next
			return next, true
		}
	}
	id, ok = c.ids[string(b)]
	if !ok {
		if id, ok = c.add(b); !ok {
			return 0, false
		}
	}
	c.follow[c.last] = id
	c.last = id
	return id, true
}

func (c *codes) add(b []byte) (uint32, bool) {
	if len(bytes.TrimSpace(b)) == 0 {
		return 0, false
	}
	raw := string(b)
	name := plainName(raw)
	id, ok := c.ids[name]
	if !ok {
		id = uint32(len(c.names)) //nolint:gosec // the cells of a panel are limited far below 2³²
		c.names = append(c.names, name)
		c.raw = append(c.raw, raw)
		c.follow = append(c.follow, id)
		c.ids[name] = id
	}
	c.ids[raw] = id
	return id, true
}

// find gives the number of a plain code.
func (c *codes) find(name string) (uint32, bool) {
	id, ok := c.ids[name]
	return id, ok
}
