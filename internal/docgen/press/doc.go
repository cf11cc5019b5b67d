// Package press writes a report in each of its file formats: it hands the
// document to the writer of the format, and charts to the one that draws them.
//
// It lays nothing out and changes no word; it knows no domain but the report
// whose Press it is.
package press
