package structure

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// smallTable is the number of cells below which a second thread costs more
// than it brings.
const smallTable = 1 << 15

// spread runs f over blocks of `size` rows, on several threads when the table
// is large. Blocks are the same whatever the number of threads.
func spread(rows, size, cells int, f func(block, lo, hi int)) {
	blocks := blockCount(rows, size)
	workers := min(runtime.GOMAXPROCS(0), blocks)
	if cells < smallTable || workers < 2 {
		for b := range blocks {
			f(b, b*size, min((b+1)*size, rows))
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for b := int(next.Add(1)) - 1; b < blocks; b = int(next.Add(1)) - 1 {
				f(b, b*size, min((b+1)*size, rows))
			}
		})
	}
	wg.Wait()
}

func blockCount(rows, size int) int {
	if size < 1 {
		return 0
	}
	return (rows + size - 1) / size
}
