// Package docx writes a document as a Word file (ECMA-376, transitional), and
// fills the fields of a Word template: {{name}} in running text, and content
// controls by their tag.
//
// It draws nothing and counts nothing: pictures come from Options.Draw, numbers
// of tables and figures from document.Number. Page numbers of the contents are
// fields that the word processor fills in.
package docx
