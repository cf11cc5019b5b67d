// Package study holds the pages of strategic-industry studies (전략산업 연구):
// the list, the steps from scope to signature, what came out, and comparisons.
package study
