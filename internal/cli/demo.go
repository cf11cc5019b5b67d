package cli

import (
	"context"
	"io"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/demo"
	"naru/internal/demo/agenda"
)

type demoCmd struct {
	Addr string `default:"127.0.0.1:8080" env:"NARU_ADDR" help:"${help_addr}" placeholder:"HOST:PORT"`
	Only bool   `help:"${help_demo_only}" name:"no-serve"`
}

// Run makes the demo region when it is not there, and serves it.
func (c demoCmd) Run(e *Env) error {
	e.Config.Addr = c.Addr
	a, err := e.open()
	if err != nil {
		return err
	}
	defer a.Close()
	if err := demo.Seed(e.Ctx, demoImporter{e, a.Datasets}); err != nil {
		return err
	}
	if err := agenda.Seed(e.Ctx, a.Agenda(), func(t core.Text) { e.Say("%s", "%s", t) }); err != nil {
		return err
	}
	if c.Only {
		return nil
	}
	return serve(e, a)
}

// demoImporter imports the demo region on the same way as any file.
type demoImporter struct {
	env      *Env
	datasets *dataset.Service
}

func (d demoImporter) actor() core.Actor { return core.LocalOperator(core.DefaultAgency) }

// Has reports whether a demo dataset is there already.
func (d demoImporter) Has(ctx context.Context, key string) (bool, error) {
	_, _, err := d.datasets.Version(ctx, d.actor(), key, 0)
	if core.CodeOf(err) == core.NotFound {
		return false, nil
	}
	return err == nil, err
}

// Import implements demo.Importer.
func (d demoImporter) Import(ctx context.Context, s demo.Source, r io.Reader) error {
	d.env.Say("시연 자료를 만들고 있습니다: %s", "Making demo data: %s", s.Dataset.Title)
	u, err := d.datasets.Receive(ctx, d.actor(), s.Name, r)
	if err != nil {
		return err
	}
	show := newProgress(d.env)
	defer show.done()
	_, err = d.datasets.Import(ctx, d.actor(), dataset.Request{Upload: u, Dataset: s.Dataset, Profile: s.Profile, Table: s.Table, Again: true}, show.update)
	return err
}
