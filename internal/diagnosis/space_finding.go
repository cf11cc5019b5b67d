package diagnosis

import (
	"maps"
	"strconv"

	"naru/internal/core"
	"naru/internal/structure"
)

// findings are the sentences of the page: what is worth reaching for, where the
// region stands, and whether it grew into what lay near.
func (x *Space) findings() []Finding {
	var out []Finding
	for _, find := range []func() (Finding, bool){x.findProspects, x.findMoves} {
		if f, ok := find(); ok {
			out = append(out, f)
		}
	}
	return out
}

// findProspects names the industries that are near and complex, or else the
// nearest one. Only what is known not to be held is spoken of.
func (x *Space) findProspects() (Finding, bool) {
	name := x.Scene.Region.Name
	f := Finding{ID: "prospects", Evidence: x.evidenceOf(structure.MethodOpportunities, noUnit)}
	if x.Trust.Firm && x.Count.Lead > 0 {
		best := x.Suggestions[0]
		f.Industry = best.Code
		f.Text = core.Tf(
			"%[1]s에서 아직 특화되지 않은 산업 %[2]d개 가운데 %[3]d개가 지금의 특화 산업과 가깝고 복잡합니다. 가장 가까운 것은 ‘%[4]s’(밀도 %[5]s)입니다.",
			"Of the %[2]d industries that %[1]s is not yet specialised in, those both near to what it is strong in and complex number %[3]d; the nearest is %[4]s (density %[5]s).",
			name, x.Count.Placed, x.Count.Lead, best.Name, amount(best.Density, 2))
		return f, true
	}
	best, ok := x.nearestOption()
	if !ok {
		return Finding{}, false
	}
	f.Industry = best.Code
	f.Text = core.Tf(
		"%[1]s에서 아직 특화되지 않은 산업 %[4]d개 가운데 지금의 특화 산업과 가장 가까운 것은 ‘%[2]s’(밀도 %[3]s)입니다.",
		"Of the %[4]d industries that %[1]s is not yet specialised in, %[2]s lies nearest to what it is strong in (density %[3]s).",
		name, best.Name, amount(best.Density, 2), x.Count.Placed+x.Count.Apart)
	return f, true
}

// nearestOption is the industry with the largest density of those that are known
// not to be held.
func (x *Space) nearestOption() (best Option, ok bool) {
	for _, o := range x.Options {
		if !o.Unknown && defined(o.Density) && (!ok || o.Density > best.Density) {
			best, ok = o, true
		}
	}
	return best, ok
}

// findMoves says whether what came to be held lay near at the start.
func (x *Space) findMoves() (Finding, bool) {
	m := x.Moves
	if !defined(m.Entered, m.Stayed) {
		return Finding{}, false
	}
	const enough = 3 // a mean of fewer says nothing
	entered := 0
	for _, move := range m.List {
		entered += one(move.Entered)
	}
	if entered < enough {
		return Finding{}, false
	}
	nearer := core.T("더 가까웠습니다", "nearer than")
	if m.Entered <= m.Stayed {
		nearer = core.T("더 가깝지는 않았습니다", "not nearer than")
	}
	from := x.Scene.View.From
	return Finding{
		ID: "moves", Evidence: x.evidenceOf(structure.MethodTurnover, noUnit),
		Text: core.Tf("%[1]s 뒤 새로 특화된 산업 %[2]d개는 시작 때 밀도가 평균 %[3]s로, 아직 특화되지 않은 산업(%[4]s)보다 %[5]s.",
			"The %[2]d industries that became specialised since %[1]s had a mean density of %[3]s at the start: %[5]s those that are still not (%[4]s).",
			core.T(from.In(core.Korean), from.In(core.English)), entered, amount(m.Entered, 2), amount(m.Stayed, 2), nearer),
	}, true
}

