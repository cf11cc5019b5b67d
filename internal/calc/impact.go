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

// The columns of a file of final demand when the user does not name them.
const (
	DefaultSector = "sector"
	DefaultDemand = "demand"
)

// DemandInput says which final demand to read: a file with one row per sector.
type DemandInput struct {
	File           string
	Sector, Demand string // columns; "" means the default name
}

// Impact writes what a final demand sets in motion: sector, demand, output, and
// value_added, employment, income and imports where the table has them. Sectors
// that the file of demand does not mention have none.
func Impact(ctx context.Context, in IOInput, demand DemandInput, out Output) error {
	if err := out.validate(); err != nil {
		return err
	}
	if demand.File == "" {
		return usage("--demand에 최종수요 파일을 적어 주십시오.", "Name the file of final demand with --demand.")
	}
	if demand.File == "-" && in.File == "-" {
		return usage("표와 수요를 모두 표준 입력에서 읽을 수는 없습니다.", "The table and the demand cannot both come from standard input.")
	}
	byCode, err := demand.read(ctx, in.Stdin)
	if err != nil {
		return err
	}
	m, err := in.model(ctx, out.note)
	if err != nil {
		return err
	}
	f, err := m.Table.DemandVector(byCode)
	if err != nil {
		return err
	}
	i, err := m.Impact(ctx, f)
	if err != nil {
		return err
	}
	if len(i.Ignored) > 0 {
		out.note(core.Tf("총산출이 0인 부문에 대한 수요는 따라갈 수 없어 결과를 비웠습니다: %s.",
			"Demand for sectors with zero output cannot be followed; their results are left empty: %s.", fewNames(i.Ignored)))
	}
	names, columns := []string{"demand", "output"}, [][]float64{i.Demand, i.X}
	for _, e := range []struct {
		name   string
		values []float64
	}{{"value_added", i.ValueAdded}, {"employment", i.Employment}, {"income", i.Income}, {"imports", i.Imports}} {
		if e.values != nil {
			names, columns = append(names, e.name), append(columns, e.values)
		}
	}
	return writeBySector(m, names, columns, out)
}

// read gives the demand by sector; an unknown one is an error that names the line.
func (d DemandInput) read(ctx context.Context, stdin io.Reader) (map[string]float64, error) {
	if d.File == "-" && stdin == nil {
		return nil, usage("표준 입력이 없습니다. 파일 이름을 적어 주십시오.", "There is no standard input. Name a file.")
	}
	t, err := open(ctx, d.File, stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	names := plainColumns(t)
	sector, value := slices.Index(names, or(d.Sector, DefaultSector)), slices.Index(names, or(d.Demand, DefaultDemand))
	if value < 0 && d.Demand == "" {
		value = slices.Index(names, DefaultValue)
	}
	if sector < 0 || value < 0 {
		return nil, core.Fail(core.Invalid,
			"%[1]s에 ‘%[2]s’ 열과 ‘%[3]s’ 열이 있어야 합니다. 있는 열: %[4]s. --demand-sector와 --demand-value로 지정하십시오.",
			"%[1]s needs the columns ‘%[2]s’ and ‘%[3]s’. Its columns: %[4]s. Name them with --demand-sector and --demand-value.",
			t.name, or(d.Sector, DefaultSector), or(d.Demand, DefaultDemand), strings.Join(names, ", "))
	}
	demand := map[string]float64{}
	c := newCells(t.name, false)
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			return demand, nil
		}
		if err != nil {
			return nil, err
		}
		for row := range b.Len() {
			if err := c.demand(demand, b, row, sector, value); err != nil {
				return nil, err
			}
		}
	}
}

func (c *cells) demand(demand map[string]float64, b *source.Block, row, sector, value int) error {
	code := plainName(string(b.Field(row, sector)))
	v, err := c.number(b, row, value)
	if err != nil {
		return err
	}
	_, twice := demand[code]
	switch {
	case code == "" || math.IsNaN(v):
		return core.Fail(core.Invalid,
			"%s의 %d행에 부문이나 수요가 비어 있습니다. 수요가 없으면 0을 적거나 행을 지우십시오.",
			"%s line %d: the sector or its demand is empty. Write 0 for no demand, or delete the row.", c.file, b.Line(row))
	case twice:
		return core.Fail(core.Invalid, "%s의 %d행이 부문 ‘%s’을(를) 되풀이합니다.", "%s line %d repeats sector ‘%s’.", c.file, b.Line(row), code)
	}
	demand[code] = v
	return nil
}
