// Package core holds the words that every room of the house uses: bilingual
// text, the error, the clock, ids, periods, region and industry codes,
// observation flags, measures, money and the acting person.
//
// It does no I/O and imports nothing of ours. A rule that belongs to one
// domain does not live here, even when two domains happen to share it.
package core
