// Package pack writes and reads the zip packages of XML parts that DOCX and
// HWPX are: entries with fixed times, markup that cannot become malformed, text
// that any XML parser accepts, and reading that a hostile file cannot abuse.
//
// It knows neither format: no element name, no content type.
package pack

import "naru/internal/document"

// Draw makes pictures of a chart: one, or several where it goes on over pages.
type Draw func(document.Chart) ([]Picture, error)

// Picture is a PNG and its size in pixels.
type Picture struct {
	PNG           []byte
	Width, Height int
}
