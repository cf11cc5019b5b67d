// Package rows holds the pages about the observations of a version, one by one:
// filters, order, single rows, and the files of what the filters let through.
package rows
