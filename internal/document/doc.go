// Package document is a report before it has a file format: headings,
// paragraphs, numbered tables and figures, each with its source. Domains build
// a Document from their objects; the writers of docgen turn it into HWPX, DOCX,
// PDF and XLSX, so that the four say the same thing.
//
// It holds no rule of any domain, draws nothing, and knows no file format.
package document
