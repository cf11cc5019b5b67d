// Package inout holds input–output analysis: tables and their faults, the
// Leontief and Ghosh models with linkages, inducement coefficients and
// multipliers, the impact of a demand, of a plant that goes and of a supply that
// fails, the making of a regional table (location quotients, RAS), published
// inducement tables, and the bridge from a table's sectors to codes of KSIC.
//
// Nothing here reads files, knows a dataset or formats for a screen; the package
// imports core and gonum alone.
//
// Conventions. NaN is the in-memory NA and is never written as 0. A sector whose
// output is zero is set aside: it has zero rows and columns in A and B, its own
// measures are NA, and no mean counts it. Matrices are dense, row-major, the
// selling sector first: cell (i, j) is what j buys from i. No inverse is made
// unless asked for: sums of rows and columns of inverses are solutions of one
// system each. A is not stored either; products go over the flows and scale the
// vectors, so that a table of 10,000 sectors is held once. Results are the same
// bits whatever the number of threads: work is cut by the size of the table, never
// by the number of processors.
package inout
