package fact

import (
	"math"

	"naru/internal/core"
)

// Batch is a set of observations. Columns have equal length; each key column
// holds positions in the dictionary beside it.
//
// Values are NaN exactly where the flag says that there is no number
// (core.Missing, core.Suppressed, or core.Unreliable without a value).
type Batch struct {
	RegionSystem   core.System
	IndustrySystem core.System

	Regions    []string
	Industries []string
	Periods    []core.Period
	Measures   []core.Measure
	Dims       []Dim

	Region   []uint32
	Industry []uint32
	Period   []uint16
	Measure  []uint16
	Value    []float64
	Flag     []Flag
}

// Dim is a further named dimension of a source, such as a size class.
type Dim struct {
	Name   string
	Labels []string
	Code   []uint32
}

// Flag is core.Flag in one byte.
type Flag uint8

// The order of flags is part of the lake's file format: append only.
var flags = [...]core.Flag{core.NoFlag, core.Missing, core.Suppressed, core.None, core.Unreliable, core.Estimated}

// PackFlag gives the byte of a flag.
func PackFlag(f core.Flag) Flag {
	for i, g := range flags {
		if f == g {
			return Flag(i)
		}
	}
	return 1
}

// Unpack gives the flag of a byte.
func (f Flag) Unpack() core.Flag {
	if int(f) < len(flags) {
		return flags[f]
	}
	return core.Missing
}

// Len is the number of observations.
func (b *Batch) Len() int { return len(b.Value) }

// NA is the value of a cell that has no number.
func NA() float64 { return math.NaN() }

// IsNA reports whether a value is not defined.
func IsNA(v float64) bool { return math.IsNaN(v) }
