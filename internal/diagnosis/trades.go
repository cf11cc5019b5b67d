package diagnosis

import (
	"context"
	"slices"

	"naru/internal/core"
	"naru/internal/industry"
)

// chooseTrade finds the classification of the data's industries. Data with
// labels of their own, or of a revision that is not loaded, have none.
func (s *Service) chooseTrade(ctx context.Context, actor core.Actor, sc *Scene) error {
	system := sc.frame.cube.IndustrySystem
	if !system.IsKSIC() {
		return nil
	}
	c, err := s.trades.get(tradeKey{actor.Agency, system}, sc.shelf.tables, func() (*industry.Classification, error) {
		return s.Classifications.Classification(ctx, actor, system)
	})
	if err != nil && core.CodeOf(err) != core.NotFound {
		return err
	}
	sc.trade = c
	if c == nil {
		sc.note("%s 분류표가 없어 산업을 코드로 적었습니다.", "There is no table of %s, so industries go by their codes.", system.Title())
	}
	return nil
}

// beneath reports whether a code is or lies within another.
func (sc *Scene) beneath(code, within string) bool {
	if code == within || within == core.Total {
		return true
	}
	return sc.trade != nil && !slices.ContainsFunc(industry.Components(code), func(part string) bool {
		return !sc.trade.Covers(within, part)
	})
}

// related gives the nearest code of the data that contains another, and those
// nearest beneath it: one level finer, or the next that the data have.
func (sc *Scene) related(code string) (parent string, children []string) {
	if sc.trade == nil {
		return "", nil
	}
	f := sc.frame
	for up := sc.trade.Parent(code); up != "" && parent == ""; up = sc.trade.Parent(up) {
		if _, ok := sc.scale.find(f.cube, up); ok {
			parent = up
		}
	}
	own := slices.Index(Levels(), levelOf(f.cube.IndustrySystem, code))
	for _, l := range Levels()[own:] {
		for _, x := range sc.scale.lines[l] {
			inner := x.code
			if inner != code && !industry.IsComposite(inner) && sc.trade.Covers(code, inner) {
				children = append(children, inner)
			}
		}
		if len(children) > 0 {
			break
		}
	}
	return parent, children
}
