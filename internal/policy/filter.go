package policy

import "slices"

// Filter chooses policies. Its zero value takes all that are not archived.
type Filter struct {
	Levels []Level // any of them; none means all
	Year   int     // under way in that year; 0 means any
	Funds  []Fund  // paid by any of them; none means all
	Share  float64 // of an industry that a policy must be for at least, in the matrix; 0 means any

	// Examples counts the policies that Naru ships to show the form too. They are
	// guesses from names: lists show them, counts and scores leave them out.
	Examples bool
}

// takes says whether a policy passes. What the policy does not say leaves the
// answer unknown.
func (f Filter) takes(p *Policy) Verdict {
	out := Yes
	if len(f.Levels) > 0 && !slices.Contains(f.Levels, p.Level) {
		return No
	}
	if f.Year != 0 {
		out = both(out, p.under(f.Year))
	}
	if len(f.Funds) > 0 {
		out = both(out, p.paidBy(f.Funds))
	}
	return out
}

// setsAside reports whether a policy is one of the examples that are not asked for.
func (f Filter) setsAside(p *Policy) bool { return p.Example && !f.Examples }

// under says whether a policy is under way in a year.
func (p *Policy) under(year int) Verdict {
	switch {
	case p.From != 0 && year < p.From, p.To != 0 && year > p.To:
		return No
	case p.From == 0 || p.To == 0:
		return Unknown
	default:
		return Yes
	}
}

func (p *Policy) paidBy(funds []Fund) Verdict {
	pays := p.Paying()
	switch {
	case len(pays) == 0:
		return Unknown
	case slices.ContainsFunc(pays, func(f Fund) bool { return slices.Contains(funds, f) }):
		return Yes
	default:
		return No
	}
}

// both is Kleene's and: no beats unknown, unknown beats yes.
func both(a, b Verdict) Verdict {
	switch {
	case a == No || b == No:
		return No
	case a == Unknown || b == Unknown:
		return Unknown
	default:
		return Yes
	}
}

// among says whether a list that may be unstated holds a value.
func among[T comparable](list []T, v T) Verdict {
	switch {
	case len(list) == 0:
		return Unknown
	case slices.Contains(list, v):
		return Yes
	default:
		return No
	}
}
