// Package pages holds the pages: one file per page with its handler, and the
// template beside it. A page reads the request, asks a service, and fills the
// components of package ui; it holds no rule of its own.
package pages
