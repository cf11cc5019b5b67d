package dataset

import (
	"context"
	"io"

	"naru/internal/fact"
)

// Store keeps the records. Every method is confined to the agency it is given.
// A name that is not there is core.NotFound; a unique name taken is
// core.Conflict; a store that does not answer is core.Unavailable.
type Store interface {
	// Publish makes a version visible with its dataset and closes its run, in
	// one transaction. The dataset is created when no dataset has its key;
	// otherwise its title and origin are brought up to date. It sets the
	// version's number and gives it back.
	Publish(ctx context.Context, d Dataset, v Version, runID string) (Version, error)
	Datasets(ctx context.Context, agency string) ([]Dataset, error)
	Dataset(ctx context.Context, agency, key string) (Dataset, error)
	// Versions lists a dataset's versions, newest first; all datasets' when the key is empty.
	Versions(ctx context.Context, agency, key string) ([]Version, error)
	// Withdraw marks a published version; a withdrawn one is core.Conflict.
	Withdraw(ctx context.Context, agency, versionID string, w Withdrawal) error
}

// RunStore keeps the records of imports.
type RunStore interface {
	OpenRun(ctx context.Context, r Run) error
	CloseRun(ctx context.Context, r Run) error
	Run(ctx context.Context, agency, id string) (Run, error)
	Runs(ctx context.Context, agency string, limit int) ([]Run, error) // newest first
	// InterruptRuns closes every open run as RunInterrupted and tells how many.
	InterruptRuns(ctx context.Context, agency string, r Run) (int, error)
}

// ProfileStore keeps saved mappings.
type ProfileStore interface {
	SaveProfile(ctx context.Context, p SavedProfile) error // by agency and name; a later save replaces
	Profiles(ctx context.Context, agency string) ([]SavedProfile, error)
	DeleteProfile(ctx context.Context, agency, name string) error
}

// Originals keeps imported files by their SHA-256. A file is whole or absent.
type Originals interface {
	Put(ctx context.Context, r io.Reader, limit int64) (sha256 string, size int64, err error)
	Open(ctx context.Context, sha256 string) (Blob, error)
}

// Blob is a stored file.
type Blob interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

// Lake keeps observations, one folder of immutable files per version.
type Lake interface {
	// Write stores the batch of a version, sorted, and syncs it to disk.
	Write(ctx context.Context, versionID string, b *fact.Batch, progress func(rows int64)) ([]LakeFile, error)
	// Cube reads one measure of a version. Cells that the version does not
	// hold are missing.
	Cube(ctx context.Context, v Version, measure string) (*fact.Cube, error)
	// Parquet opens the file of a version, for export; the caller closes it.
	Parquet(v Version) (io.ReadSeekCloser, error)
	// Keep removes every folder that is not named: leftovers of imports that died.
	Keep(ctx context.Context, versionIDs []string) (removed int, err error)
}
