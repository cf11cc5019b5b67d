package ingest

import "naru/internal/core"

// waiting holds observations whose region's name is shared by several regions,
// until the rows after them tell in which province the file is.
type waiting struct {
	before  string // province of the last row whose region was plain
	pending []pendingRow
}

type pendingRow struct {
	at      int // position in the batch
	line    int
	label   string
	verdict *verdict
}

func (w *waiting) add(at, line int, label string, v *verdict) {
	w.pending = append(w.pending, pendingRow{at: at, line: line, label: label, verdict: v})
}

// settle decides what waits, now that a plain region follows.
func (m *mapper) settle(region uint32) {
	if !m.profile.Neighbours {
		return
	}
	province := m.places.Province(m.regions.codes[region])
	if len(m.waiting.pending) > 0 {
		m.decide(m.waiting.before, province)
	}
	m.waiting.before = province
}

// decide gives each waiting row the one candidate that lies in the province
// before and after it. Where the two provinces differ, only one of them may
// have a candidate; otherwise the row stays undecided and is rejected.
func (m *mapper) decide(before, after string) {
	for _, p := range m.waiting.pending {
		code := m.candidateIn(p.verdict, before, after)
		if code == "" {
			m.reject(p.line, m.profile.Region.Column, p.label, p.verdict.reason)
			m.batch.Region[p.at] = undecided
			continue
		}
		m.batch.Region[p.at] = m.regions.position(code)
	}
	m.waiting.pending = m.waiting.pending[:0]
}

// undecided marks an observation to be dropped when reading ends.
const undecided = ^uint32(0)

func (m *mapper) candidateIn(v *verdict, provinces ...string) string {
	found := ""
	for _, code := range v.candidates {
		p := m.places.Province(code)
		if p != provinces[0] && p != provinces[1] {
			continue
		}
		if found != "" {
			return ""
		}
		found = code
	}
	return found
}

// dropUndecided removes the observations that decide could not place.
func (m *mapper) dropUndecided() {
	b, n := &m.batch, 0
	for i := range b.Value {
		if b.Region[i] == undecided {
			continue
		}
		if n != i {
			b.Region[n], b.Industry[n], b.Period[n], b.Measure[n] = b.Region[i], b.Industry[i], b.Period[i], b.Measure[i]
			b.Value[n], b.Flag[n], m.lines[n] = b.Value[i], b.Flag[i], m.lines[i]
			for d := range b.Dims {
				b.Dims[d].Code[n] = b.Dims[d].Code[i]
			}
		}
		n++
	}
	b.Region, b.Industry, b.Period, b.Measure = b.Region[:n], b.Industry[:n], b.Period[:n], b.Measure[:n]
	b.Value, b.Flag, m.lines = b.Value[:n], b.Flag[:n], m.lines[:n]
	for d := range b.Dims {
		b.Dims[d].Code = b.Dims[d].Code[:n]
	}
}

// noteNeighbours says how many names were decided that way.
func (m *mapper) neighbourNote() core.Text {
	var labels []string
	for label, v := range m.regions.byLabel {
		if v.outcome == ambiguous {
			labels = append(labels, label)
		}
	}
	if !m.profile.Neighbours || len(labels) == 0 {
		return core.Text{}
	}
	return core.Tf("이름이 같은 지역(%s)은 앞뒤 줄의 시·도로 구별했습니다.",
		"Regions that share a name (%s) were told apart by the province of the rows around them.", listed(sortedCopy(labels)))
}
