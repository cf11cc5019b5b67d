// Package structure holds the measures of regional industry: specialisation,
// growth, shift-share, concentration, variety, relatedness, complexity and the
// typing of industries.
//
// Every measure is a pure function of dense tables (region × industry, one
// period). Nothing here reads files, knows a dataset or formats for a screen;
// the package imports core, and gonum for the eigenvalues of small matrices.
//
// One convention binds all of it: NaN is the in-memory NA, "not defined",
// because a cell is missing or suppressed or a measure has no value there. It
// is never written as 0, and arithmetic carries it to whatever depends on it.
// A row or column that sums to zero is set aside and comes back as NA without
// touching the others. Where a value can fail in more than one way, a Reason
// stands beside it. Results are the same bits whatever the thread count:
// work is cut by the size of the table, never by the number of processors.
package structure
