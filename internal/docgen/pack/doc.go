// Package pack writes and reads the zip packages of XML parts that DOCX and
// HWPX are: entries with fixed times, markup that cannot become malformed, text
// that any XML parser accepts, and reading that a hostile file cannot abuse.
//
// It knows neither format: no element name, no content type.
package pack

import "naru/internal/document"

// Draw makes a picture of a chart: a PNG and its size in pixels.
type Draw func(document.Chart) (png []byte, width, height int, err error)
