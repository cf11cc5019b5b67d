package ingest

import "naru/internal/core"

// Reject is a row that could not become an observation.
type Reject struct {
	Line   int       // in the original, 1-based
	Column string    // the column at fault
	Value  string    // what stood there
	Reason core.Text // why, and what would help
}

// Progress is how far reading has come: bytes of the file, rows so far.
// Checking is set once all rows are read and totals and duplicates are looked at.
type Progress struct {
	Checking bool
	Done     int64
	Total    int64
	Rows     int64
	Rejected int64
}
