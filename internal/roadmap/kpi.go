package roadmap

import (
	"context"
	"maps"
	"math"
	"slices"

	"naru/internal/core"
)

// Observed is an actual number of a KPI in a year.
type Observed struct {
	Year  int     `json:"year"`
	Value float64 `json:"value"`
}

// Actual is what a dataset says of a KPI: numbers by year, or why there are none.
type Actual struct {
	Observed []Observed    `json:"observed,omitempty"`
	Reason   core.Text     `json:"reason"`
	Evidence core.Evidence `json:"evidence"`
}

// Actuals are the numbers of the KPIs that come from datasets, by the KPI's id.
type Actuals map[string]Actual

// Observer reads the series of KPIs. A series that cannot be read is an Actual
// with its reason; the error is for a store that is down.
type Observer interface {
	Observe(ctx context.Context, actor core.Actor, s Series) (Actual, error)
}

// Standing is how a KPI stands in a year.
type Standing string

// The standings.
const (
	OnTrack Standing = "on-track"
	Behind  Standing = "behind"
	Unknown Standing = "unknown"
)

// Title says the standing.
func (s Standing) Title() core.Text {
	switch s {
	case OnTrack:
		return core.T("순조", "On track")
	case Behind:
		return core.T("미달", "Behind")
	default:
		return core.T("알 수 없음", "Unknown")
	}
}

// TrackYear is a KPI in one year.
type TrackYear struct {
	Year         int
	Target       *float64
	Interpolated bool // the target lies on the line between two stated ones
	Actual       *float64
	Note         string // of an actual number typed by hand
	ByHand       bool
	Standing     Standing
	Reason       core.Text // of Unknown
	// Attained is (actual − baseline) / (target − baseline); nil without a
	// baseline, or where the target is the baseline.
	Attained *float64
}

// Track is a KPI with target and actual by year.
type Track struct {
	KPI      KPI
	Years    []TrackYear // of the plan, and earlier ones that have an actual number
	First    *TrackYear  // the first year that has a target
	Newest   *TrackYear  // the last year that has an actual number
	Latest   *TrackYear  // the last year that has both
	Standing Standing    // of Latest
	Rule     core.Text
	Reason   core.Text // why the dataset says nothing
	Evidence core.Evidence
}

// TrackRule is how a year is judged, shown with every verdict.
func TrackRule(d Direction) core.Text {
	if d == Down {
		return core.T("실적이 그해 목표 이하이면 순조, 넘으면 미달입니다. 목표가 적히지 않은 해의 목표는 앞뒤로 적힌 값(기준값 포함)을 직선으로 잇습니다.",
			"On track when the actual number is at or below the year's target, behind when above. In a year without a stated target, it lies on the straight line between the stated ones around it, the baseline among them.")
	}
	return core.T("실적이 그해 목표 이상이면 순조, 못 미치면 미달입니다. 목표가 적히지 않은 해의 목표는 앞뒤로 적힌 값(기준값 포함)을 직선으로 잇습니다.",
		"On track when the actual number is at or above the year's target, behind when below. In a year without a stated target, it lies on the straight line between the stated ones around it, the baseline among them.")
}

// Tracks holds every KPI's targets against what is known of it.
func (p *Plan) Tracks(actuals Actuals) []Track {
	out := make([]Track, len(p.Roadmap.KPIs))
	for i, k := range p.Roadmap.KPIs {
		out[i] = k.track(p.Roadmap.From, p.Roadmap.To, actuals[k.ID])
	}
	return out
}

