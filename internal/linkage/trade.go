package linkage

import (
	"context"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
)

// Trade is an industry of KSIC as a table knows it.
type Trade struct {
	System  core.System
	Code    string
	Name    core.Text
	Sectors []Sector  // that hold it or parts of it, in the table's order
	Why     core.Text // why there is none
}

// Trade finds the sectors of a table that hold an industry, by the bridge; nil
// when the view asks for none.
func (s *Service) Trade(ctx context.Context, actor core.Actor, sc *Scene) (*Trade, error) {
	system, code, ok := strings.Cut(sc.View.Trade, ":")
	if !ok || !sc.Sound() {
		return nil, nil //nolint:nilnil // nothing was asked
	}
	t := &Trade{System: core.System(system), Code: code, Name: core.T(code, code)}
	m, err := s.Mapping(ctx, actor, sc)
	if err != nil {
		return nil, err
	}
	c, err := s.classification(ctx, actor, t.System)
	if err != nil {
		return nil, err
	}
	if c != nil {
		if name := c.Title(code); !name.IsZero() {
			t.Name = name
		}
	}
	same, err := s.alike(ctx, actor, t.System, m.Bridge.System)
	if err != nil {
		return nil, err
	}
	if !same(code) {
		t.Why = core.Tf("%[1]s의 ‘%[2]s’이(가) 연결표의 %[3]s에서도 같은 산업인지 확실하지 않습니다.", "It is not certain that ‘%[2]s’ of %[1]s is the same industry in %[3]s, which the bridge is in.", t.System.Title(), t.Name, m.Bridge.System.Title())
		return t, nil
	}
	for _, x := range sc.Sectors {
		if slices.ContainsFunc(m.Bridge.Links, func(l inout.Link) bool {
			return l.Sector == x.Code && (strings.HasPrefix(l.Code, code) || strings.HasPrefix(code, l.Code))
		}) {
			t.Sectors = append(t.Sectors, x)
		}
	}
	if len(t.Sectors) == 0 {
		t.Why = core.Tf("‘%s’이(가) 어느 부문에 드는지 연결표에 없습니다.", "The bridge does not say which sector holds ‘%s’.", t.Name)
	}
	return t, nil
}

// alike tells which codes of one revision mean the same in another: all of them in
// the same one, otherwise those that stand there under the same name.
func (s *Service) alike(ctx context.Context, actor core.Actor, a, b core.System) (func(code string) bool, error) {
	if a == b {
		return func(string) bool { return true }, nil
	}
	from, err := s.classification(ctx, actor, a)
	if err != nil {
		return nil, err
	}
	to, err := s.classification(ctx, actor, b)
	if err != nil {
		return nil, err
	}
	return func(code string) bool {
		if from == nil || to == nil {
			return false
		}
		x, known := from.ByCode(code)
		y, there := to.ByCode(code)
		return known && there && letters(x.Name.Ko) == letters(y.Name.Ko)
	}, nil
}
