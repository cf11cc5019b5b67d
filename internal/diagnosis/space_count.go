package diagnosis

import "naru/internal/structure"

// SpaceCount counts the industries of the space by what is known of them. The
// same numbers stand in the figures, the sentences and the captions.
type SpaceCount struct {
	Held    int // specialised
	Placed  int // not yet specialised, with a place on the map
	Apart   int // not yet specialised, without a place on the map
	Unknown int // not known whether specialised
	Near    int // of the placed, at or above the cut of density
	Lead    int // of the near, at or above the cut of complexity
}

func (x *Space) count() SpaceCount {
	c := SpaceCount{Held: len(x.Nodes) - len(x.Options)}
	for _, o := range x.Options {
		switch {
		case o.Unknown:
			c.Unknown++
		case o.Prospect == "":
			c.Apart++
		default:
			c.Placed++
			c.Near += one(o.Density >= x.Cuts.Density)
			c.Lead += one(o.Prospect == structure.ProspectLead)
		}
	}
	return c
}
