// Package policy holds the pages about policies (정책): the list, one policy,
// the linkage matrix, the synergy of local tasks, and the import.
package policy
