// Package diagnosis says how a region's industry stands: it picks the data for
// what an address asks, computes with package structure, puts the finding into
// words and attaches to every number the evidence it came from.
//
// It knows no HTTP, no SQL and no chart. A method's formula belongs to package
// structure, codes and names to packages region and industry, records and
// files to package dataset.
package diagnosis
