// Package linkage answers the pages about input–output: which sectors pull and
// push the others, what a sum spent on one of them sets in motion, and what an
// economy loses when a plant goes. It reads tables and published coefficients
// by package dataset, computes with package inout, says what follows in a
// sentence and attaches the evidence. It also keeps the bridge from a table's
// sectors to codes of KSIC, which people edit.
//
// A result is of the level of its table and says so: coefficients of a nation
// are never passed off as a region's, nor a province's as a city's. What cannot
// be known is NaN with its reason. Nothing here knows HTTP, SQL or a driver.
package linkage
