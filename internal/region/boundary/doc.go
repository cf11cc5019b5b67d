// Package boundary reads the outlines of regions from GeoJSON (RFC 7946) and
// TopoJSON, matches them to the region table, simplifies them without tearing
// neighbours apart, and writes GeoJSON for the map on a page.
//
// It holds no outlines itself and knows no file or network: bytes in, bytes
// out. What a region is called belongs to package region.
package boundary
