package dataset

import (
	"time"

	"naru/internal/ingest"
)

// SavedProfile is a mapping kept under a name for the next file of its kind.
type SavedProfile struct {
	Agency    string
	Name      string
	Dataset   Dataset        // key, title and origin to use; ID and CreatedAt are unset
	Header    string         // signature of the columns it fits; see ingest.Signature
	Profile   ingest.Profile // of Facts
	Table     TableReading   // of tables and coefficients; its years are those of each file
	UpdatedBy string
	UpdatedAt time.Time
}
