// Package diagnosis holds the pages about the industry of a region: overview,
// industries, one industry, comparison, boundaries of the map, and saved
// diagnoses.
package diagnosis
