package sqlstore

import (
	"context"
	"database/sql"
)

// Engine is an opened database and what the statements cannot say themselves:
// how its errors read and how it describes itself. Packages sqlite and
// postgres make one each.
type Engine struct {
	Where  string  // the file, or host:port/database; never a password
	Writer *sql.DB // transactions that write
	Reader *sql.DB // everything else; may be the same handle

	// Translate turns a driver's error into one that users may read. It gives
	// nil for an error that it does not know.
	Translate func(error) error
	// Inspect looks at the opened database for an operator.
	Inspect func(ctx context.Context, db *sql.DB) (Description, error)
}

// Description is what an operator wants to know of the store.
type Description struct {
	Engine   string // name and version: "SQLite 3.51.0"
	Where    string // the file, or host:port/database
	Schema   int64  // number of the last migration applied
	Bytes    int64  // size of the records on disk
	Settings []Setting
}

// Setting is one named setting of the engine that matters for durability.
type Setting struct {
	Name, Value string
}
