// Package ingest turns the rows of an outside table into observations, by a
// mapping profile that says which column means what. It names every row that
// it cannot accept, with line, column, value and reason.
//
// It knows no store: it reads a source.Table and gives a fact.Batch.
package ingest
