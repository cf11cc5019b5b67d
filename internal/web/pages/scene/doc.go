// Package scene is what the pages with findings share: the scope in the address
// and in the top bar, the frame around a diagnosis, the evidence and the files
// of a page, and how its numbers are written.
package scene
