// Package report builds the report of a roadmap from the living objects: the
// plan, the studies it rests on, policies, statistics of the region and
// input–output data. One set of chapters gives a document in either language;
// writers that are handed in turn it into files.
//
// A report says what is there and, in a sentence, what is not: nothing is
// invented, left blank, or counted as zero. Sentences about numbers are those
// that the services say on their pages. The package computes no method, draws
// nothing, and knows no file format, HTTP or SQL.
package report
