// Package picture draws the charts of a document: it lays them out once as
// lines, areas and words in points, and writes those as PNG or SVG; the PDF
// takes them as they are. The same chart gives the same bytes.
//
// It knows no file format of documents and no rule of any domain.
package picture
