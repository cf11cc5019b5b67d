// Package iosheet reads input–output tables and coefficients out of files as
// offices publish them: workbooks of several sheets with titles above, codes
// and names on both sides, totals among the rest and notes below, as well as
// plain squares and long lists of cells.
//
// It finds the table in a sheet, tells sectors from what stands beside them by
// their names, in Korean and in English, and checks the totals that are
// printed. A person may overrule each finding. What is blank stays unknown
// unless the reading says that it is zero. Faults name the sheet and the cell.
//
// Nothing here knows a dataset or a store.
package iosheet
