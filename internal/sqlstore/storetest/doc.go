// Package storetest says what a store of records must do, as tests that run
// against every engine. The engines' own tests call Run; what is particular to
// an engine (its file, its server) is tested beside it.
package storetest
