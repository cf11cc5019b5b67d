// Package dataset holds the pages about datasets: the list, one version with its
// origin, contents and quality, its files, and how a version is withdrawn.
package dataset
