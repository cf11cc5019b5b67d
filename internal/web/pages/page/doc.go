// Package page is what every page shares: the handler whose error becomes the
// error page, who asks, addresses that lead from one section to another, dates
// and words, and the parts of forms. It knows no service.
package page
