package diagnosis

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/structure"
)

// Option is an industry that the region does not hold, or for which that is not
// known. What is not defined is
// NaN, and Why tells why.
type Option struct {
	Code       string
	Name       core.Text
	Family     Family
	Value      float64
	Flag       core.Flag
	LQ         float64
	Density    float64
	Complexity float64            // PCI
	Gain       float64            // COG: what the region's complexity outlook gains by it
	Prospect   structure.Prospect // empty when it has no place on the map
	Why        structure.Reason   // why it has no place
	Unknown    bool               // it is not known whether the region holds it
	Near       []Kin              // the nearest that the region holds
	Prody      float64            // income that goes with it; NaN without one
	Reasons    []core.Text        // in sentences

	near bool // at or above the cut of density
}

// chart draws the smart-specialisation map and picks what to suggest.
func (x *Space) chart() {
	l := x.land
	m := structure.Opportunities(l.presence, l.complexity, l.density, l.gain, x.row,
		structure.MapCuts{Density: x.Ask.Density, Complexity: x.Ask.Complexity})
	x.Cuts = m.Cuts
	for _, o := range m.Options {
		x.Options = append(x.Options, x.option(o.Industry, o.Prospect, structure.Defined))
	}
	for _, o := range m.Missing {
		x.Options = append(x.Options, x.option(o.Industry, "", o.Why))
	}
	x.Count = x.count()
	x.Suggestions = x.suggested()
	if x.Ask.Sort != "" {
		sortOptions(x.Options, x.Ask.Sort, x.Ask.Ascending)
	}
	x.Focus = x.vicinity()
}

// option describes industry i, which the region does not hold.
func (x *Space) option(i int, prospect structure.Prospect, why structure.Reason) Option {
	n, l := x.Nodes[i], x.land
	o := Option{
		Code: n.Code, Name: n.Name, Family: n.Family, Value: n.Value, Flag: n.Flag, LQ: n.LQ,
		Complexity: n.Complexity, Prospect: prospect, Why: why, Unknown: n.Why != structure.Defined, Prody: n.Prody,
	}
	at := x.row*len(x.Nodes) + i
	o.Density, o.Gain = l.density.V[at], l.gain.V[at]
	o.Near = nearest(l, x.Nodes, i, fewKin, func(j int) bool { return x.Nodes[j].Held })
	o.near = o.Density >= x.Cuts.Density
	o.Reasons = o.reasons(x.Cuts, x.Trust.Firm)
	return o
}

// reasons says why an industry lies where it does on the map. What complexity
// promises is said only where it is firm.
func (o Option) reasons(cuts structure.MapCuts, firm bool) []core.Text {
	if o.Unknown {
		return []core.Text{core.Tf("특화되었는지 알 수 없어 지도에 놓지 않았습니다: %s.", "It is not on the map, for it is not known whether it is held: %s.", o.Why.Title())}
	}
	if o.Prospect == "" {
		return []core.Text{core.Tf("지도에 놓을 수 없습니다: %s.", "It has no place on the map: %s.", o.Why.Title())}
	}
	density := core.Tf("밀도 %[1]s, 기준 %[2]s", "density %[1]s, the cut %[2]s", amount(o.Density, 2), amount(cuts.Density, 2))
	var out []core.Text
	names := listTexts(o.Near, func(k Kin) core.Text { return k.Name })
	switch {
	case len(o.Near) == 0:
		out = append(out, core.Tf("이 산업을 특화한 지역에서 함께 나타나는 산업이 여기에는 없어 멉니다(%s).",
			"Nothing that goes with it elsewhere is strong here, so it is far (%s).", density))
	case o.Density >= cuts.Density:
		out = append(out, core.T(core.Subject.After(quoted(o.Near))+" 이미 강해서 가깝습니다("+density.Ko+").",
			"It is near because "+names.En+verbFor(len(o.Near))+" strong already ("+density.En+")."))
	default:
		out = append(out, core.T("함께 나타나는 산업 가운데 "+core.Topic.After(quoted(o.Near))+" 강하지만 아직 멉니다("+density.Ko+").",
			"Of what goes with it, "+names.En+verbFor(len(o.Near))+" strong, but it is still far ("+density.En+")."))
	}
	if !firm {
		return out
	}
	level := core.T("낮아 얻는 것이 적습니다", "below the cut of %[2]s: there is little to gain")
	if o.Complexity >= cuts.Complexity {
		level = core.T("높아 얻는 것이 큽니다", "at or above the cut of %[2]s: there is much to gain")
	}
	return append(out, core.Tf("복잡도 %[1]s이(가) 기준 %[2]s보다 "+level.Ko+".", "Its complexity of %[1]s is "+level.En+".",
		signed(o.Complexity), signed(cuts.Complexity)))
}

