package diagnosis

import (
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/industry"
	"naru/internal/structure"
)

// Scene is a view brought together with the data it chose. Every result
// carries one.
type Scene struct {
	View      View // with every choice made; Version stays 0 when the newest was meant
	Dataset   dataset.Dataset
	Version   dataset.Version
	Measure   core.Measure
	Region    Place
	Reference Place
	Peers     []Place     // the region itself is not among them
	Explicit  bool        // the peers were chosen one by one
	Levels    []Level     // that the data have, coarse first
	Notes     []core.Text // what holds for every number here: coarse data, a sum in place of the nation, a withdrawn version
	Empty     *Empty      // why there is nothing to show; nil otherwise

	shelf   *shelf
	frame   *frame
	panel   *panel
	scale   *scale
	trade   *industry.Classification // nil for labels of the file's own
	baskets []industry.Definition    // of the data's revision
	region  int                      // position
	peers   []int                    // positions
	from    int                      // position of View.From
	to      int
	periods []int // usable positions: those of the same frequency as To
	cuts    structure.Cuts
}

// Empty is a clear empty state: what is missing and what to do.
type Empty struct {
	Reason EmptyReason
	Title  core.Text
	Advice core.Text
}

// EmptyReason is what is missing.
type EmptyReason string

// The empty states.
const (
	NoDatasets EmptyReason = "no-datasets" // nothing has been imported
	NoVersion  EmptyReason = "no-version"  // every version is withdrawn
	NoMeasure  EmptyReason = "no-measure"  // nothing that may be added up
	NoRegion   EmptyReason = "no-region"   // the region is not in these data
	NoIndustry EmptyReason = "no-industry" // the industry is not in these data, or none is at the level
	NoPeriod   EmptyReason = "no-period"   // the period is not in these data
)

func empty(reason EmptyReason, title, advice core.Text) *Empty {
	return &Empty{Reason: reason, Title: title, Advice: advice}
}

// years are positions a year apart, oldest first, that end with To; a year that
// the data skip is -1. At most so many.
func (s *Scene) years(most int) []int {
	out := make([]int, 0, most)
	at := s.View.To
	first := s.frame.cube.Periods[s.periods[0]]
	for len(out) < most && !at.Before(first) {
		out = append(out, s.frame.cube.PeriodAt(at))
		at = at.Plus(-at.Freq.Parts())
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// between are the positions from From to To, the steps of the dynamic method.
func (s *Scene) between() []int {
	var out []int
	for _, t := range s.periods {
		if t >= s.from && t <= s.to {
			out = append(out, t)
		}
	}
	return out
}

// span is the length From–To in years.
func (s *Scene) span() float64 {
	years, err := structure.YearsBetween(s.View.From, s.View.To)
	if err != nil {
		return structure.NA()
	}
	return years
}

// everyone is the region followed by its peers, by position.
func (s *Scene) everyone() []int { return append([]int{s.region}, s.peers...) }

// moments reads the periods at the positions; -1 is a period without data.
func (s *Scene) moments(regions, periods []int) []structure.Moment {
	out := make([]structure.Moment, len(periods))
	for k, t := range periods {
		if t < 0 {
			out[k] = s.panel.absent(regions)
			continue
		}
		out[k] = s.panel.moment(regions, t)
	}
	return out
}
