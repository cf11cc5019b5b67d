package app

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"time"

	"naru/internal/blob"
	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/demo/agenda"
	"naru/internal/diagnosis"
	"naru/internal/docgen/press"
	"naru/internal/industry"
	"naru/internal/job"
	"naru/internal/lake"
	"naru/internal/lake/duckdb"
	"naru/internal/linkage"
	"naru/internal/policy"
	"naru/internal/region"
	"naru/internal/report"
	"naru/internal/roadmap"
	"naru/internal/sqlstore"
	"naru/internal/sqlstore/postgres"
	"naru/internal/sqlstore/sqlite"
	"naru/internal/study"
)

// App is an opened data folder with the services that work on it.
type App struct {
	Config      Config
	Datasets    *dataset.Service
	Definitions *industry.Definitions
	Diagnosis   *diagnosis.Service
	Linkage     *linkage.Service
	Roadmaps    *roadmap.Service
	Studies     *study.Service
	Policies    *policy.Service
	Reports     *report.Service
	Jobs        *job.Desk
	Regions     *region.Registry
	Store       *sqlstore.Store
	Originals   *blob.Folder
	Results     *blob.Folder // files that jobs gave
	Lake        *lake.Lake
	Rows        *duckdb.Engine

	log  *slog.Logger
	lock *folderLock
}

// openTimeout bounds the wait for a record store that is being migrated by
// another process, or does not answer.
const openTimeout = 30 * time.Second

// Open opens the stores and wires the services. A process that finds itself
// alone first clears up what an import that died may have left.
func Open(ctx context.Context, c Config) (*App, error) {
	lock, alone, err := lockFolder(c.Data)
	if err != nil {
		return nil, err
	}
	a := &App{
		Config: c, Regions: region.Default(), lock: lock,
		log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	}
	if err := a.openStores(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	a.wire()
	if !alone {
		return a, nil
	}
	if err := a.recover(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *App) openStores(ctx context.Context) (err error) {
	if a.Originals, err = blob.Open(a.Config.blobs()); err != nil {
		return err
	}
	if a.Results, err = blob.Open(a.Config.results()); err != nil {
		return err
	}
	if a.Lake, err = lake.Open(a.Config.lake()); err != nil {
		return err
	}
	if a.Rows, err = duckdb.Open(ctx, a.Lake, duckdb.Limits{}); err != nil {
		return err
	}
	kind, where, err := a.Config.store()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	if kind == sqlstore.PostgreSQL {
		a.Store, err = postgres.Open(ctx, where)
	} else {
		a.Store, err = sqlite.Open(ctx, where)
	}
	return err
}

func (a *App) wire() {
	a.Datasets = dataset.NewService(dataset.Parts{
		Store: a.Store, Runs: a.Store, Profiles: a.Store, Originals: a.Originals, Lake: a.Lake, Rows: a.Rows,
		Regions: a.Regions, Clock: core.SystemClock, IDs: core.NewID,
	})
	a.Definitions = industry.NewDefinitions(a.Store, a.Datasets, core.SystemClock, core.NewID)
	a.Diagnosis = diagnosis.New(diagnosis.Config{
		Catalogue: a.Store, Cubes: a.Lake, Snapshots: a.Store, Regions: a.Regions,
		Classifications: a.Datasets, Definitions: a.Definitions,
		Clock: core.SystemClock, IDs: core.NewID, Home: a.Config.Home,
	})
	a.Linkage = linkage.New(linkage.Config{
		Tables: a.Datasets, Bridges: a.Store, Regions: a.Regions, Clock: core.SystemClock,
		Statistics: a.Diagnosis, Home: a.Config.Home,
	})
	a.Studies = study.New(study.Config{
		Store: a.Store, Catalogue: a.Store, Diagnosis: a.Diagnosis, Linkage: a.Linkage, Definitions: a.Definitions,
		Clock: core.SystemClock, IDs: core.NewID,
	})
	a.Policies = policy.New(policy.Config{
		Store: a.Store, Definitions: a.Definitions, Tables: a.Datasets, Regions: a.Regions,
		Spill: policy.LinkageSpill{Linkage: a.Linkage}, Clock: core.SystemClock, IDs: core.NewID,
	})
	a.Roadmaps = roadmap.New(roadmap.Config{
		Store: a.Store, Observe: roadmap.Diagnosed{Profiles: a.Diagnosis}, Induce: roadmap.Linked{Linkages: a.Linkage, Definitions: a.Definitions},
		Clock: core.SystemClock, IDs: core.NewID,
	})
	a.Reports = report.New(report.Config{
		Roadmaps: a.Roadmaps, Studies: a.Studies, Policies: a.Policies, Diagnosis: a.Diagnosis, Linkage: a.Linkage,
		Catalogue: a.Store, Regions: a.Regions, Press: press.Press{}, Files: a.Originals, Clock: core.SystemClock,
	})
	a.Jobs = job.New(job.Config{
		Store: a.Store, Files: blob.Results{Folder: a.Results}, Clock: core.SystemClock, IDs: core.NewID, Log: a.log,
	})
	a.Jobs.Register(report.Kind, a.Reports.Work)
}

// recover clears up while this process is alone, and then lets others in.
func (a *App) recover(ctx context.Context) error {
	if _, _, err := a.Datasets.Recover(ctx, core.DefaultAgency); err != nil {
		return err
	}
	for _, folder := range []*blob.Folder{a.Originals, a.Results} {
		if _, err := folder.Sweep(ctx, time.Now()); err != nil {
			return err
		}
	}
	if err := a.Jobs.Recover(ctx); err != nil {
		return err
	}
	return a.lock.share()
}

// Close stops what is under way and closes the stores.
func (a *App) Close() error {
	if a.Jobs != nil {
		a.Jobs.Stop()
	}
	if a.Datasets != nil {
		a.Datasets.Stop()
	}
	var err error
	if a.Rows != nil {
		err = a.Rows.Close()
	}
	if a.Store != nil {
		err = errors.Join(err, a.Store.Close())
	}
	return errors.Join(err, a.lock.release())
}

// Agenda is what the demo agency's work is kept by.
func (a *App) Agenda() agenda.Services {
	return agenda.Services{Definitions: a.Definitions, Studies: a.Studies, Policies: a.Policies, Roadmaps: a.Roadmaps}
}
