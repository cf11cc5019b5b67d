// Package definition holds the pages about industry definitions: list, show,
// edit, compare, import, and what changes when a basket is carried over.
package definition
