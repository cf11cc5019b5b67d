package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// rowsOf are the measurements of a list that were made and that are not merely the
// peers of others.
func (r *report) rowsOf(list []measurement) []measurement {
	return slices.DeleteFunc(slices.Clone(list), func(m measurement) bool {
		_, ok := r.results[m.name]
		return !ok || slices.ContainsFunc(list, func(n measurement) bool { return n.peer == m.name })
	})
}

// peerOf is who a measurement is held against, with what was measured of it. In
// brackets is what it took when the goal was set, in a run that is not this one.
func (r *report) peerOf(m measurement) (name string, p result, seconds, cpu string) {
	name, seconds, cpu = "—", "", ""
	if m.told > 0 {
		seconds = "(" + duration(m.told.Seconds()) + ")"
	}
	if m.toldBy != "" {
		name = m.toldBy
	}
	for _, n := range measurements() {
		if n.name == m.peer {
			name = n.work
		}
	}
	p, ok := r.results[m.peer]
	if ok {
		seconds, cpu = duration(p.Seconds), duration(p.CPU)
	}
	return name, p, seconds, cpu
}

// workTable is what was measured on the national table.
func (r *report) workTable(b *strings.Builder) {
	rows := r.rowsOf(nationalWork())
	if len(rows) == 0 {
		return
	}
	s := r.scene
	fmt.Fprintf(b, "\n%d regions × %d industries × %d years = %d rows\n", s.Regions, s.Industries, s.Years, s.rows())
	b.WriteString("\n| work | measured | goal | | processor | peer | peer's time | peer's processor | peak memory |\n")
	b.WriteString("| --- | --: | --: | --- | --: | --- | --: | --: | --: |\n")
	for _, m := range rows {
		x := r.results[m.name]
		name, _, seconds, cpu := r.peerOf(m)
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
			m.work, duration(x.Seconds), m.limit, m.limit.verdict(m.limit.missed(x)...), duration(x.CPU), name, seconds, cpu, megabytes(x.PeakBytes))
	}
}

// methodTable is what was measured of related industries, input–output and the
// firm network.
func (r *report) methodTable(b *strings.Builder) {
	rows := r.rowsOf(methodWork())
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n| work | measured | goal | | processor | peak memory | peer | peer's time | peer's processor | peer's memory | ratio | largest difference |\n")
	b.WriteString("| --- | --: | --: | --- | --: | --: | --- | --: | --: | --: | --: | --: |\n")
	for _, m := range rows {
		x := r.results[m.name]
		name, p, seconds, cpu := r.peerOf(m)
		work, memory, ratio, apart := m.work, "", "", ""
		if x.Note != "" {
			work += " (" + x.Note + ")"
		}
		if p.Seconds > 0 {
			memory, ratio = megabytes(p.PeakBytes), fmt.Sprintf("%.1f×", p.Seconds/x.Seconds)
		}
		if d, ok := r.differences[m.name]; ok {
			apart = d.String()
			if d.Apart > 0 {
				apart = "**" + apart + "**"
			}
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
			work, duration(x.Seconds), m.limit, m.limit.verdict(m.limit.missed(x)...), duration(x.CPU), megabytes(x.PeakBytes),
			name, seconds, cpu, memory, ratio, apart)
	}
}

// documentTable is what was measured of reports.
func (r *report) documentTable(b *strings.Builder) {
	rows := r.rowsOf(documentWork())
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(b, "\n| whole report, %d tasks, %d policies, %d industries | measured | goal | | processor | peak memory | size |\n", agendaTasks, agendaPolicies, agendaIndustries)
	b.WriteString("| --- | --: | --: | --- | --: | --: | --: |\n")
	for _, m := range rows {
		x := r.results[m.name]
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s |\n",
			m.work, duration(x.Seconds), m.limit, m.limit.verdict(m.limit.missed(x)...), duration(x.CPU), megabytes(x.PeakBytes), x.Note)
	}
}

// pageTable is what was measured of a group of pages.
type pageTable struct {
	title string
	pages []pageResult
}

func (t pageTable) print(b *strings.Builder) {
	fmt.Fprintf(b, "\n| %s | goal at p99 | one client: p50 | p99 | | %d clients: p50 | p99 | | processor per page | size |\n", t.title, manyClients)
	b.WriteString("| --- | --: | --: | --: | --- | --: | --: | --- | --: | --: |\n")
	for _, p := range t.pages {
		g := goal{time: p.Limit}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %d kB |\n", p.Name, g,
			duration(p.One.P50.Seconds()), duration(p.One.P99.Seconds()), g.verdict(g.missed(result{Seconds: p.One.P99.Seconds()})...),
			duration(p.Many.P50.Seconds()), duration(p.Many.P99.Seconds()), g.verdict(g.missed(result{Seconds: p.Many.P99.Seconds()})...),
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

// verdict says whether a goal was met, and of one with two parts which was not.
func (g goal) verdict(missed ...string) string {
	switch {
	case g == goal{}:
		return ""
	case len(missed) == 0:
		return "met"
	case g.time > 0 && g.memory > 0:
		return "**missed** (" + strings.Join(missed, ", ") + ")"
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

func megabytes(n int64) string {
	if n == 0 {
		return "—"
	}
	return fmt.Sprintf("%d MB", n>>20)
}
