// Package source reads outside files into rows of text: CSV and its kin, XLSX,
// JSON, JSON lines and Parquet, in the encodings that Korean offices use.
//
// It finds the format, the encoding, the delimiter and the header rows by
// looking at the content, says what it found, and then streams blocks of rows
// whose fields are UTF-8. It also reads a number as statisticians write it.
//
// What a column means (region, industry, value), which rows are accepted and
// where they go are not decided here: that is package dataset. Services that
// answer over the network have a sub-package each.
package source
