package supply

// Firm is a firm of the network.
type Firm struct {
	ID       string // unique, not blank
	Industry string // code of its industry, not blank
}

// Type says what a purchase means to the customer's production. It rules how
// far the loss of a supplier slows its customers; a sale counts as output and
// as demand whatever its type.
type Type uint8

// The types of a purchase.
const (
	Ignored      Type = 0 // production goes on without it
	NonEssential Type = 1 // production falls by its share of all purchases
	Essential    Type = 2 // production falls by its share of the purchases from its industry
)

// Edge is what a firm sells to another, by their numbers.
type Edge struct {
	Supplier, Customer uint32
	Weight             float64 // value of the sale in any unit, one for all edges
	Type               Type
}

// The weights that count. They are kept to seven digits (float32); beyond these
// bounds they could not be.
const (
	MinWeight = 1e-30
	MaxWeight = 1e30
)

// Duplicates is what happens to edges of the same supplier and customer.
type Duplicates uint8

// The treatments of duplicates.
const (
	RefuseDuplicates Duplicates = iota // name them and stop
	SumDuplicates                      // add those of one type; two types are refused
)

// Twice is a pair of edges between the same firms, by their places in the list.
type Twice struct{ First, Again int }

// named is how many of a kind a report and a message name.
const named = 5

// Report says what the building of a network set aside, merged or refused.
// Places are those of the list of edges; of each kind the first few are named.
type Report struct {
	SelfLoops      int // edges from a firm to itself: no sale, set aside
	SelfLoopPlaces []int

	ZeroWeights      int // edges of weight zero: nothing sold, set aside
	ZeroWeightPlaces []int

	Duplicates      int // edges that repeat an earlier one: added to it, or refused
	DuplicatePlaces []Twice

	Unalike *Twice // duplicates that differ in type and were refused; nil without
}