// figures are the four numbers on top: breadth, what is worth reaching for, and
// where the region stands among the others.
func (x *Space) figures() []KeyFigure {
	sc, l := x.Scene, x.land
	at := core.T(sc.View.To.In(core.Korean), sc.View.To.In(core.English))
	figure := func(id string, title core.Text, v float64, unit core.Text, kind Kind, method string) KeyFigure {
		return KeyFigure{ID: id, Title: title, Value: v, Unit: unit, Kind: kind, Period: at, Evidence: x.evidenceOf(method, unit)}
	}
	held := figure("held", core.Tf("특화 산업(입지계수 %s 이상)", "Industries held (LQ of %s or more)", plain(x.Ask.Threshold)),
		float64(l.presence.Diversity[x.row]), industries, KindCount, structure.MethodLQ)
	held.Comparison = &Comparator{core.T("값이 있는 산업", "industries with a value"), float64(l.knownIndustries()), KindCount}
	near := figure("near", core.T("가까운 후보(밀도 기준 이상)", "Candidates that are near"), float64(x.Count.Near), industries, KindCount, structure.MethodOpportunities)
	if x.Trust.Firm {
		near = figure("lead", core.T("가깝고 복잡한 후보", "Candidates near and complex"), float64(x.Count.Lead), industries, KindCount, structure.MethodOpportunities)
	}
	near.Comparison = &Comparator{core.T("아직 특화되지 않아 지도에 놓인 산업", "not yet specialised and on the map"), float64(x.Count.Placed), KindCount}
	out := []KeyFigure{held, near}
	for _, f := range []struct {
		id, method string
		title      core.Text
		values     []float64
	}{
		{"eci", structure.MethodComplexity, core.T("지역의 복잡도(ECI)", "Complexity of the region (ECI)"), l.complexity.ECI},
		{"coi", structure.MethodOutlook, core.T("복잡도 전망(COI)", "Complexity outlook (COI)"), l.outlook},
	} {
		k := figure(f.id, f.title, f.values[x.row], noUnit, KindRatio, f.method)
		if place, of := rank(f.values, x.row); place > 0 && x.Trust.Firm {
			k.Comparison = &Comparator{core.Tf("%d곳 가운데 순위", "of %d, rank", of), float64(place), KindRank}
		}
		out = append(out, k)
	}
	return out
}

// plain writes a parameter with as many digits as it needs.
func plain(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// evidenceOf is evidence about a number of the space: the cuts, the matrix and
// what gave complexity its sign stand among its parameters.
func (x *Space) evidenceOf(method string, unit core.Text) core.Evidence {
	sc := x.Scene
	e := sc.evidence(method, unit, map[string]string{
		"threshold": plain(x.Ask.Threshold), "matrix": strconv.Itoa(x.Trust.Regions) + "×" + strconv.Itoa(x.Trust.Industries),
	})
	more := map[string]string{}
	switch method {
	case structure.MethodRelatedness, structure.MethodDensity:
		more["method"], more["self"] = string(x.Ask.Method), x.self()
	case structure.MethodPrody:
		more["anchor"] = x.anchorName()
	case structure.MethodOpportunities:
		more["method"], more["self"] = string(x.Ask.Method), x.self()
		more["cut.density"], more["cut.complexity"] = plain(x.Cuts.Density), plain(x.Cuts.Complexity)
		more["anchor"], more["correlation"] = x.anchorName(), plain(x.Trust.Correlation)
	case structure.MethodComplexity, structure.MethodOutlook:
		more["correlation"] = plain(x.Trust.Correlation)
		more["anchor"], more["lambda2"], more["lambda3"] = x.anchorName(), plain(x.Trust.Lambda2), plain(x.Trust.Lambda3)
	case structure.MethodTurnover:
		more["from"], more["to"] = sc.View.From.String(), sc.View.To.String()
	}
	maps.Copy(e.Parameters, more)
	if method == structure.MethodRelatedness {
		e.Parameters["link"] = plain(x.Link)
	}
	return e
}

func (x *Space) self() string {
	if x.Ask.Self {
		return "include"
	}
	return SelfExcluded
}

func (x *Space) anchorName() string {
	if x.Trust.Anchored {
		return x.Trust.Anchor
	}
	return ByDiversity
}

// evidence lists what the page rests on, method by method. The anchor's data are
// among the sources of what follows from its sign.
func (x *Space) evidence(anchor anchorSeries) []core.Evidence {
	out := []core.Evidence{
		x.evidenceOf(structure.MethodOpportunities, noUnit), x.evidenceOf(structure.MethodLQ, times),
		x.evidenceOf(structure.MethodRelatedness, noUnit), x.evidenceOf(structure.MethodDensity, noUnit),
		x.evidenceOf(structure.MethodComplexity, noUnit), x.evidenceOf(structure.MethodOutlook, noUnit),
		x.evidenceOf(structure.MethodFitness, noUnit),
	}
	if x.Moves.Known {
		out = append(out, x.evidenceOf(structure.MethodTurnover, noUnit))
	}
	if !x.Income.IsZero() {
		out = append(out, x.evidenceOf(structure.MethodPrody, x.Income))
	}
	if !x.Trust.Anchored {
		return out
	}
	for k := range out {
		switch out[k].Method {
		case structure.MethodOpportunities, structure.MethodComplexity, structure.MethodOutlook, structure.MethodPrody:
			out[k].Parameters["anchor.period"] = anchor.period.String()
			if anchor.source.VersionID != x.Scene.Version.ID {
				out[k].Sources = append(out[k].Sources, anchor.source)
			}
		}
	}
	return out
}
