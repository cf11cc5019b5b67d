package core

import (
	"time"

	"github.com/google/uuid"
)

// Clock tells the time. Instants are UTC.
type Clock func() time.Time

// SystemClock is the machine's clock.
func SystemClock() time.Time { return time.Now().UTC() }

// Seoul is the zone of every civil date. Korea has no daylight saving time, so
// a fixed zone is right for all dates since 1988 and needs no zone database.
var Seoul = time.FixedZone("KST", 9*60*60)

// IDs makes identifiers. They sort by time of creation (UUIDv7).
type IDs func() string

// NewID makes a UUIDv7 from the machine's clock and random source.
func NewID() string {
	id, err := uuid.NewV7()
	if err != nil {
		panic("core: the system's random source failed: " + err.Error())
	}
	return id.String()
}
