// Package fact holds observations: how much of a measure a region had in an
// industry and a period. A Batch is columnar and dictionary-coded, because a
// national table has millions of cells and only thousands of distinct codes.
//
// It knows no file format, no store and no method.
package fact
