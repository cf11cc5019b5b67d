// Package postgres keeps the records in PostgreSQL: the store of many agencies
// and many machines.
//
// It opens a pool over one address, brings the schema up to date and says in
// words what went wrong, never showing a password. A server that went away is
// found again by itself. The statements live in package sqlstore.
package postgres
