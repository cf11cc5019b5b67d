package diagnosis

import (
	"slices"

	"naru/internal/core"
	"naru/internal/structure"
)

// regionSums are the shift-share sums of whole regions.
type regionSums struct {
	parts    []structure.Parts
	evidence core.Evidence
}

// levelSums are sums with the level they were added up at.
type levelSums struct {
	parts []structure.Parts
	level Level
}

// sums adds up the shift-share of regions at the view's level. Baskets overlap,
// fine levels may be there for some industries only or have withheld cells: then
// the next coarser level serves.
func (sc *Scene) sums(regions []int) (levelSums, error) {
	out := levelSums{make([]structure.Parts, len(regions)), sc.View.Level}
	for i := range out.parts {
		out.parts[i] = noParts()
	}
	if sc.from < 0 {
		return out, nil
	}
	levels := sc.scale.present()
	if k := slices.Index(levels, sc.View.Level); k >= 0 {
		levels = levels[:k+1]
	}
	for _, l := range slices.Backward(levels) {
		if !sc.scale.whole(l) {
			continue
		}
		at := sc.atLevel(l)
		split, err := at.View.Method.of(at.moments(regions, at.between()), at.View.Others)
		if err != nil {
			return out, err
		}
		out = levelSums{split.Sums, l}
		if defined(split.Sums[0].Competitive) {
			break
		}
	}
	return out, nil
}

// sumsEvidence is evidence about sums at a level.
func (sc *Scene) sumsEvidence(l Level) core.Evidence {
	if l == sc.View.Level {
		return sc.split()
	}
	e := sc.atLevel(l).split()
	e.Notes = append(slices.Clone(e.Notes), core.Tf(
		"고른 수준에는 비공개 값이 있거나 더해도 지역 전체가 되지 않아 %s로 더했습니다.",
		"The chosen level has withheld values or does not add up to the region, so %s were added up.", l.Title()))
	return e
}

// atLevel is the same scene at another level of the data.
func (sc *Scene) atLevel(l Level) *Scene {
	if l == sc.View.Level {
		return sc
	}
	at := *sc
	at.View.Level = l
	at.panel = &panel{frame: sc.frame, lines: sc.scale.lines[l], held: sc.panel.held}
	return &at
}

// wholeLevel reports whether the view's industries add up to a region.
func (sc *Scene) wholeLevel() bool {
	return sc.View.Level != Definitions && sc.scale.whole(sc.View.Level)
}
