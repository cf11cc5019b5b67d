package job

import (
	"context"
	"io"
	"time"
)

// Store keeps jobs. What names an agency is confined to it.
type Store interface {
	// AddJob keeps a new job and gives it back. When the agency has one of the
	// same kind and key already, nothing is written and that one is given.
	AddJob(ctx context.Context, j Job) (Job, error)
	// SaveJob writes the job as revision j.Revision+1. A job that was saved since
	// j.Revision was read is core.Conflict and stays as it is; one that is gone is
	// core.NotFound.
	SaveJob(ctx context.Context, j Job) error
	// Job gives a job, or core.NotFound.
	Job(ctx context.Context, agency, id string) (Job, error)
	// Jobs lists the newest first; all for a limit of 0.
	Jobs(ctx context.Context, agency string, limit int) ([]Job, error)
	// DueJobs lists the open jobs of all agencies that are due at a moment, those
	// longest due first; all for a limit of 0. Only the kinds named count, or every
	// kind when none is named.
	DueJobs(ctx context.Context, kinds []string, at time.Time, limit int) ([]Job, error)
	// RemoveJob removes a job that has ended; an open one is core.Conflict.
	RemoveJob(ctx context.Context, agency, id string) error
	// ForgetJobs removes those of all agencies that ended before a moment.
	ForgetJobs(ctx context.Context, before time.Time) (int, error)
	// JobFiles gives the SHA-256 of every file that a job of any agency names.
	JobFiles(ctx context.Context) ([]string, error)
}

// Files keeps the files that jobs gave.
type Files interface {
	// Put stores what r gives; when it returns without error the file is on disk.
	Put(ctx context.Context, r io.Reader, limit int64) (sha256 string, size int64, err error)
	// Open opens a stored file, or core.NotFound.
	Open(ctx context.Context, sha256 string) (io.ReadSeekCloser, error)
	// Keep removes the files not named that were last put before a moment.
	Keep(ctx context.Context, sums []string, before time.Time) (removed int, err error)
}
