// Package middleware wraps every request before a page sees it: who may
// connect, how large a request may be, which language and theme the reader
// has, what the browser is allowed to load, what is logged and what happens
// when a handler fails.
//
// It knows nothing of what pages show. The one place that turns an error into
// an HTTP status is Status.
package middleware
