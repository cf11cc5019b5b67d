// Package hwpx writes a document as HWPX (KS X 6101, OWPML), the file format of
// Korean public agencies, fills the fields of an agency's own HWPX template
// ({{name}} in running text, and 누름틀), and reads the text of an HWPX file.
//
// It draws nothing and counts nothing: pictures come from Options.Draw, numbers
// of tables and figures from document.Number. Lengths are HWPUNIT, 7200 to the
// inch. Lines are not laid out here: the word processor does so when it opens
// the file, which is also why the contents carry no page numbers.
package hwpx
