// Package calc is the plain calculator behind `naru calc`: it reads one tidy
// file, applies one method of package structure or inout and writes a table. Nothing is
// imported, stored or remembered.
//
// What a calculation takes and gives, the conventions for missing, absent and
// total rows and the columns of each result are decided here. Flags, languages
// and exit codes are the command line's; formulas are theirs.
//
// Rows of a result come period by period in time, then by region, then by
// industry in the order of their codes' bytes, whatever the order of the file.
package calc