func (k KPI) track(from, to int, actual Actual) Track {
	t := Track{KPI: k, Rule: TrackRule(k.Direction), Standing: Unknown, Reason: actual.Reason, Evidence: actual.Evidence}
	values := map[int]float64{}
	for _, o := range actual.Observed {
		values[o.Year] = o.Value
	}
	first, last := from, to
	for year := range values {
		first = min(first, year)
	}
	for year, typed := range k.Typed {
		values[year], first, last = typed.Value, min(first, year), max(last, year)
	}
	for year := range values {
		last = max(last, year)
	}
	for year := max(first, firstYear); year <= min(last, lastYear); year++ {
		y := TrackYear{Year: year}
		y.Target, y.Interpolated = k.Target(year)
		if v, ok := values[year]; ok && !math.IsNaN(v) {
			y.Actual = &v
		}
		if typed, ok := k.Typed[year]; ok {
			y.ByHand, y.Note = true, typed.Note
		}
		k.judge(&y)
		t.Years = append(t.Years, y)
	}
	for i := range t.Years {
		if t.Years[i].Target != nil && t.First == nil {
			t.First = &t.Years[i]
		}
		if t.Years[i].Actual != nil {
			t.Newest = &t.Years[i]
		}
		if t.Years[i].Actual != nil && t.Years[i].Target != nil {
			t.Latest, t.Standing = &t.Years[i], t.Years[i].Standing
		}
	}
	return t
}

// judge holds the actual number of a year against the target.
func (k KPI) judge(y *TrackYear) {
	y.Standing = Unknown
	switch {
	case y.Target == nil:
		y.Reason = k.untargeted(y.Year)
		return
	case y.Actual == nil:
		y.Reason = core.T("실적이 없습니다.", "There is no actual number.")
		return
	}
	if met := *y.Actual >= *y.Target; met && k.Direction != Down || *y.Actual <= *y.Target && k.Direction == Down {
		y.Standing = OnTrack
	} else {
		y.Standing = Behind
	}
	if b := k.Baseline; b != nil && b.Value != *y.Target {
		x := (*y.Actual - b.Value) / (*y.Target - b.Value)
		y.Attained = &x
	}
}

// untargeted says why a year has no target.
func (k KPI) untargeted(year int) core.Text {
	if len(k.Targets) == 0 {
		return core.T("목표를 적지 않았습니다.", "No target is written.")
	}
	years := slices.Sorted(maps.Keys(k.Targets))
	first, last := years[0], years[len(years)-1]
	switch b := k.Baseline; {
	case b != nil && b.Year == year:
		return core.Tf("기준값을 잡은 해입니다. 첫 목표는 %d년입니다.", "It is the year of the baseline; the first target is of %d.", first)
	case b != nil && year < b.Year:
		return core.Tf("기준값을 잡은 해(%[1]d년)보다 앞선 해입니다. 첫 목표는 %[2]d년입니다.", "It comes before the year of the baseline (%[1]d); the first target is of %[2]d.", b.Year, first)
	case year < first:
		return core.Tf("첫 목표(%d년)보다 앞선 해이고 기준값이 없어 그사이 목표를 이을 수 없습니다.", "It comes before the first target (%d), and without a baseline nothing leads there.", first)
	default:
		return core.Tf("마지막 목표(%d년) 뒤의 해입니다.", "It comes after the last target (%d).", last)
	}
}

// Target is what a KPI should be in a year: as stated, or on the straight line
// between the stated years around it, of which the baseline is one. Outside
// them it is not known.
func (k KPI) Target(year int) (value *float64, interpolated bool) {
	if v, ok := k.Targets[year]; ok {
		return &v, false
	}
	stated := map[int]float64{}
	maps.Copy(stated, k.Targets)
	if b := k.Baseline; b != nil {
		stated[b.Year] = b.Value
		if b.Year == year {
			return nil, false // the start of the way, not a step of it
		}
	}
	before, after := 0, 0
	for y := range stated {
		if y < year && (before == 0 || y > before) {
			before = y
		}
		if y > year && (after == 0 || y < after) {
			after = y
		}
	}
	if before == 0 || after == 0 {
		return nil, false
	}
	share := float64(year-before) / float64(after-before)
	v := stated[before] + share*(stated[after]-stated[before])
	return &v, true
}
