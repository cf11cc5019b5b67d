//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuTime gives the processor time that this process and those that it waited
// for have used, on all cores.
func cpuTime() (used time.Duration) {
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			return 0
		}
		used += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return used
}

// childrenPeak gives the most memory that a process which this one waited for
// has held, in bytes.
func childrenPeak() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		return 0
	}
	const bytesPerKB = 1024 // as Linux counts
	return u.Maxrss * bytesPerKB
}
