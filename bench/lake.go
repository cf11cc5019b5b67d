package main

import (
	"context"
	"fmt"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
	"naru/internal/lake"
	"naru/internal/lake/duckdb"
)

func nothing() error { return nil }

// lakeWrite sorts the table and writes it to disk, synced.
func lakeWrite(_ context.Context, s *scene) (*job, error) {
	l, err := s.lake()
	if err != nil {
		return nil, err
	}
	b, err := s.batch()
	if err != nil {
		return nil, err
	}
	var files []dataset.LakeFile
	return &job{
		run: func(ctx context.Context) error {
			files, err = l.Write(ctx, core.NewID(), b, nil)
			return err
		},
		check: func() (int64, float64, error) { return files[0].Rows, sum(b.Value), nil },
		close: nothing,
	}, nil
}

// stored opens the lake and the record of the table.
func stored(s *scene) (*lake.Lake, dataset.Version, error) {
	v, err := s.version()
	if err != nil {
		return nil, v, err
	}
	l, err := s.lake()
	return l, v, err
}

func lakeCube(_ context.Context, s *scene) (*job, error) {
	l, v, err := stored(s)
	if err != nil {
		return nil, err
	}
	var cube *fact.Cube
	return &job{
		run: func(ctx context.Context) error {
			cube, err = l.Cube(ctx, v, core.Employees.ID)
			return err
		},
		check: func() (int64, float64, error) { return int64(len(cube.V)), sum(cube.V), nil },
		close: nothing,
	}, nil
}

func lakeCoverage(ctx context.Context, s *scene) (*job, error) {
	l, v, err := stored(s)
	if err != nil {
		return nil, err
	}
	e, err := duckdb.Open(ctx, l, duckdb.Limits{})
	if err != nil {
		return nil, fmt.Errorf("open the engine: %w", err)
	}
	var present int64
	return &job{
		run: func(ctx context.Context) error {
			q, err := e.Coverage(ctx, v, 0)
			if err == nil {
				present = q[0].Present
			}
			return err
		},
		check: func() (int64, float64, error) { return present, 0, nil },
		close: e.Close,
	}, nil
}

func sum(values []float64) (total float64) {
	for _, v := range values {
		total += v
	}
	return total
}
