package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"time"
)

// printTables writes the results as Markdown.
func printTables(w io.Writer, s *scene, results map[string]result, pages []pageResult) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d regions × %d industries × %d years = %d rows; %s, %d cores, %s/%s\n",
		s.Regions, s.Industries, s.Years, s.rows(), runtime.Version(), runtime.GOMAXPROCS(0), runtime.GOOS, runtime.GOARCH)
	if len(results) > 0 {
		workTable(&b, s, results)
	}
	if len(pages) > 0 {
		pageTable(&b, pages)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

func workTable(b *strings.Builder, s *scene, results map[string]result) {
	b.WriteString("\n| work | measured | goal | | processor | rows/s | peer | peer's time | faster by | peak memory |\n")
	b.WriteString("| --- | --: | --: | --- | --: | --: | --- | --: | --: | --: |\n")
	works := map[string]string{}
	for _, m := range measurements() {
		works[m.name] = m.work
	}
	for _, m := range measurements() {
		r, ok := results[m.name]
		if !ok {
			continue
		}
		peer, peerTime, ratio := "—", "—", "—"
		if p, ok := results[m.peer]; ok {
			peer, peerTime, ratio = works[m.peer], duration(p.Seconds), fmt.Sprintf("%.2f×", p.Seconds/r.Seconds)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
			m.work, duration(r.Seconds), m.limit, m.limit.verdict(m.limit.met(r)), duration(r.CPU),
			millions(float64(s.rows())/r.Seconds), peer, peerTime, ratio, megabytes(r.PeakBytes))
	}
}

func pageTable(b *strings.Builder, pages []pageResult) {
	fmt.Fprintf(b, "\n| page, all rows loaded | goal at p99 | one client: p50 | p99 | | %d clients: p50 | p99 | | processor per page | size |\n", manyClients)
	b.WriteString("| --- | --: | --: | --: | --- | --: | --: | --- | --: | --: |\n")
	for _, p := range pages {
		g := goal{time: p.Limit}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %d kB |\n", p.Name, g,
			duration(p.One.P50.Seconds()), duration(p.One.P99.Seconds()), g.verdict(p.One.P99 <= p.Limit),
			duration(p.Many.P50.Seconds()), duration(p.Many.P99.Seconds()), g.verdict(p.Many.P99 <= p.Limit),
			duration(p.One.CPU.Seconds()), p.Bytes>>10)
	}
}

// String writes the goal as the tables do.
func (g goal) String() string {
	var parts []string
	if g.time > 0 {
		parts = append(parts, "≤ "+duration(g.time.Seconds()))
	}
	if g.memory > 0 {
		parts = append(parts, "≤ "+megabytes(g.memory))
	}
	if len(parts) == 0 {
		return "—"
	}
	return strings.Join(parts, ", ")
}

func (g goal) verdict(met bool) string {
	switch {
	case g == goal{}:
		return ""
	case met:
		return "met"
	default:
		return "**missed**"
	}
}

func duration(s float64) string {
	switch {
	case s == 0:
		return "—"
	case s < time.Second.Seconds():
		return fmt.Sprintf("%.1f ms", s*1e3)
	default:
		return fmt.Sprintf("%.2f s", s)
	}
}

func millions(perSecond float64) string { return fmt.Sprintf("%.1f M", perSecond/1e6) }

func megabytes(n int64) string {
	if n == 0 {
		return "—"
	}
	return fmt.Sprintf("%d MB", n>>20)
}
