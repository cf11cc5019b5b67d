// Command bench measures Naru's work on a national table beside a peer or a
// limit of the machine, in the same run, and prints the result as a Markdown
// table. Run it from the project's root:
//
//	go run ./bench                  every measurement, six million rows
//	go run ./bench -only lake       those whose name starts so
//	go run ./bench -years 2         a smaller table
//
// The table is made up from a seed: 250 regions × 1,200 industries × 20 years.
// Each measurement runs in a process of its own, so that its peak memory is
// its own too; the median of several rounds is reported. Results that must
// agree (rows, sums) are compared, and a difference fails the run.
package main
