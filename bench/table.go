package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
)

// printTable writes the results as Markdown.
func printTable(w io.Writer, s *scene, results map[string]result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d regions × %d industries × %d years = %d rows; %s, %d cores, %s/%s\n\n",
		s.Regions, s.Industries, s.Years, s.rows(), runtime.Version(), runtime.GOMAXPROCS(0), runtime.GOOS, runtime.GOARCH)
	b.WriteString("| work | measured | processor | rows/s | peer | peer's time | faster by | peak memory |\n")
	b.WriteString("| --- | --: | --: | --: | --- | --: | --: | --: |\n")
	works := map[string]string{}
	for _, m := range measurements() {
		works[m.name] = m.work
	}
	for _, m := range measurements() {
		r, ok := results[m.name]
		if !ok {
			continue
		}
		peer, time, ratio := "—", "—", "—"
		if p, ok := results[m.peer]; ok {
			peer, time, ratio = works[m.peer], seconds(p.Seconds), fmt.Sprintf("%.2f×", p.Seconds/r.Seconds)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s |\n",
			m.work, seconds(r.Seconds), seconds(r.CPU), millions(float64(s.rows())/r.Seconds), peer, time, ratio, megabytes(r.PeakBytes))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

func seconds(s float64) string {
	if s == 0 {
		return "—"
	}
	if s < 1 {
		return fmt.Sprintf("%.1f ms", s*1e3)
	}
	return fmt.Sprintf("%.2f s", s)
}

func millions(perSecond float64) string { return fmt.Sprintf("%.1f M", perSecond/1e6) }

func megabytes(n int64) string {
	if n == 0 {
		return "—"
	}
	return fmt.Sprintf("%d MB", n>>20)
}
