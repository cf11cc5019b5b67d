// Package report holds the pages about reports (보고서): what has been made and is
// being made, and what to make next with what is still missing in it.
package report
