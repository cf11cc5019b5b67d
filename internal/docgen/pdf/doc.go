// Package pdf writes a document as a paginated A4 PDF with its typeface
// embedded: cover, contents with links, running head, tables that go on over
// pages, charts as vectors. Text can be searched and copied. The same document
// gives the same bytes.
//
// Pages are laid out first, as the shapes of docgen/picture, and then painted;
// only paint.go knows the PDF library. The package changes no word and no
// number.
package pdf
