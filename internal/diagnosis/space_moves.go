package diagnosis

import (
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// Moves are what the region came to hold and ceased to hold since View.From.
type Moves struct {
	Known bool // there is an earlier period to compare with
	List  []Move
	// Entered and Stayed are the mean densities at the start of the industries
	// that came to be held and of those that still are not: where the first is
	// the larger, the region grew into what lay near. NaN when there are none.
	Entered, Stayed float64
}

// Move is one industry that entered or left.
type Move struct {
	Code    string
	Name    core.Text
	Entered bool
	LQStart float64
	LQ      float64
	Density float64 // at the start
	Value   float64
}

// addMoves compares the space with that of View.From.
func (s *Service) addMoves(x *Space, places []int) error {
	sc := x.Scene
	x.Moves = Moves{Entered: math.NaN(), Stayed: math.NaN()}
	if sc.from < 0 {
		return nil
	}
	start, err := s.land(sc, places, sc.from, x.Ask, anchorSeries{})
	if err != nil {
		return err
	}
	turned, err := structure.EntryAndExit(start.presence, x.land.presence)
	if err != nil {
		return err
	}
	x.Moves.Known = start.knownRegions() > 0
	var entered, stayed []float64
	for i, n := range x.Nodes {
		at := x.row*len(x.Nodes) + i
		density := start.densityOf(x.row, i)
		switch entry, exit := turned.Entry.V[at], turned.Exit.V[at]; {
		case entry == 1, exit == 1:
			x.Moves.List = append(x.Moves.List, Move{n.Code, n.Name, entry == 1, start.lqOf(x.row, i), n.LQ, density, n.Value})
			if entry == 1 && defined(density) {
				entered = append(entered, density)
			}
		case entry == 0 && defined(density):
			stayed = append(stayed, density)
		}
	}
	x.Moves.Entered, x.Moves.Stayed = mean(entered), mean(stayed)
	return nil
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v)) // none: 0/0 is NaN
}
