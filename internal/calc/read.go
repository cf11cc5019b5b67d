package calc

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
	"naru/internal/structure"
)

// observation is one row, its codes as numbers. NaN is NA.
type observation struct {
	value                    float64
	region, industry, period uint32
	line                     uint32
}

// observations are the rows of a file that were kept, in its order.
type observations struct {
	file                      string
	regions, industries       *codes
	periods                   *codes // one unnamed period when the file has none
	hasPeriod                 bool
	chunks                    [][]observation
	rows                      int
	noValue                   int // cells that are empty or hold only a flag
	regionColumn, valueColumn string
}

const chunkRows = 1 << 15

// reader turns blocks of text into observations.
type reader struct {
	*observations

	at     columns
	strict bool // a row must have every column: text files end a line early only when broken
	filter []filter
}

// columns are the places of what is read; period is −1 when there is none.
type columns struct{ region, industry, period, value, last int }

// filter is a condition with its column's place.
type filter struct {
	condition

	at   int
	seen []string // a few of the values that were refused, while none was kept
}

// read reads the rows that Where keeps.
func (in Input) read(ctx context.Context) (*observations, error) {
	if err := in.validate(); err != nil {
		return nil, err
	}
	conditions, err := in.conditions()
	if err != nil {
		return nil, err
	}
	t, err := open(ctx, in.File, in.Stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	r := &reader{
		observations: &observations{file: t.name, regions: newCodes(), industries: newCodes(), periods: newCodes()},
		strict:       t.Info().Format == source.CSV,
	}
	if err := r.place(in, conditions, t.Columns()); err != nil {
		return nil, err
	}
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if err := r.take(b); err != nil {
			return nil, err
		}
	}
	if r.rows == 0 {
		return nil, r.failNothing()
	}
	return r.observations, nil
}

// place finds the columns by name.
func (r *reader) place(in Input, conditions []condition, names []string) error {
	plain := make([]string, len(names))
	for k, n := range names {
		plain[k] = plainName(n)
	}
	var err error
	find := func(flag, name string) int {
		at := slices.Index(plain, name)
		switch {
		case err != nil:
		case at < 0:
			err = core.Fail(core.Invalid,
				"%[1]s에 ‘%[2]s’ 열이 없습니다. 있는 열: %[3]s. %[4]s에 열 이름을 적어 주십시오.",
				"%[1]s has no column ‘%[2]s’. Its columns: %[3]s. Name one with %[4]s.",
				r.file, name, strings.Join(plain, ", "), flag)
		case slices.Contains(plain[at+1:], name):
			err = core.Fail(core.Invalid,
				"%s에 ‘%s’ 열이 둘 이상 있습니다. 열 이름을 구분해 주십시오.",
				"%s has more than one column ‘%s’. Tell their names apart.", r.file, name)
		}
		r.at.last = max(r.at.last, at)
		return at
	}
	r.regionColumn, r.valueColumn = or(in.Region, DefaultRegion), or(in.Value, DefaultValue)
	r.at.region = find("--region", r.regionColumn)
	r.at.industry = find("--industry", or(in.Industry, DefaultIndustry))
	r.at.value = find("--value", r.valueColumn)
	r.at.period = -1
	if in.Period != "" || slices.Contains(plain, DefaultPeriod) {
		r.hasPeriod = true
		r.at.period = find("--period", or(in.Period, DefaultPeriod))
	} else {
		r.periods.names = []string{""}
	}
	for _, c := range conditions {
		r.filter = append(r.filter, filter{condition: c, at: find("--where", c.column)})
	}
	return err
}

func (r *reader) take(b *source.Block) error {
	for row := range b.Len() {
		if r.strict && isRemark(b, row) {
			continue
		}
		if r.strict && b.Width(row) <= r.at.last {
			return core.Fail(core.Invalid,
				"%s의 %d행에 값이 %d개뿐입니다. %d개 이상이어야 합니다. 줄이 잘리지 않았는지 확인해 주십시오.",
				"%s line %d has only %d of the %d fields that it needs. Check that the line is whole.",
				r.file, b.Line(row), b.Width(row), r.at.last+1)
		}
		if !r.keeps(b, row) {
			continue
		}
		if err := r.observe(b, row); err != nil {
			return err
		}
	}
	return nil
}

// isRemark reports whether a line is one of those that Naru's own files end
// with: a single field after a "#".
func isRemark(b *source.Block, row int) bool {
	return b.Width(row) == 1 && bytes.HasPrefix(b.Field(row, 0), []byte("# "))
}

