// Package refdata finds the public reference data (KOSIS, Bank of Korea, KSIC,
// boundaries) that lie beside a checkout, in ../shared/data from its root, for
// tests that hold Naru against real files and published numbers. A test that
// asks for a file that is not there is skipped. Only tests import it, and
// nothing here reads what a file means.
package refdata
