package diagnosis

import (
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/industry"
)

// chooseIndustries fills the panel with the lines of the view's level.
func (sc *Scene) chooseIndustries() error {
	sc.scale = sc.frame.scale(sc.trade)
	sc.Levels = sc.scale.present()
	if len(sc.baskets) > 0 {
		sc.Levels = append(sc.Levels, Definitions)
	}
	if sc.View.Level == "" {
		sc.View.Level = sc.scale.usual()
	}
	for _, code := range []string{sc.View.Industry, sc.View.Within} {
		if err := sc.checkIndustry(code); err != nil || sc.Empty != nil {
			return err
		}
	}
	if !slices.Contains(sc.Levels, sc.View.Level) {
		sc.Empty = empty(NoIndustry,
			core.Tf("이 자료는 %s 수준의 산업을 담고 있지 않습니다.", "These data have no industries at the level of %s.", sc.View.Level.Title()),
			core.Tf("볼 수 있는 수준: %s", "Levels that can be seen: %s", listTexts(sc.Levels, Level.Title)))
		return nil
	}
	sc.panel.lines = sc.linesOf(sc.View.Level)
	sc.noteCoarse()
	sc.noteGaps()
	return nil
}

// checkIndustry says whether a code in the address exists at all, and whether
// the data have it.
func (sc *Scene) checkIndustry(code string) error {
	_, isBasket := sc.basket(code)
	if _, found := sc.scale.find(sc.frame.cube, code); code == "" || code == core.Total || isBasket || found {
		return nil
	}
	if sc.trade != nil && sc.trade.Check(code) != industry.NoSuchCode {
		sc.Empty = empty(NoIndustry,
			core.Tf("자료에 %[1]s(%[2]s)의 값이 없습니다.", "The data have no values for %[1]s (%[2]s).", sc.trade.Title(code), code),
			core.T("더 큰 분류를 보거나, 더 잘게 나뉜 자료를 골라 주십시오.", "Look at a coarser level, or choose finer data."))
		return nil
	}
	return core.Fail(core.NotFound,
		"‘%[1]s’ 산업을 찾을 수 없습니다. 산업 표에서 고르거나 %[2]s의 코드를 적어 주십시오.",
		"There is no industry ‘%[1]s’. Choose one from the table, or write a code of %[2]s.", code, sc.frame.cube.IndustrySystem.Title())
}

// coarseLines is below how many industries a page says that the data are coarse.
const coarseLines = 50

// noteCoarse is honest about data that cannot tell industries apart, and about
// a level that is only there for some.
func (sc *Scene) noteCoarse() {
	if sc.View.Level != Definitions && !sc.scale.whole(sc.View.Level) {
		sc.note("자료에는 %[1]s가 일부 산업만 있어, 더해도 지역 전체가 되지 않습니다.",
			"The data have %[1]s for some industries only; they do not add up to the region.", sc.View.Level.Title())
	}
	l := sc.scale.finest()
	if n := len(sc.scale.lines[l]); n < coarseLines && (l == Section || l == Own) {
		sc.note("이 자료는 산업을 %[1]s %[2]d개로만 나누고 있어 그 안의 차이를 보여 주지 못합니다.",
			"These data divide industry into %[2]d %[1]s only and cannot show differences within them.", l.Title(), n)
	}
}

// noteGaps tells how many industries of the region have no number at To.
func (sc *Scene) noteGaps() {
	suppressed, missing, partial := 0, 0, 0
	for i, l := range sc.panel.lines {
		switch {
		case len(l.parts) == 0:
			partial++
		case !math.IsNaN(sc.panel.value(sc.region, i, sc.to)):
		case sc.panel.why(sc.region, i, sc.to) == core.Suppressed:
			suppressed++
		default:
			missing++
		}
	}
	if partial > 0 {
		sc.note("산업 정의 %[1]d개는 자료가 충분히 자세하지 않아 계산하지 않았습니다.",
			"%[1]d %[2]s not computed, for the data are not detailed enough.",
			partial, core.Plural(partial, "industry definition is", "industry definitions are"))
	}
	if suppressed > 0 {
		sc.note("산업 %[1]d개는 값이 비공개여서 이 산업에 딸린 수는 비워 두었습니다.",
			"%[1]d %[2]s left empty.",
			suppressed, core.Plural(suppressed, "industry is suppressed; what depends on it is", "industries are suppressed; what depends on them is"))
	}
	if missing > 0 {
		sc.note("산업 %[1]d개는 값이 조사되지 않아 이 산업에 딸린 수는 비워 두었습니다.",
			"%[1]d %[2]s left empty.",
			missing, core.Plural(missing, "industry has no value in the data; what depends on it is", "industries have no value in the data; what depends on them is"))
	}
}
