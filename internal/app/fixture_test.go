package app_test

import (
	"bytes"
	"context"
	"testing"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
)

var operator = core.LocalOperator(core.DefaultAgency)

// open opens Naru in a folder of its own.
func open(t *testing.T, dir string) *app.App {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Data: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// importAs imports bytes with whatever Naru suggests for them.
func importAs(ctx context.Context, t *testing.T, a *app.App, key, name string, data []byte) dataset.Version {
	t.Helper()
	u, err := a.Datasets.Receive(ctx, operator, name, bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	in, err := a.Datasets.Inspect(ctx, operator, u, dataset.Inspection{}.Suggested.Reading)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	v, err := a.Datasets.Import(ctx, operator, dataset.Request{
		Upload: u, Dataset: dataset.Dataset{Key: key, Kind: in.Kind, Title: core.T(name, name)}, Profile: in.Suggested,
	}, nil)
	if err != nil {
		t.Fatalf("%s: %v %+v", name, err, err)
	}
	return v
}

// cell reads one observation of a version.
func cell(t *testing.T, a *app.App, v dataset.Version, measure, region, industry, period string) (float64, core.Flag) {
	t.Helper()
	c, err := a.Datasets.Cube(t.Context(), v, measure)
	if err != nil {
		t.Fatal(err)
	}
	p, err := core.ParsePeriod(period)
	if err != nil {
		t.Fatal(err)
	}
	return c.At(region, industry, p)
}