func (r *reader) keeps(b *source.Block, row int) bool {
	for k := range r.filter {
		f := &r.filter[k]
		field := b.Field(row, f.at)
		if !f.accepts(field) {
			if r.rows == 0 {
				f.remember(field)
			}
			return false
		}
	}
	return true
}

func (f *filter) accepts(field []byte) bool {
	if slices.Contains(f.values, string(field)) {
		return true
	}
	return !isPlain(field) && slices.Contains(f.values, plainName(string(field)))
}

// isPlain reports whether a field surely equals its plain name: no white space
// at its ends and no letters that could be decomposed.
func isPlain(field []byte) bool {
	for _, c := range field {
		if c <= ' ' || c >= 0x80 {
			return false
		}
	}
	return true
}

func (f *filter) remember(field []byte) {
	const few = 5
	if v := plainName(string(field)); len(f.seen) < few && !slices.Contains(f.seen, v) {
		f.seen = append(f.seen, v)
	}
}

func (r *reader) observe(b *source.Block, row int) error {
	o := observation{line: uint32(b.Line(row))} //nolint:gosec // files are limited to 4 GiB
	var ok bool
	if o.region, ok = r.regions.id(b.Field(row, r.at.region)); !ok {
		return r.failBlank(b, row, r.at.region, core.T("지역", "region"))
	}
	if o.industry, ok = r.industries.id(b.Field(row, r.at.industry)); !ok {
		return r.failBlank(b, row, r.at.industry, core.T("산업", "industry"))
	}
	if r.hasPeriod {
		if o.period, ok = r.periods.id(b.Field(row, r.at.period)); !ok {
			return r.failBlank(b, row, r.at.period, core.T("시점", "period"))
		}
	}
	field := b.Field(row, r.at.value)
	v, flag, ok := source.ParseNumber(field)
	switch {
	case !ok:
		return r.failValue(b, row, "수가 아닙니다", "is not a number")
	case flag == core.None || math.IsNaN(v):
		// "-" says that there is nothing; the contract counts every flagged
		// cell without a number as NA.
		v = math.NaN()
		r.noValue++
	case v < 0:
		return r.failValue(b, row, "0보다 작습니다", "is below zero")
	case v > structure.MaxValue:
		return r.failValue(b, row, "너무 큽니다", "is too large")
	case v > 0 && v < structure.MinValue:
		return r.failValue(b, row, "0에 너무 가깝습니다", "is too close to zero")
	}
	o.value = v
	if r.rows%chunkRows == 0 {
		r.chunks = append(r.chunks, make([]observation, 0, chunkRows))
	}
	last := &r.chunks[len(r.chunks)-1]
	*last = append(*last, o)
	r.rows++
	return nil
}

func (r *reader) failBlank(b *source.Block, row, column int, what core.Text) error {
	return core.Fail(core.Invalid,
		"%[1]s의 %[2]d행 %[3]d열에 %[4]s이(가) 비어 있습니다. 값을 채우거나 --where로 그 행을 빼 주십시오.",
		"%[1]s line %[2]d column %[3]d: the %[4]s is empty. Fill it in, or leave the row out with --where.",
		r.file, b.Line(row), column+1, what)
}

func (r *reader) failValue(b *source.Block, row int, ko, en string) error {
	return core.Fail(core.Invalid,
		"%[1]s의 %[2]d행 %[3]d열(%[4]s) ‘%[5]s’은(는) %[6]s. 고치거나, 값이 없으면 비워 두십시오.",
		"%[1]s line %[2]d column %[3]d (%[4]s): ‘%[5]s’ %[6]s. Correct it, or leave it empty when there is no value.",
		r.file, b.Line(row), r.at.value+1, r.valueColumn, string(b.Field(row, r.at.value)), core.T(ko, en))
}

func (r *reader) failNothing() error {
	for _, f := range r.filter {
		if len(f.seen) > 0 {
			return core.Fail(core.Invalid,
				"%[1]s에서 --where %[2]s=%[3]s에 맞는 행이 없습니다. ‘%[2]s’ 열에는 %[4]s 등이 있습니다.",
				"%[1]s has no row with --where %[2]s=%[3]s. Column ‘%[2]s’ holds values such as %[4]s.",
				r.file, f.column, strings.Join(f.values, "|"), strings.Join(f.seen, ", "))
		}
	}
	return core.Fail(core.Invalid,
		"%s에 자료 행이 없습니다. 머리글 아래에 행이 있는지 확인해 주십시오.",
		"%s has no rows of data. Check that there are rows below the header.", r.file)
}
