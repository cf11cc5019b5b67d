// Package pagestest is what the tests of the pages share: a site over real
// stores in a folder of the test, tables to put into it, and ways to read what
// a page or a file says. Only tests import it; it knows no page.
package pagestest
