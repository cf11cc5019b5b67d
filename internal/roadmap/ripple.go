package roadmap

import (
	"context"

	"naru/internal/core"
)

// Ripple is what spending sets in motion (파급효과). A part that the data do not
// tell is nil.
type Ripple struct {
	Production Spread // won
	ValueAdded Spread // won
	Jobs       Spread // persons
}

// Spread is an amount inside the region and in the rest of the country. Where
// the data do not tell the two apart only Total is known.
type Spread struct{ Inside, Outside, Total *float64 }

// Coefficients are what one won spent in an industry sets in motion.
type Coefficients struct {
	// Of gives the effect of one won in an industry, or why it is not known.
	Of       func(i Industry) (Ripple, core.Text)
	Name     func(i Industry) core.Text // the industry with its code; nil: the code alone
	Notes    []core.Text                // of what level the coefficients are, and the like
	Evidence core.Evidence
}

// Inducer gives the coefficients nearest to a region; its reason says why there
// are none.
type Inducer interface {
	Coefficients(ctx context.Context, actor core.Actor, region string) (c *Coefficients, reason core.Text, err error)
}
