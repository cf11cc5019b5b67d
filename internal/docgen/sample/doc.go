// Package sample holds documents that the tests of every writer share: one
// with each kind of block and each awkward text, and one as long as a real
// report. Nothing outside tests and benchmarks imports it.
package sample
