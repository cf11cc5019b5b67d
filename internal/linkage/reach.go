package linkage

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/inout"
)

// wholeWeight is a weight of one, but for rounding.
const wholeWeight = 1 - 1e-9

// reach holds the linked codes against the classification.
func (m *Mapping) reach(c *industry.Classification, weights map[string]float64) {
	for _, code := range slices.Sorted(maps.Keys(weights)) {
		if c.Check(code) == industry.NoSuchCode {
			m.Unknown = append(m.Unknown, code)
		} else if weights[code] < wholeWeight {
			m.Partial = append(m.Partial, code)
		}
	}
	for _, e := range c.Entries() {
		if e.Level == industry.Division && !covers(c, e.Code, weights) {
			m.Missing = append(m.Missing, e.Code)
		}
	}
}

// covers reports whether every part of a code is linked.
func covers(c *industry.Classification, code string, weights map[string]float64) bool {
	if _, ok := weights[code]; ok {
		return true
	}
	children := c.Children(code)
	if !slices.ContainsFunc(slices.Collect(maps.Keys(weights)), func(w string) bool { return strings.HasPrefix(w, code) }) {
		return false
	}
	// With no children the table is too shallow to tell.
	for _, child := range children {
		if !covers(c, child.Code, weights) {
			return false
		}
	}
	return true
}

// classification gives the table of a revision; nil where there is none.
func (s *Service) classification(ctx context.Context, actor core.Actor, system core.System) (*industry.Classification, error) {
	c, err := s.Tables.Classification(ctx, actor, system)
	if err != nil && core.CodeOf(err) == core.NotFound {
		return nil, nil //nolint:nilnil // none is an answer
	}
	return c, err
}

// knowsCodes refuses links to codes that the classification does not have.
func (s *Service) knowsCodes(ctx context.Context, actor core.Actor, b inout.Bridge) error {
	c, err := s.classification(ctx, actor, b.System)
	if err == nil && c == nil {
		return core.Fail(core.Invalid, "%s 분류표가 없어 코드를 확인할 수 없습니다. 분류표를 먼저 가져오십시오.", "The table of %s is not loaded: codes cannot be checked. Import it first.", b.System.Title()).
			With("system", core.T("분류표가 없습니다.", "Not loaded."))
	}
	if err != nil {
		return err
	}
	fault := core.Fail(core.Invalid, "%s에 없는 코드가 있습니다.", "Some codes are not in %s.", b.System.Title())
	for k, l := range b.Links {
		if c.Check(l.Code) == industry.NoSuchCode {
			fault = fault.With(fmt.Sprintf("links[%d].code", k), core.Tf("%[1]s: %[2]s에 없는 코드입니다.", "%[1]s is not a code of %[2]s.", l.Code, b.System.Title()))
		}
	}
	if len(fault.Fields) == 0 {
		return nil
	}
	return fault
}
