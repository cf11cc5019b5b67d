// Package app puts the house together: configuration, stores, services and
// servers. It is the only room that imports every other one, and it holds no
// rule of its own.
package app
