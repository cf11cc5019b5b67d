// Package multicriteria chooses among candidates by several indicators: it
// brings indicators to one scale, weighs them (equally, directly, by pairwise
// judgements, by entropy), scores and ranks the candidates, and tells how far
// the choice depends on the weights.
//
// A number that is not defined is NaN throughout: a candidate without one of
// its indicators has no score unless the caller asks to weigh the rest anew.
// Nothing here knows a study, a dataset or a page.
package multicriteria