// signed writes a number that may be negative with the sign of its language.
func signed(x float64) core.Text {
	s := amount(x, 2)
	return core.T(strings.Replace(s, "−", "△", 1), s)
}

// quoted lists names for a Korean sentence: ‘반도체’, ‘기계’.
func quoted(list []Kin) string {
	return listTexts(list, func(k Kin) core.Text { return core.T("‘"+k.Name.Ko+"’", k.Name.En) }).Ko
}

func verbFor(n int) string {
	if n == 1 {
		return " is"
	}
	return " are"
}

// mostSuggested is how many industries are suggested.
const mostSuggested = 6

// suggested are the industries that are near and complex, nearest first, then
// those that are complex though far, by what the region would gain. Where
// complexity is not firm they are simply the nearest.
func (x *Space) suggested() []Option {
	of := func(take func(Option) bool, key func(Option) float64) []Option {
		var out []Option
		for _, o := range x.Options {
			if o.Prospect != "" && take(o) {
				out = append(out, o)
			}
		}
		slices.SortStableFunc(out, func(a, b Option) int { return cmp.Compare(key(b), key(a)) })
		return out
	}
	density := func(o Option) float64 { return o.Density }
	var out []Option
	if x.Trust.Firm {
		out = append(of(func(o Option) bool { return o.Prospect == structure.ProspectLead }, density),
			of(func(o Option) bool { return o.Prospect == structure.ProspectStretch }, func(o Option) float64 { return worth(o.Gain) })...)
	} else {
		out = of(func(o Option) bool { return o.Density >= x.Cuts.Density }, density)
	}
	return out[:min(len(out), mostSuggested)]
}

// The keys of the table of candidates, beside those of the industry table.
const (
	colDensity, colComplexity, colGain, colProspect = "density", "pci", "cog", "prospect"
	colHeld, colUbiquity, colNear, colFamily        = "held", "ubiquity", "near", "family"
	colProximity, colState, colPrody                = "proximity", "state", "prody"
)

func optionSorts() []string {
	return []string{colCode, colName, colValue, colLQ, colDensity, colComplexity, colGain, colProspect, colState, colPrody}
}

// sortOptions orders candidates by a column; what is not defined comes last
// either way, equal ones stand by code.
func sortOptions(list []Option, column string, ascending bool) {
	sign := -1
	if ascending {
		sign = 1
	}
	slices.SortFunc(list, func(a, b Option) int {
		x, y := a.Cell(column), b.Cell(column)
		if u, v := math.IsNaN(x.Number), math.IsNaN(y.Number); u != v {
			return one(u) - one(v)
		}
		var order int
		if !math.IsNaN(x.Number) {
			order = cmp.Compare(x.Number, y.Number)
		} else if order = cmp.Compare(x.Text.Ko, y.Text.Ko); x.Text.Ko == "" || y.Text.Ko == "" {
			return cmp.Or(one(x.Text.Ko == "")-one(y.Text.Ko == ""), cmp.Compare(a.Code, b.Code))
		}
		return cmp.Or(sign*order, cmp.Compare(a.Code, b.Code))
	})
}
