// Command bench measures Naru's work beside a peer or a limit of the machine, in
// the same run, and prints the results as the Markdown tables of
// docs/benchmarks.md. Run it from the project's root:
//
//	go run ./bench                  every measurement
//	go run ./bench -only lake       those whose name starts so
//	go run ./bench -peers           also the peers in Python, on the same files
//	go run ./bench -years 2         a smaller national table
//
// All that is measured is made up from a seed, but for one public table: the
// national table of 250 regions × 1,200 industries × 20 years, tables of regions
// and industries, input–output tables, networks of firms. Each measurement runs in
// a process of its own, so that its peak memory is its own too; the best of
// several rounds is reported. Results that must agree are compared, and a
// difference beyond what is allowed fails the run.
package main
