// Package blob keeps imported files in a folder under the SHA-256 of their
// content: ab/cd/abcd….
//
// A file is written under a temporary name, synced, renamed and its folder
// synced, so that it is whole or absent whatever happens in between. The same
// content is kept once. Nothing here knows what a file means.
package blob
