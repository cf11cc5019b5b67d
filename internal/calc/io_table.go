package calc

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/inout"
)

// ReadTable reads a table and tells notes what a reader of the result should know.
func (in IOInput) ReadTable(ctx context.Context, note func(core.Text)) (*inout.Table, error) {
	if err := in.validate(); err != nil {
		return nil, err
	}
	c, err := in.readCells(ctx)
	if err != nil {
		return nil, err
	}
	b := &tableBuilder{in: in, cells: c}
	if err := b.findSectors(note); err != nil {
		return nil, err
	}
	t, err := b.build()
	if err != nil {
		return nil, err
	}
	if b.absent > 0 && in.Absent != AbsentNA {
		note(core.Tf("파일에 없는 칸 %[1]d개를 0으로 두었습니다.", "%[1]d %[2]s as zero.", b.absent,
			core.Plural(b.absent, "cell that the file does not mention counts", "cells that the file does not mention count")))
	}
	if c.blank > 0 {
		note(core.Tf("값이 없는 칸 %[1]d개(빈칸, -, X 등)는 정의되지 않음(NA)으로 두었습니다.",
			"%[1]d %[2]s without a value (empty, -, X and the like) %[3]s kept as not available.",
			c.blank, core.Plural(c.blank, "cell", "cells"), core.Plural(c.blank, "is", "are")))
	}
	if in.CloseValueAdded {
		return t.CloseValueAdded("value added")
	}
	return t, nil
}

// tableBuilder takes a table out of cells.
type tableBuilder struct {
	*cells

	in       IOInput
	names    []string // of the sectors, in the order of their bytes
	row, col []uint32 // their numbers
	absent   int
}

func (b *tableBuilder) build() (*inout.Table, error) {
	n := len(b.names)
	if n > inout.MaxInverse {
		return nil, core.Fail(core.TooLarge, "%s의 부문이 %d개입니다. 한도는 %d개입니다.",
			"%s has %d sectors; at most %d can be computed.", b.file, n, inout.MaxInverse)
	}
	t := &inout.Table{Scope: b.in.Scope, Coefficients: b.in.Coefficients}
	for _, name := range b.names {
		t.Sectors = append(t.Sectors, inout.Sector{Code: name, Name: core.T(b.titles[name], "")})
	}
	if err := b.vectors(t); err != nil {
		return nil, err
	}
	t.Flows = make([]float64, n*n)
	for i, row := range b.row {
		for j, col := range b.col {
			t.Flows[i*n+j] = b.value(row, col)
		}
	}
	if t.Output == nil && len(t.Final) > 0 {
		t.Output = t.TotalFinal()
		for i := range n {
			for _, z := range t.Flows[i*n : (i+1)*n] {
				t.Output[i] += z
			}
		}
	}
	if t.Output == nil && !t.Coefficients {
		return nil, core.Fail(core.Invalid,
			"%s에 총산출이 없습니다. --output-row로 총산출 행을, 또는 --final-column으로 최종수요 열을 지정하십시오.",
			"%s has no output: name its row with --output-row, or the columns of final demand with --final-column.", b.file)
	}
	return t, nil
}

// vectors takes the named rows and columns.
func (b *tableBuilder) vectors(t *inout.Table) error {
	var err error
	row := func(flag, name string) []float64 {
		if name == "" || err != nil {
			return nil
		}
		id, ok := b.rows.find(plainName(name))
		if !ok {
			err = b.failName(flag, name, b.rows.names)
			return nil
		}
		v := make([]float64, len(b.col))
		for k, col := range b.col {
			v[k] = b.value(id, col)
		}
		return v
	}
	t.Output = row("--output-row", b.in.OutputRow)
	t.Income = row("--income-row", b.in.IncomeRow)
	t.Employment = row("--employment-row", b.in.EmploymentRow)
	for _, name := range b.in.ValueAddedRows {
		t.ValueAdded = append(t.ValueAdded, inout.Series{Name: name, Values: row("--value-added-row", name)})
	}
	for _, name := range b.in.ImportRows {
		v := row("--import-row", name)
		if t.Imports == nil {
			t.Imports = v
			continue
		}
		for k := range v {
			t.Imports[k] += v[k]
		}
	}
	for _, name := range b.in.FinalColumns {
		id, ok := b.columns.find(plainName(name))
		if !ok && err == nil {
			err = b.failName("--final-column", name, b.columns.names)
		}
		if err != nil {
			return err
		}
		v := make([]float64, len(b.row))
		for k, row := range b.row {
			v[k] = b.value(row, id)
		}
		t.Final = append(t.Final, inout.Series{Name: name, Values: v})
	}
	return err
}

// value is a cell, absent ones as the user says.
func (b *tableBuilder) value(row, column uint32) float64 {
	v, ok := b.get(row, column)
	switch {
	case ok:
		return v
	case b.in.Absent == AbsentNA:
		return math.NaN()
	default:
		b.absent++
		return 0
	}
}

func (b *tableBuilder) failName(flag, name string, have []string) error {
	var others []string
	for _, h := range have {
		if _, found := slices.BinarySearch(b.names, h); !found {
			others = append(others, h)
		}
	}
	return core.Fail(core.Invalid,
		"%[1]s에 %[2]s로 지정한 ‘%[3]s’이(가) 없습니다. 부문이 아닌 이름: %[4]s.",
		"%[1]s has no ‘%[3]s’, which %[2]s names. Its names that are not sectors: %[4]s.", b.file, flag, name, fewNames(others))
}
