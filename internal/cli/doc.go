// Package cli is the command line: one file per command. A command reads its
// flags, calls a service and prints; it holds no rule of its own.
package cli
