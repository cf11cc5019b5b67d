// Package ui holds the components that every page is made of: the page shell,
// findings, key figures, tables, charts, forms, progress, evidence and errors,
// with the formatting of numbers and the choice of language and theme.
//
// A component takes a plain struct that says what to show and knows nothing of
// where it came from. There are no queries, no rules and no handlers here; a
// page (package pages) computes, fills the structs and calls Layout. Texts that
// a person reads are core.Text, so that no page exists in one language only.
//
// Components emit no inline script or style: the content security policy
// forbids both. Whatever a chart needs travels as JSON in a data block.
package ui
