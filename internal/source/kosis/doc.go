// Package kosis fetches statistics from the OpenAPI of KOSIS, the national
// statistics portal (Param/statisticsParameterData.do).
//
// It knows the service's parameters, limits and faults: it splits a query by
// period when the answer would hold too many cells, tries again when the
// service stumbles, and stops with a plain explanation when the key or the
// quota is at fault. The answer is kept byte for byte, so that an import can
// store what it was given; package source reads it like any other JSON file.
//
// What the codes and numbers mean is not decided here.
package kosis
