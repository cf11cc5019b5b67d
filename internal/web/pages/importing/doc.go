// Package importing holds the pages that take data in: upload and KOSIS, the
// mapping of columns and of input–output tables, saved mappings, and the run.
package importing
