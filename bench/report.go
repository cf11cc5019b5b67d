package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
)

// report is what a run found.
type report struct {
	scene       *scene
	results     map[string]result
	differences map[string]difference // of values from those of the peer
	pages       []pageTable
	remarks     []string
}

// compare holds the values of each measurement against its peer's. The error names
// all that lie further apart than they may.
func (r *report) compare(folder func(name string) string) error {
	var apart []error
	for _, m := range measurements() {
		_, ours := r.results[m.name]
		_, theirs := r.results[m.peer]
		if m.agree == (agreement{}) || !ours || !theirs {
			continue
		}
		d, err := m.agree.compare(folder(m.name), folder(m.peer))
		if err != nil {
			apart = append(apart, fmt.Errorf("%s beside %s: %w", m.name, m.peer, err))
			continue
		}
		r.differences[m.name] = d
		if d.Apart > 0 {
			apart = append(apart, fmt.Errorf("%s differs from %s by %s; at most %g is allowed", m.name, m.peer, d, m.agree.within))
		}
	}
	return errors.Join(apart...)
}

// print writes the tables as docs/benchmarks.md has them.
func (r *report) print(w io.Writer, peers bool) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d cores, %s/%s\n", runtime.Version(), runtime.GOMAXPROCS(0), runtime.GOOS, runtime.GOARCH)
	remarks := slices.Clone(r.remarks)
	if peers {
		pins, err := pinnedPeers()
		if err != nil {
			return err
		}
		remarks = append(remarks, "Peers in Python: "+pins+".")
	}
	for _, remark := range remarks {
		fmt.Fprintf(&b, "\n%s\n", remark)
	}
	r.workTable(&b)
	for _, t := range r.pages {
		t.print(&b)
	}
	r.documentTable(&b)
	r.methodTable(&b)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}
