// Package pairwise is the form on which experts compare indicators in pairs: a
// workbook with a sheet for each, to be filled in away from Naru and read back.
//
// It knows the cells of the form and nothing of how weights follow from them.
package pairwise
