package ingest

import (
	"bytes"

	"naru/internal/core"
)

// outcome is what became of a label.
type outcome uint8

const (
	accepted  outcome = iota
	leftOut           // the profile leaves rows with this label out
	refused           // the label means nothing to us
	ambiguous         // it names several things; the neighbours may decide
)

// verdict is the resolved meaning of one label.
type verdict struct {
	outcome    outcome
	index      uint32 // position in the dictionary, when accepted
	reason     core.Text
	candidates []string // codes, when ambiguous
}

// meaning is what a resolver says of a label, before it has a position.
type meaning struct {
	outcome    outcome
	code       string
	reason     core.Text
	candidates []string
}

// coder turns the labels of one dimension into positions in a dictionary. A
// label is resolved once; a run of equal labels costs one comparison.
type coder struct {
	resolve func(label string) meaning
	codes   []string
	byCode  map[string]uint32
	byLabel map[string]*verdict
	last    []byte
	lastV   *verdict
}

func newCoder(resolve func(string) meaning) *coder {
	return &coder{resolve: resolve, byCode: map[string]uint32{}, byLabel: map[string]*verdict{}}
}

// of gives the verdict on a label. The label is not kept.
func (c *coder) of(label []byte) *verdict {
	if c.lastV != nil && bytes.Equal(label, c.last) {
		return c.lastV
	}
	v, ok := c.byLabel[string(label)]
	if !ok {
		v = c.learn(string(label))
	}
	c.last, c.lastV = append(c.last[:0], label...), v
	return v
}

func (c *coder) learn(label string) *verdict {
	m := c.resolve(label)
	v := &verdict{outcome: m.outcome, reason: m.reason, candidates: m.candidates}
	if m.outcome == accepted {
		v.index = c.position(m.code)
	}
	c.byLabel[label] = v
	return v
}

// position gives the place of a code in the dictionary, adding it when new.
func (c *coder) position(code string) uint32 {
	i, ok := c.byCode[code]
	if !ok {
		i = uint32(len(c.codes)) //nolint:gosec // dictionaries are bounded by maxLabels
		c.codes = append(c.codes, code)
		c.byCode[code] = i
	}
	return i
}
