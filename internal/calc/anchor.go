package calc

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// anchorReader reads a series by region, and by period when it has them.
type anchorReader struct {
	p                     *Panel
	file                  string
	region, period, value int // columns; period is −1 when there is none
	regions               map[string]int
	series                [][]float64 // by period, by region
	unknown               []string    // regions, or periods of them, that the panel does not have
}

// anchors reads the file that gives the index its sign: a column of regions, one
// of periods when the file has one, and one of values, else the only other column.
// They are named as in the input or as by default. A series is NA for regions that
// the file does not mention; without periods it serves them all. Without a file
// every series is nil.
func (p *Panel) anchors(ctx context.Context, in Input, file string, note func(core.Text)) ([][]float64, error) {
	if file == "" {
		return make([][]float64, len(p.Periods)), nil
	}
	t, err := open(ctx, file, in.Stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	a := &anchorReader{p: p, file: t.name, regions: make(map[string]int, len(p.Regions))}
	for r, name := range p.Regions {
		a.regions[name] = r
	}
	for range p.Periods {
		series := make([]float64, len(p.Regions))
		for r := range series {
			series[r] = math.Float64frombits(absentBits)
		}
		a.series = append(a.series, series)
	}
	if err := a.place(in, t.Columns()); err != nil {
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
		for row := range b.Len() {
			if isRemark(b, row) {
				continue
			}
			if err := a.take(b, row); err != nil {
				return nil, err
			}
		}
	}
	a.tell(note)
	return a.series, nil
}

// tell names what the file and the panel do not share.
func (a *anchorReader) tell(note func(core.Text)) {
	if n := len(a.unknown); n > 0 {
		note(core.Tf("자료에 없는 지역이나 시점이어서 쓰지 않은 %[1]s의 행이 %[2]d개입니다: %[3]s.",
			"%[2]d %[4]s of %[1]s not used, for the data have no such region or period: %[3]s.",
			a.file, n, fewNames(a.unknown), core.Plural(n, "row", "rows")))
	}
	var without []string
	for r, name := range a.p.Regions {
		if !slices.ContainsFunc(a.series, func(s []float64) bool { return !math.IsNaN(s[r]) }) {
			without = append(without, name)
		}
	}
	if n := len(without); n > 0 {
		note(core.Tf("%[1]s에 값이 없는 지역이 %[2]d개입니다: %[3]s.", "%[1]s has no value for %[2]d %[4]s: %[3]s.",
			a.file, n, fewNames(without), core.Plural(n, "region", "regions")))
	}
}

// place finds the columns.
func (a *anchorReader) place(in Input, columns []string) error {
	names := make([]string, len(columns))
	for k, n := range columns {
		names[k] = plainName(n)
	}
	find := func(given, usual string) int {
		if at := slices.Index(names, or(given, usual)); at >= 0 {
			return at
		}
		return slices.Index(names, usual)
	}
	a.region, a.period, a.value = find(in.Region, DefaultRegion), -1, find(in.Value, DefaultValue)
	if a.p.HasPeriod {
		a.period = find(in.Period, DefaultPeriod)
	}
	if a.value < 0 {
		var others []int
		for k := range names {
			if k != a.region && k != a.period {
				others = append(others, k)
			}
		}
		if len(others) == 1 {
			a.value = others[0]
		}
	}
	if a.region < 0 || a.value < 0 {
		return core.Fail(core.Invalid,
			"%[1]s에 ‘%[2]s’ 열과 ‘%[3]s’ 열이 있어야 합니다. 있는 열: %[4]s.",
			"%[1]s needs the columns ‘%[2]s’ and ‘%[3]s’. Its columns: %[4]s.", a.file, or(in.Region, DefaultRegion), or(in.Value, DefaultValue), strings.Join(names, ", "))
	}
	return nil
}

func (a *anchorReader) take(b *source.Block, row int) error {
	field := b.Field(row, a.value)
	x, flag, ok := source.ParseNumber(field)
	if !ok || math.IsInf(x, 0) {
		return core.Fail(core.Invalid,
			"%[1]s의 %[2]d행 %[3]d열 ‘%[4]s’은(는) 수가 아닙니다. 고치거나, 값이 없으면 비워 두십시오.",
			"%[1]s line %[2]d column %[3]d: ‘%[4]s’ is not a number. Correct it, or leave it empty when there is no value.",
			a.file, b.Line(row), a.value+1, string(field))
	}
	if flag == core.None {
		x = math.NaN()
	}
	region := plainName(string(b.Field(row, a.region)))
	r, known := a.regions[region]
	periods := a.series
	if a.period >= 0 {
		k, err := a.p.findPeriod(string(b.Field(row, a.period)))
		if err != nil {
			region, known = region+" "+plainName(string(b.Field(row, a.period))), false
		} else {
			periods = a.series[k : k+1]
		}
	}
	if !known {
		a.unknown = append(a.unknown, region)
		return nil
	}
	for _, series := range periods {
		if math.Float64bits(series[r]) != absentBits {
			return core.Fail(core.Invalid,
				"%[1]s의 %[2]d행에서 지역 ‘%[3]s’이(가) 되풀이됩니다. 지역마다 한 행만 남겨 주십시오.",
				"%[1]s line %[2]d repeats region ‘%[3]s’. Keep one row for each.", a.file, b.Line(row), region)
		}
		series[r] = x
	}
	return nil
}
