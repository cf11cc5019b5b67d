package diagnosis

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/structure"
)

// Finding is a sentence that follows from the numbers by rule.
type Finding struct {
	ID       string
	Text     core.Text
	Industry string // code that the sentence is about; empty when about the region
	Evidence core.Evidence
}

// specialised is how far above the reference an industry must stand for a
// sentence to say so.
const specialised = 1.2

// standout is the specialised industry in which the region holds the most
// beyond the reference's share; -1 when none is.
func standout(rows []IndustryRow) int {
	best, most := -1, 0.0
	for i, r := range rows {
		if excess := r.Share - r.ReferenceShare; r.LQ >= specialised && excess > most {
			best, most = i, excess
		}
	}
	return best
}

// findSpecialisation says how special an industry is and where it is heading:
// “경기도의 제조업은 전국의 1.8배로 특화되어 있으나 2년째 성장이 둔화되고 있습니다.”
func (sc *Scene) findSpecialisation(r IndustryRow, m momentum) (Finding, bool) {
	if !defined(r.LQ) || r.LQ < specialised {
		return Finding{}, false
	}
	q := amount(r.LQ, 1)
	ko := sc.Region.Name.Ko + "의 " + core.Topic.After(r.Name.Ko) + " " + sc.Reference.Name.Ko + "의 " + q + "배로 특화되어 "
	en := "The share of " + r.Name.In(core.English) + " in " + sc.Region.Name.In(core.English) + " is " + q + " times that in " + sc.Reference.Name.In(core.English)
	clause := m.clause()
	switch {
	case clause.IsZero():
		ko += "있습니다."
	case m.good():
		ko += "있고 " + clause.Ko + "."
		en += ", and " + clause.En
	default:
		ko += "있으나 " + clause.Ko + "."
		en += ", but " + clause.En
	}
	return Finding{ID: "specialisation", Text: core.T(ko, en+"."), Industry: r.Code, Evidence: sc.evidence(structure.MethodLQ, times, map[string]string{"industry": r.Code})}, true
}

// findGrowth holds the region's growth against the reference's and says what
// its own competitiveness did.
func (sc *Scene) findGrowth(total IndustryRow, reference, competitive float64) (Finding, bool) {
	g := total.Growth
	if sc.from < 0 || !defined(g, reference) || sc.Region.Code == sc.Reference.Code {
		return Finding{}, false
	}
	f, t := sc.View.From, sc.View.To
	what := sc.Measure.Title
	ko := sc.Region.Name.Ko + "의 " + core.Topic.After(what.Ko) + " " + f.In(core.Korean) + "부터 " + t.In(core.Korean) + "까지 "
	en := what.In(core.English) + " in " + sc.Region.Name.In(core.English) + " "
	rest := compareGrowth(g, reference, sc.Reference.Name)
	ko += rest.Ko
	en += strings.Replace(rest.En, "{span}", "from "+f.String()+" to "+t.String(), 1)
	if c := math.Round(competitive); defined(c) && c != 0 {
		n := amount(math.Abs(c), 0)
		unit := sc.Measure.Unit
		if c > 0 {
			ko += ". 지역경쟁력 요인이 " + core.Object.After(n+unit.Ko) + " 더했습니다"
			en += ". Its own competitiveness added " + n + " " + unit.In(core.English)
		} else {
			ko += ". 지역경쟁력 요인이 " + core.Object.After(n+unit.Ko) + " 줄였습니다"
			en += ". Its own competitiveness took away " + n + " " + unit.In(core.English)
		}
	}
	return Finding{ID: "growth", Text: core.T(ko+".", en+"."), Evidence: sc.split()}, true
}

// compareGrowth says how a growth stands to the reference's; {span} is where
// the English names the periods.
func compareGrowth(g, reference float64, name core.Text) core.Text {
	own, theirs := percent(math.Abs(g)), percent(reference)
	gap := amount(100*math.Abs(g-reference), 1)
	verb := func(x float64) (ko, en string) {
		if x < 0 {
			return "줄", "fell"
		}
		return "늘", "rose"
	}
	ko, en := verb(g)
	if gap == "0.0" {
		return core.T(own+" "+ko+"어 "+core.With.After(name.Ko+"("+theirs+")")+" 같은 폭으로 움직였습니다",
			en+" by "+own+" {span}, as in "+name.En+" ("+theirs+")")
	}
	if g < 0 != (reference < 0) {
		return core.T(own+" "+ko+"어 "+core.With.After(name.Ko+"("+theirs+")")+" 반대로 움직였습니다",
			en+" by "+own+" {span}, against "+theirs+" in "+name.En)
	}
	more := (math.Abs(g) > math.Abs(reference))
	comparative := map[bool]string{true: "더", false: "덜"}[more]
	than := map[bool]string{true: "more", false: "less"}[more]
	return core.T(own+" "+ko+"어 "+name.Ko+"("+theirs+")보다 "+gap+"%p "+comparative+" "+past(ko),
		en+" by "+own+" {span}, "+gap+" points "+than+" than in "+name.En+" ("+theirs+")")
}

// past is 늘었습니다 or 줄었습니다.
func past(stem string) string { return stem + "었습니다" }

// sentenceNames is how many names a sentence lists.
const sentenceNames = 3

// findTurnover names what became specialised and what ceased to be.
func (sc *Scene) findTurnover(c Changes) (Finding, bool) {
	if len(c.Entries)+len(c.Exits) == 0 {
		return Finding{}, false
	}
	var ko, en []string
	if n := len(c.Entries); n > 0 {
		names := named(c.Entries)
		ko = append(ko, "새로 특화된 산업은 "+names.Ko)
		en = append(en, "Newly specialised: "+names.En)
	}
	if n := len(c.Exits); n > 0 {
		names := named(c.Exits)
		ko = append(ko, "특화에서 벗어난 산업은 "+names.Ko)
		en = append(en, "No longer specialised: "+names.En)
	}
	e := sc.evidence(structure.MethodLQ, times, map[string]string{"from": sc.View.From.String(), "to": sc.View.To.String(), "cut": "1"})
	span := core.With.After(sc.View.From.In(core.Korean)) + " 견주어 "
	return Finding{ID: "turnover", Text: core.T(span+strings.Join(ko, "이고, ")+"입니다.",
		strings.Join(en, ". ")+" (since "+sc.View.From.String()+")."), Evidence: e}, true
}

// named lists the first few and says how many there are in all.
func named(rows []IndustryRow) core.Text {
	list := listTexts(rows[:min(len(rows), sentenceNames)], func(r IndustryRow) core.Text { return r.Name })
	if n := len(rows); n > sentenceNames {
		list.Ko += " 등 " + strconv.Itoa(n) + "개"
		list.En += " and " + strconv.Itoa(n-sentenceNames) + " more"
	}
	return list
}

// path is the yearly series of a line for the region, oldest first.
func (sc *Scene) path(code string) []float64 {
	i := slices.IndexFunc(sc.panel.lines, func(l line) bool { return l.code == code })
	if i < 0 {
		return nil
	}
	years := sc.years(maxRun)
	out := make([]float64, len(years))
	for k, t := range years {
		out[k] = math.NaN()
		if t >= 0 {
			out[k] = sc.panel.value(sc.region, i, t)
		}
	}
	return out
}

// maxRun is how many years back a run is followed.
const maxRun = 11
