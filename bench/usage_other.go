//go:build !unix

package main

import "time"

// cpuTime is not told on this system.
func cpuTime() time.Duration { return 0 }

// childrenPeak is not told on this system.
func childrenPeak() int64 { return 0 }
