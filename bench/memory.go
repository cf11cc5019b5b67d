package main

import (
	"os"
	"strconv"
	"strings"
)

// peakMemory gives the most memory that this process has held, in bytes, or 0
// where the system does not tell.
func peakMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		rest, ok := strings.CutPrefix(line, "VmHWM:")
		if !ok {
			continue
		}
		kb, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
		if err != nil {
			return 0
		}
		const bytesPerKB = 1024
		return kb * bytesPerKB
	}
	return 0
}
