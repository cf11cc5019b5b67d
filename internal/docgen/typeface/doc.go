// Package typeface holds the typeface of documents and pictures, Pretendard GOV
// in two weights: its files, how wide a text is, where a line may break, and
// which characters it cannot print.
//
// The files come from npm at build time and are embedded; the package compiles
// without them, and Load then says what to do. It knows no document.
package typeface
