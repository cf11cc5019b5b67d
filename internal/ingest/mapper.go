package ingest

import (
	"math"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/source"
)

// mapper holds the state of one reading.
type mapper struct {
	profile   *Profile
	at        columns
	places    Places
	trades    Trades
	revisions map[core.System]Trades
	limit     int64 // rows to read; 0 for all
	cut       bool  // there were more

	regions, industries, periods, measures *coder
	dims                                   []*coder
	measureOf                              map[string]core.Measure // by id
	unverified                             map[string]bool
	fixedRegion, fixedIndustry             *verdict
	fixedPeriod, fixedMeasure              *verdict
	wide                                   []wideVerdict

	batch    fact.Batch
	lines    []uint32
	waiting  waiting
	onReject func(Reject)

	read, filtered, rejected int64
}

// wideVerdict is what the heading of a value column fixes.
type wideVerdict struct{ period, measure *verdict }

func newMapper(p *Profile, names []string, o Options) *mapper {
	m := &mapper{
		profile: p, at: locate(p, names), places: o.Places, trades: o.Revisions[p.IndustrySystem], revisions: o.Revisions, onReject: o.OnReject, limit: o.Limit,
		measureOf: map[string]core.Measure{}, unverified: map[string]bool{},
	}
	m.regions = newCoder(m.region)
	m.industries = newCoder(m.industry)
	m.periods = newCoder(m.period)
	m.measures = newCoder(m.measure)
	for range p.Dims {
		m.dims = append(m.dims, newCoder(dimension))
	}
	m.batch.Dims = make([]fact.Dim, len(p.Dims))
	m.fixedRegion = constant(m.regions, p.Region)
	m.fixedIndustry = constant(m.industries, p.Industry)
	m.fixedPeriod = constant(m.periods, p.Period)
	m.fixedMeasure = constant(m.measures, Ref{Column: p.Measure.Column, Constant: withUnit(p.Measure.Constant, p.Unit.Constant)})
	for _, v := range m.at.values {
		m.wide = append(m.wide, wideVerdict{
			period:  constant(m.periods, Ref{Constant: v.period}),
			measure: constant(m.measures, Ref{Constant: withUnit(v.measure, v.unit)}),
		})
	}
	return m
}

func constant(c *coder, r Ref) *verdict {
	if r.Constant == "" {
		return nil
	}
	return c.learn(r.Constant)
}

// The unit joins the measure's label behind a separator that no file contains,
// so that one coder serves both columns.
const unitMark = "\x1f"

func withUnit(measure, unit string) string {
	if measure == "" || unit == "" {
		return measure
	}
	return measure + unitMark + unit
}

// block maps the rows of one block.
func (m *mapper) block(t *source.Table, b *source.Block) {
	for row := range b.Len() {
		if len(b.Field(row, 1)) == 0 && t.Footnote(b, row) {
			continue
		}
		if m.limit > 0 && m.read >= m.limit && !blankRow(b, row) {
			m.cut = true
			return
		}
		m.row(b, row)
	}
}

func (m *mapper) row(b *source.Block, row int) {
	if blankRow(b, row) {
		return
	}
	m.read++
	for _, f := range m.at.filters {
		if f.values[string(b.Field(row, f.at))] == f.except {
			m.filtered++
			return
		}
	}
	line := b.Line(row)
	if b.Width(row) < m.at.width {
		m.reject(line, "", firstField(b, row), core.Tf(
			"줄에 열이 %[1]d개뿐입니다. %[2]d개가 있어야 합니다. 줄이 잘렸는지 살펴 주십시오.",
			"The row has only %[1]d columns; %[2]d are needed. It may be cut off.", b.Width(row), m.at.width))
		return
	}
	region := m.fixedRegion
	if region == nil {
		region = m.regions.of(b.Field(row, m.at.region))
	}
	industry := m.fixedIndustry
	if industry == nil {
		industry = m.industries.of(b.Field(row, m.at.industry))
	}
	switch {
	case region.outcome == leftOut || industry.outcome == leftOut:
		m.filtered++
		return
	case region.outcome == refused || region.outcome == ambiguous && !m.profile.Neighbours:
		m.rejectField(b, row, m.at.region, m.profile.Region.Column, region.reason)
		return
	case industry.outcome == refused:
		m.rejectField(b, row, m.at.industry, m.profile.Industry.Column, industry.reason)
		return
	}
	if region.outcome == accepted {
		m.settle(region.index)
	}
	for i := range m.at.values {
		m.cell(b, row, line, i, region, industry)
	}
}

