package study

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Frozen is what a study was computed from and came to, kept with it: of a
// signed study for ever, of one that came from a file until its data are here.
type Frozen struct {
	At      time.Time      `json:"at"`
	Inputs  Inputs         `json:"inputs"`
	Result  Result         `json:"result"`
	Methods map[string]int `json:"methods,omitempty"` // versions of the methods, by id
}

// freeze keeps inputs and result.
func freeze(at time.Time, in Inputs, r Result) *Frozen {
	f := &Frozen{At: at, Inputs: in, Result: r, Methods: map[string]int{MethodScore: methodScoreVersion}}
	for _, c := range in.Columns {
		if c.Evidence.Method != "" {
			f.Methods[c.Evidence.Method] = c.Evidence.MethodVer
		}
	}
	return f
}

// MethodScore names how a study scores; its version is raised when the same
// inputs may come to another result. A signed study is computed again by the
// version that it was signed under.
const (
	MethodScore        = "study.score"
	methodScoreVersion = asksWhatCounts
	// From this version on, experts compare only the indicators that count.
	asksWhatCounts = 2
)

func checksum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
