// Package template finds the fields in the XML of a word processor's template
// and puts values in their place. A field is {{name}} in running text, also
// where the word processor has cut it into several runs, or a control of the
// format (누름틀, content control).
//
// What is not a field stays byte for byte. The package knows no format: a
// Dialect names the elements, and a Renderer writes the values.
package template