// cell maps one value of a row.
func (m *mapper) cell(b *source.Block, row, line, i int, region, industry *verdict) {
	at := &m.at.values[i]
	period := firstOf(m.wide[i].period, m.fixedPeriod)
	if period == nil {
		period = m.periods.of(b.Field(row, m.at.period))
	}
	if period.outcome != accepted {
		m.rejectField(b, row, m.at.period, m.profile.Period.Column, period.reason)
		return
	}
	measure := firstOf(m.wide[i].measure, m.fixedMeasure)
	if measure == nil {
		measure = m.measureAt(b, row)
	}
	if measure.outcome != accepted {
		m.rejectField(b, row, m.at.measure, m.profile.Measure.Column, measure.reason)
		return
	}
	raw := b.Field(row, at.at)
	value, flag, ok := source.ParseNumber(raw)
	if !ok {
		m.reject(line, at.name, string(raw), core.T("숫자로 읽을 수 없습니다. 그 칸을 고치거나, 값 열이 맞는지 확인해 주십시오.", "This is not a number. Mend the cell, or check that this is the column of values."))
		return
	}
	if at.flag >= 0 {
		value, flag = flagged(value, flag, b.Field(row, at.flag))
	}
	if value < 0 && !m.profile.Negative {
		m.reject(line, at.name, string(raw), core.T(
			"값이 0보다 작습니다. 음수가 있을 수 있는 지표라면 매핑에서 ‘음수 허용’을 켜 주십시오.",
			"The value is below zero. If the measure may be negative, allow it in the mapping."))
		return
	}
	if region.outcome == ambiguous {
		m.waiting.add(len(m.batch.Value), line, string(b.Field(row, m.at.region)), region)
	}
	m.keep(line, region.index, industry.index, period.index, measure.index, value, flag)
	for d, c := range m.at.dims {
		m.batch.Dims[d].Code = append(m.batch.Dims[d].Code, m.dims[d].of(b.Field(row, c)).index)
	}
}

func (m *mapper) keep(line int, region, industry, period, measure uint32, value float64, flag core.Flag) {
	m.batch.Region = append(m.batch.Region, region)
	m.batch.Industry = append(m.batch.Industry, industry)
	m.batch.Period = append(m.batch.Period, uint16(period))    //nolint:gosec // bounded by maxLabels
	m.batch.Measure = append(m.batch.Measure, uint16(measure)) //nolint:gosec // bounded by maxLabels
	m.batch.Value = append(m.batch.Value, value)
	m.batch.Flag = append(m.batch.Flag, fact.PackFlag(flag))
	m.lines = append(m.lines, uint32(line)) //nolint:gosec // files are bounded to 4 GiB, so lines fit
}

func (m *mapper) measureAt(b *source.Block, row int) *verdict {
	if m.at.unit < 0 || m.at.unit >= b.Width(row) {
		return m.measures.of(b.Field(row, m.at.measure))
	}
	label := append([]byte(nil), b.Field(row, m.at.measure)...)
	label = append(append(label, unitMark...), b.Field(row, m.at.unit)...)
	return m.measures.of(label)
}

func (m *mapper) reject(line int, column, value string, reason core.Text) {
	m.rejected++
	m.onReject(Reject{Line: line, Column: column, Value: clip(value), Reason: reason})
}

func (m *mapper) rejectField(b *source.Block, row, at int, column string, reason core.Text) {
	m.reject(b.Line(row), column, string(b.Field(row, at)), reason)
}

// flagged joins what a separate flag column says with the value beside it.
func flagged(value float64, flag core.Flag, mark []byte) (float64, core.Flag) {
	if len(mark) == 0 {
		return value, flag
	}
	_, said, ok := source.ParseNumber(mark)
	if !ok || said == core.NoFlag {
		return value, flag
	}
	switch {
	case !said.Defined():
		return fact.NA(), said
	case said == core.None:
		// "-" beside a number is a remark on the remark, not on the number.
		if math.IsNaN(value) || value == 0 {
			return 0, core.None
		}
		return value, flag
	default:
		return value, said
	}
}

func firstOf(a, b *verdict) *verdict {
	if a != nil {
		return a
	}
	return b
}

func blankRow(b *source.Block, row int) bool {
	for col := range b.Width(row) {
		if len(b.Field(row, col)) > 0 {
			return false
		}
	}
	return true
}

func firstField(b *source.Block, row int) string {
	if b.Width(row) == 0 {
		return ""
	}
	return string(b.Field(row, 0))
}

// clip keeps a value short enough for a list.
func clip(s string) string {
	const most = 200
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
