package ingest

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/fact"
	"naru/internal/source"
)

// Result is what a table gave.
type Result struct {
	Batch    *fact.Batch
	Read     int64 // data rows of the file
	Filtered int64 // left out by the profile
	Rejected int64 // not accepted; each was told to the caller
	Totals   []TotalCheck
	Warnings []core.Text
	Cut      bool // there are more rows than the Limit
}

// Options are the surroundings of a reading.
type Options struct {
	Places Places
	// Revisions holds the classifications at hand. The profile's system must be
	// among them unless it is core.Custom; the others help to say what is wrong.
	Revisions map[core.System]Trades
	OnReject  func(Reject)
	Progress  func(Progress)
	Limit     int64 // stop after so many rows, for previews; 0 reads all
}

// limits of the key dictionaries; their positions are kept in 16 bits.
const maxLabels = 1<<16 - 1

// Read maps a whole table. It fails with core.Invalid when the profile does
// not fit, when a cell occurs twice (unless the profile sums them), or when
// more rows are rejected than the profile allows; core.Cancelled when ctx ends.
// With a Limit, neither duplicates nor the share of rejects is judged.
func Read(ctx context.Context, t *source.Table, p *Profile, o Options) (*Result, error) {
	names := t.Columns()
	if err := p.Validate(names); err != nil {
		return nil, err
	}
	if o.OnReject == nil {
		o.OnReject = func(Reject) {}
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	m := newMapper(p, names, o)
	if err := m.checkConstants(); err != nil {
		return nil, err
	}
	if err := m.readAll(ctx, t, o); err != nil {
		return nil, err
	}
	m.decide(m.waiting.before, m.waiting.before)
	m.dropUndecided()
	m.finish()
	r := &Result{Batch: &m.batch, Read: m.read, Filtered: m.filtered, Rejected: m.rejected, Warnings: m.warnings(), Cut: m.cut}
	if o.Limit > 0 {
		return r, nil
	}
	done, total := t.Progress()
	o.Progress(Progress{Checking: true, Done: done, Total: total, Rows: m.read, Rejected: m.rejected})
	if err := m.judge(r); err != nil {
		return nil, err
	}
	if err := m.checkDuplicates(); err != nil {
		return nil, err
	}
	r.Totals = checkTotals(r.Batch, o.Places, o.Revisions[p.IndustrySystem], p.Complete)
	return r, nil
}

func (m *mapper) readAll(ctx context.Context, t *source.Table, o Options) error {
	for {
		if err := ctx.Err(); err != nil {
			return core.Fail(core.Cancelled, "가져오기를 멈추었습니다. 아무것도 바뀌지 않았습니다.",
				"The import was stopped. Nothing was changed.").Because(err)
		}
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		m.block(t, b)
		if len(m.periods.codes) > maxLabels || len(m.measures.codes) > maxLabels {
			return core.Fail(core.Invalid,
				"시점이나 지표가 %d가지를 넘습니다. 매핑에서 열을 바꿔 고르지 않았는지 살펴 주십시오.",
				"There are more than %d periods or measures. Check that the mapping names the right columns.", maxLabels)
		}
		done, total := t.Progress()
		o.Progress(Progress{Done: done, Total: total, Rows: m.read, Rejected: m.rejected})
		if m.cut {
			return nil
		}
	}
}

// checkConstants refuses a fixed value that means nothing before any row is read.
func (m *mapper) checkConstants() error {
	fixed := []struct {
		field string
		v     *verdict
	}{
		{"region", m.fixedRegion}, {"industry", m.fixedIndustry}, {"period", m.fixedPeriod}, {"measure", m.fixedMeasure},
	}
	for _, w := range m.wide {
		fixed = append(fixed, struct {
			field string
			v     *verdict
		}{"wide", w.period})
	}
	for _, f := range fixed {
		if f.v != nil && f.v.outcome != accepted {
			return core.Fail(core.Invalid, "매핑에 적은 값을 쓸 수 없습니다. %[1]s",
				"A fixed value of the mapping cannot be used. %[1]s", f.v.reason).With(f.field, f.v.reason)
		}
	}
	return nil
}

// align gives the industries the codes that they have in each other's light.
func (m *mapper) align() {
	if m.trades == nil {
		return
	}
	changed := m.trades.Align(m.industries.codes)
	if len(changed) == 0 {
		return
	}
	aligned := newCoder(nil)
	to := make([]uint32, len(m.industries.codes))
	for i, code := range m.industries.codes {
		if c, ok := changed[code]; ok {
			code = c
		}
		to[i] = aligned.position(code)
	}
	for i, k := range m.batch.Industry {
		m.batch.Industry[i] = to[k]
	}
	m.industries.codes = aligned.codes
}

// finish turns the coders' labels into the batch's dictionaries.
func (m *mapper) finish() {
	b := &m.batch
	m.align()
	b.RegionSystem, b.IndustrySystem = m.profile.RegionSystem, m.profile.IndustrySystem
	if b.RegionSystem == core.SGIS {
		b.RegionSystem = core.MOIS // places are kept by their canonical code
	}
	b.Regions, b.Industries = m.regions.codes, m.industries.codes
	for _, p := range m.periods.codes {
		period, _ := core.ParsePeriod(p) // made by Period.String
		b.Periods = append(b.Periods, period)
	}
	for _, id := range m.measures.codes {
		b.Measures = append(b.Measures, m.measureOf[id])
	}
	for i, d := range m.profile.Dims {
		b.Dims[i].Name, b.Dims[i].Labels = d.Name, prune(m.dims[i].codes, b.Dims[i].Code)
	}
	b.Regions, b.Industries = prune(b.Regions, b.Region), prune(b.Industries, b.Industry)
	b.Periods, b.Measures = prune(b.Periods, b.Period), prune(b.Measures, b.Measure)
}

// measure reads a label that may carry its unit behind unitMark. The same
// measure in two units would add apples to pears, so the second is refused.
func (m *mapper) measure(label string) meaning {
	name, unit, _ := strings.Cut(label, unitMark)
	name = strings.TrimSpace(name)
	if name == "" {
		return missingLabel(core.T("지표", "measure"))
	}
	measure, ok := m.profile.Measures[name]
	if !ok {
		measure = MeasureOf(name, unit)
	}
	if known, ok := m.measureOf[measure.ID]; ok && known.Unit != measure.Unit {
		return meaning{outcome: refused, reason: core.Tf(
			"‘%[1]s’의 단위가 앞에서는 %[2]s, 여기서는 %[3]s입니다. 단위가 같은 줄만 고르거나 매핑에서 지표를 나눠 주십시오.",
			"‘%[1]s’ came in %[2]s before and in %[3]s here. Filter to one unit, or give them two measures in the mapping.",
			name, known.Unit, measure.Unit)}
	}
	m.measureOf[measure.ID] = measure
	return meaning{code: measure.ID}
}

// judge refuses a table that the mapping evidently does not fit.
func (m *mapper) judge(r *Result) error {
	limit := m.profile.MaxRejects
	if limit == 0 {
		limit = DefaultMaxRejects
	}
	if r.Read == 0 {
		return core.Fail(core.Invalid,
			"제목 줄만 있고 자료가 든 줄이 없습니다. 원본을 다시 내려받거나 제목 줄 수를 확인해 주십시오. 가져온 것은 없습니다.",
			"There are headings but no rows of data. Download the file again or check the number of header rows. Nothing was imported.")
	}
	if r.Batch.Len() == 0 {
		return core.Fail(core.Invalid,
			"받아들일 수 있는 줄이 하나도 없습니다(읽은 줄 %[1]d, 거른 줄 %[2]d, 거절한 줄 %[3]d). 열과 코드 체계를 다시 골라 주십시오. 가져온 것은 없습니다.",
			"Not one row could be accepted (%[1]d read, %[2]d filtered out, %[3]d rejected). Choose the columns and code systems again. Nothing was imported.",
			r.Read, r.Filtered, r.Rejected)
	}
	if kept := r.Read - r.Filtered; float64(r.Rejected) > limit*float64(kept)*float64(max(1, len(m.at.values))) {
		return core.Fail(core.Invalid,
			"%[1]d줄 가운데 %[2]d건을 거절했습니다. 허용한 비율 %[3]g%%를 넘어 가져오지 않았습니다. 거절 목록을 보고 매핑을 고쳐 주십시오.",
			"%[2]d values of %[1]d rows were rejected, more than the allowed %[3]g%%, so nothing was imported. Mend the mapping with the list of rejects.",
			kept, r.Rejected, limit*100)
	}
	return nil
}

func (m *mapper) warnings() []core.Text {
	var out []core.Text
	if t := m.neighbourNote(); !t.IsZero() {
		out = append(out, t)
	}
	if len(m.unverified) > 0 {
		codes := make([]string, 0, len(m.unverified))
		for c := range m.unverified {
			codes = append(codes, c)
		}
		out = append(out, core.Tf(
			"산업 코드 %[1]d개는 분류표가 그 단계까지 없어 확인하지 못했습니다(%[2]s). 전체 분류표를 가져오면 확인됩니다.",
			"%[1]d industry codes could not be checked, since the classification is not loaded to their level (%[2]s). Import the full table to check them.",
			len(codes), listed(sortedCopy(codes))))
	}
	return out
}

func sortedCopy(s []string) []string {
	c := slices.Clone(s)
	slices.Sort(c)
	return c
}
