// Package web joins pages, assets and middleware into the one HTTP handler of
// the server.
package web
