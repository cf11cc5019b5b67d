package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest"
)

// operator is who the benchmarks act as.
var operator = core.LocalOperator(core.DefaultAgency)

// importFile runs a whole import: keep the original, read, resolve, check
// duplicates and totals, write the lake, publish.
func importFile(ctx context.Context, s *scene) (*job, error) {
	a, err := app.Open(ctx, app.Config{Data: filepath.Join(s.Dir, "import")})
	if err != nil {
		return nil, fmt.Errorf("open Naru: %w", err)
	}
	var last dataset.Version
	return &job{
		run: func(ctx context.Context) error {
			last, err = importInto(ctx, a, s)
			return err
		},
		check: func() (rows int64, total float64, err error) {
			cube, err := a.Datasets.Cube(ctx, last, core.Employees.ID)
			if err != nil {
				return 0, 0, fmt.Errorf("read back: %w", err)
			}
			return int64(len(cube.V)), sum(cube.V), nil
		},
		close: a.Close,
	}, nil
}

func importInto(ctx context.Context, a *app.App, s *scene) (dataset.Version, error) {
	f, err := os.Open(s.csvPath())
	if err != nil {
		return dataset.Version{}, fmt.Errorf("open the table: %w", err)
	}
	defer f.Close()
	u, err := a.Datasets.Receive(ctx, operator, "national.csv", f)
	if err != nil {
		return dataset.Version{}, fmt.Errorf("receive: %w", err)
	}
	in, err := a.Datasets.Inspect(ctx, operator, u, ingest.Reading{})
	if err != nil {
		return dataset.Version{}, fmt.Errorf("inspect: %w", err)
	}
	profile := in.Suggested
	profile.IndustrySystem = core.KSIC11 // as a user says whose table of codes is not imported
	v, err := a.Datasets.Import(ctx, operator, dataset.Request{
		Upload: u, Profile: profile, Again: true,
		Dataset: dataset.Dataset{Key: "national", Kind: dataset.Facts, Title: core.T("전국", "National")},
	}, nil)
	if err != nil {
		return dataset.Version{}, fmt.Errorf("import: %w", err)
	}
	return v, nil
}
