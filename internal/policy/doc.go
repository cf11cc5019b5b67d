// Package policy keeps the policies that a region's industries meet: the plans
// and programmes of the nation, the province and the city, by industry,
// instrument, firm stage, years and budget by fund. It tells where they leave a
// gap in the local strategy and where they overlap (the linkage matrix), and
// which of them a local task would do well to be joined with (synergy), by
// parts that anyone can check.
//
// What a policy does not say is unknown: it is neither a no nor a zero, and
// every count and sum tells how much of it there is. Nothing here knows HTTP,
// SQL or a driver, nor which firms a policy reaches: that is asked.
package policy
