// Package linkage holds the pages about input–output: which sectors pull and
// supply the others, what-if, and the bridge from sectors to KSIC.
package linkage
