// Package study is the selection of strategic industries (전략산업 선정 연구): which
// candidates are held against each other, by which indicators and weights, what
// the numbers say, what experts say beside them, how far the choice depends on
// the weights, and what was decided by whom.
//
// A study is text that people edit over months; its result is always computed
// anew from the text and the data. Signing freezes both, so that a year later,
// or on another machine, the same numbers come out or it is told exactly which
// data changed.
//
// Formulas belong to multicriteria and structure, data to diagnosis, linkage and
// dataset. Nothing here knows SQL, HTTP or a spreadsheet.
package study
