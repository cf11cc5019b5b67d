// Package export writes a table of the diagnosis as a file: CSV or XLSX, with
// full precision, with the evidence that it rests on, and marked as synthetic
// where it is.
//
// It computes nothing and rounds nothing; what the table holds belongs to
// package diagnosis.
package export
