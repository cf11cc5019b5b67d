package main

import (
	"context"
	"fmt"
	"math"

	"naru/internal/core"
	"naru/internal/structure"
)

// structureLQ computes the location quotients of every year's table.
func structureLQ(ctx context.Context, s *scene) (*job, error) {
	l, v, err := stored(s)
	if err != nil {
		return nil, err
	}
	cube, err := l.Cube(ctx, v, core.Employees.ID)
	if err != nil {
		return nil, fmt.Errorf("load the cube: %w", err)
	}
	tables, quotients := make([]structure.Table, len(cube.Periods)), make([][]float64, len(cube.Periods))
	for t := range tables {
		values := make([]float64, 0, len(cube.Regions)*len(cube.Industries))
		for k := t; k < len(cube.V); k += len(cube.Periods) {
			values = append(values, cube.V[k])
		}
		if tables[t], err = structure.NewTable(cube.Regions, cube.Industries, values); err != nil {
			return nil, fmt.Errorf("year %s: %w", cube.Periods[t], err)
		}
		quotients[t] = make([]float64, len(values))
	}
	return &job{
		run: func(context.Context) error {
			for t, table := range tables {
				structure.LQInto(quotients[t], table, table.Margins())
			}
			return nil
		},
		check: func() (rows int64, total float64, err error) {
			for _, q := range quotients {
				for _, x := range q {
					if !math.IsNaN(x) {
						rows++
						total += x
					}
				}
			}
			return rows, total, nil
		},
		close: nothing,
	}, nil
}
