package policy

// Comparison is a task held against policies, with which ones they are.
type Comparison struct {
	Pairs []Pair
	Scope Scope
}

// Scope tells how many policies a task is held against, and what became of the
// others.
type Scope struct {
	Compared int
	Local    int // of the place itself: they tell which steps are taken already
	Examples int // shipped to show the form; only where the filter asks for them they are among the others
}
