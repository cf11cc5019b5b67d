// Package space holds the page about related and new industries (융합·신산업):
// the network, the candidates, and the files of both.
package space
