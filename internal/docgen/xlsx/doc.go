// Package xlsx writes the tables of a document as a workbook, the annex of a
// report: a list of all tables with links, then a sheet for each. Numbers are
// numbers with their full precision, shown as the report prints them; texts are
// texts, so that none can become a formula. The same document gives the same
// bytes.
package xlsx
