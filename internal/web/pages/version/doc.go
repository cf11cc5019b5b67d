// Package version is what pages say of a dataset's version, whichever section
// they belong to: which one an address names, what it holds, how sound its tables
// are, what a reader must know, the names of its codes, and its kept files.
package version
