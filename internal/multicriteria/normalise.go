package multicriteria

import (
	"math"
	"slices"
	"sort"
)

// Normalisation brings an indicator to a scale that can be added up.
type Normalisation string

// The normalisations. All but ZScore give 0…1; higher is better in all.
const (
	// ZScore is (x − mean)/sd with the sd of the population.
	ZScore Normalisation = "z"
	// MinMax is (x − min)/(max − min).
	MinMax Normalisation = "min-max"
	// Rank is (n − rank)/(n − 1), ties sharing the better rank.
	Rank Normalisation = "rank"
	// Percentile is the share of the other candidates that lie below, ties
	// counting one half.
	Percentile Normalisation = "percentile"
)

// Normalisations are all of them, in the order of a form.
func Normalisations() []Normalisation { return []Normalisation{ZScore, MinMax, Rank, Percentile} }

// Direction says whether more of an indicator is better.
type Direction string

// The directions.
const (
	Higher Direction = "higher"
	Lower  Direction = "lower"
)

// Normalise brings the values of one indicator, one per candidate, to one
// scale. What is not finite comes back as NaN and takes no part. Where all
// values are the same the indicator tells nothing apart: everyone gets 0 as a
// z-score and ½ otherwise.
func Normalise(values []float64, how Normalisation, direction Direction) []float64 {
	known := make([]float64, 0, len(values))
	for _, x := range values {
		if defined(x) {
			known = append(known, sign(direction)*x)
		}
	}
	slices.Sort(known)
	scale := scaleOf(known, how)
	out := make([]float64, len(values))
	for i, x := range values {
		out[i] = math.NaN()
		if defined(x) {
			out[i] = scale(sign(direction) * x)
		}
	}
	return out
}

// scaleOf gives the function that takes one value to the scale; known is
// sorted.
func scaleOf(known []float64, how Normalisation) func(float64) float64 {
	n := len(known)
	if n == 0 || known[0] == known[n-1] {
		neutral := 0.5
		if how == ZScore {
			neutral = 0
		}
		return func(float64) float64 { return neutral }
	}
	switch how {
	case MinMax:
		// Halved, so that a span beyond the largest number stays finite.
		low, span := known[0]/2, known[n-1]/2-known[0]/2
		return func(x float64) float64 { return (x/2 - low) / span }
	case Rank:
		return func(x float64) float64 {
			above := n - sort.Search(n, func(i int) bool { return known[i] > x })
			return float64(n-1-above) / float64(n-1)
		}
	case Percentile:
		return func(x float64) float64 {
			below := sort.SearchFloat64s(known, x)
			same := sort.Search(n, func(i int) bool { return known[i] > x }) - below - 1
			return (float64(below) + float64(same)/2) / float64(n-1)
		}
	default:
		mean, sd := moments(known)
		return func(x float64) float64 { return (x - mean) / sd }
	}
}

// moments are mean and population sd, scaled first so that squares do not
// overflow.
func moments(xs []float64) (mean, sd float64) {
	largest := 0.0
	for _, x := range xs {
		largest = max(largest, math.Abs(x))
	}
	n := float64(len(xs))
	for _, x := range xs {
		mean += x / largest / n
	}
	for _, x := range xs {
		d := x/largest - mean
		sd += d * d / n
	}
	return mean * largest, math.Sqrt(sd) * largest
}

func sign(d Direction) float64 {
	if d == Lower {
		return -1
	}
	return 1
}

func defined(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
