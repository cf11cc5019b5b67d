// Package sqlite keeps the records in one SQLite file: the store of an agency
// on one machine with nothing to install.
//
// The file is written ahead (WAL) and synced at every commit; one handle
// writes, a pool of handles reads, and none waits for the other. The package
// opens the file, brings its schema up to date and says in words what went
// wrong. The statements live in package sqlstore.
package sqlite
