// Package duckdb answers questions in SQL over the files of the lake: counts of
// coverage, pages of rows, exports. It is the only package that imports DuckDB.
//
// The engine runs in memory inside this process, reads the lake's folder and
// nothing else, and cannot be reconfigured by a query. Statements live in the
// folder sql, one each, written in the subset that DuckDB and Trino share:
// they read a relation named observations, which this package defines as one
// version's file, or one named cells, which is defined over it. Every value is
// bound; no text is put together from input.
package duckdb
