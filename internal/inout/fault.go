package inout

import (
	"strings"

	"naru/internal/core"
)

// FaultKind names what is wrong with a table.
type FaultKind string

// The kinds of fault. The first group makes a table useless, the second is told
// beside the results.
const (
	FaultShape     FaultKind = "shape"     // not square, or a vector of another length
	FaultDuplicate FaultKind = "duplicate" // a sector's code stands twice
	FaultBlank     FaultKind = "blank"     // a flow or an output that nobody told
	FaultSize      FaultKind = "size"      // infinite, or beyond MaxValue
	FaultOutput    FaultKind = "output"    // a negative output, or none where one is needed

	FaultNegative     FaultKind = "negative"      // a negative flow
	FaultZeroOutput   FaultKind = "zero-output"   // the sector is set aside
	FaultDead         FaultKind = "dead"          // flows of a sector without output
	FaultRowMargin    FaultKind = "row-margin"    // a row does not sum to its output
	FaultColumnMargin FaultKind = "column-margin" // a column does not sum to its output
	FaultUnproductive FaultKind = "unproductive"  // inputs of at least the output: see Model.Productive
	FaultUnknown      FaultKind = "unknown"       // a measure lacks a value: what depends on it is NA
)

// MaxValue bounds a value of a table, so that no product of two sums overflows.
const MaxValue = 1e100

// Fault is one thing wrong with a table. Gap is sum − output for margins, in the
// table's unit, and 0 otherwise.
type Fault struct {
	Kind    FaultKind
	Sector  string // code of the sector concerned; of the selling one for a cell
	Other   string // code of the buying sector, for a cell
	Gap     float64
	Message core.Text
}

// Fatal reports whether nothing can be computed with such a fault.
func (f Fault) Fatal() bool {
	switch f.Kind {
	case FaultShape, FaultDuplicate, FaultBlank, FaultSize, FaultOutput:
		return true
	default:
		return false
	}
}

// Faults are the faults of a table in the order of its sectors.
//
//nolint:recvcheck // only the making of the list changes it
type Faults []Fault

// Of gives the faults of one kind.
func (fs Faults) Of(kind FaultKind) Faults {
	var out Faults
	for _, f := range fs {
		if f.Kind == kind {
			out = append(out, f)
		}
	}
	return out
}

// namedFaults is how many faults a message names; the error lists all as fields.
const namedFaults = 5

// Err is the fatal faults as one error that lists each as a field, nil when
// something can be computed.
func (fs Faults) Err() error {
	var ko, en []string
	var err *core.Error
	count := 0
	for _, f := range fs {
		if !f.Fatal() {
			continue
		}
		if count++; count <= namedFaults {
			ko, en = append(ko, f.Message.Ko), append(en, f.Message.En)
		}
	}
	if count == 0 {
		return nil
	}
	err = core.Fail(core.Invalid,
		"산업연관표에 고칠 것이 %[1]d개 있습니다. %[2]s", "The input–output table has %[1]d %[3]s. %[2]s",
		count, core.T(strings.Join(ko, " "), strings.Join(en, " ")), core.Plural(count, "fault", "faults"))
	for _, f := range fs {
		if f.Fatal() {
			err = err.With(string(f.Kind)+":"+f.Sector, f.Message)
		}
	}
	return err
}

func (fs *Faults) add(kind FaultKind, sector, other string, gap float64, ko, en string, args ...any) {
	*fs = append(*fs, Fault{Kind: kind, Sector: sector, Other: other, Gap: gap, Message: core.Tf(ko, en, args...)})
}
