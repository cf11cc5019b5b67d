// Package archtest keeps the house as docs/ARCHITECTURE.md draws it: which
// room may import which, which drivers stay behind which adapter, and how long
// a file may grow. It has tests only.
package archtest
