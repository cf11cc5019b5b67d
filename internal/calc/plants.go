package calc

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/source"
)

// PlantsColumn holds the index in a file of plants: Σ z² over the plants'
// shares of their industry's employment, 0 to 1.
const PlantsColumn = "herfindahl"

// plants reads the plants' Herfindahl index by industry, in the panel's order;
// NA for an industry that the file does not mention. Nil without a file.
func (p *Panel) plants(ctx context.Context, in Input, file string) ([]float64, error) {
	if file == "" {
		return nil, nil
	}
	t, err := open(ctx, file, in.Stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	names := make([]string, len(t.Columns()))
	for k, n := range t.Columns() {
		names[k] = plainName(n)
	}
	industry := slices.Index(names, or(in.Industry, DefaultIndustry))
	value := slices.Index(names, PlantsColumn)
	if industry < 0 || value < 0 {
		return nil, core.Fail(core.Invalid,
			"%[1]s에 ‘%[2]s’ 열과 ‘%[3]s’ 열이 있어야 합니다.",
			"%[1]s needs the columns ‘%[2]s’ and ‘%[3]s’.", t.name, or(in.Industry, DefaultIndustry), PlantsColumn)
	}
	out := make([]float64, len(p.Industries))
	for k := range out {
		out[k] = math.NaN()
	}
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		for row := range b.Len() {
			h, flag, ok := source.ParseNumber(b.Field(row, value))
			if flag == core.None {
				h = math.NaN()
			}
			if !ok || h < 0 || h > 1 {
				return nil, core.Fail(core.Invalid,
					"%[1]s의 %[2]d행 %[3]d열(%[4]s) ‘%[5]s’은(는) 0과 1 사이의 수가 아닙니다.",
					"%[1]s line %[2]d column %[3]d (%[4]s): ‘%[5]s’ is not a number between 0 and 1.",
					t.name, b.Line(row), value+1, PlantsColumn, string(b.Field(row, value)))
			}
			if at, found := slices.BinarySearch(p.Industries, plainName(string(b.Field(row, industry)))); found {
				out[at] = h
			}
		}
	}
}
