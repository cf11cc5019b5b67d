package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// lock keeps other processes out while the schema is brought up to date. It
// holds the write lock of an empty database beside the file: the operating
// system frees it when the process dies, on every platform that SQLite knows.
// The empty file stays; removing it would let two processes lock two files of
// the same name.
func lock(ctx context.Context, path string) (release func(), err error) {
	beside := path + ".lock"
	db, err := sql.Open("sqlite", source(beside, "exclusive"))
	if err != nil {
		return nil, opening(beside, err)
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, opening(beside, errors.Join(err, db.Close()))
	}
	return func() {
		// Closing the handle frees the lock, whatever the rollback says.
		_ = tx.Rollback()
		_ = db.Close()
	}, nil
}
