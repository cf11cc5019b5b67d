package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"naru/internal/app"
	"naru/internal/core"
	documents "naru/internal/report"
)

// documentLimit is how long the whole report of the largest plan may take.
const documentLimit = time.Minute

// documentWork is the whole report of that plan, in every format.
func documentWork() (list []measurement) {
	for _, f := range documents.Formats() {
		list = append(list, measurement{
			name: "agenda/" + string(f), work: strings.ToUpper(string(f)), limit: goal{time: documentLimit},
			prepare: func(ctx context.Context, s *scene) (*job, error) { return makeReport(ctx, s, f) },
		})
	}
	return list
}

func makeReport(ctx context.Context, s *scene, f documents.Format) (*job, error) {
	folder := filepath.Join(s.Dir, "report-"+string(f))
	if err := os.RemoveAll(folder); err != nil {
		return nil, fmt.Errorf("clear the folder: %w", err)
	}
	a, err := app.Open(ctx, app.Config{Data: folder, Addr: "127.0.0.1:0"})
	if err != nil {
		return nil, fmt.Errorf("open Naru: %w", err)
	}
	x, err := loadAgenda(ctx, a)
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	var size counter
	return &job{
		run: func(ctx context.Context) error {
			size = 0
			_, err := a.Reports.Make(ctx, operator, documents.Ask{What: documents.Whole, Roadmap: x.plan, Study: x.study, Lang: core.Korean, Format: f}, &size, nil)
			return err
		},
		check: func() (int64, float64, error) { return int64(size), 0, nil },
		note:  func() string { return megabytes(int64(size)) },
		close: a.Close,
	}, nil
}

// counter counts what is written and forgets it.
type counter int64

// Write implements io.Writer.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
