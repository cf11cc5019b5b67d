package study

import (
	"encoding/json"
	"math"
)

// Number is a float64 whose JSON has a form for "not defined": NaN is null.
type Number float64

// NA is the number that is not defined.
func NA() Number { return Number(math.NaN()) }

// Defined reports whether there is a number.
func (n Number) Defined() bool { return !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0) }

// MarshalJSON writes every bit of the number, or null.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.Defined() {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n)) //nolint:wrapcheck // a finite number always has a form
}

// UnmarshalJSON reads a number or null.
func (n *Number) UnmarshalJSON(b []byte) error {
	x := math.NaN()
	if string(b) != "null" {
		if err := json.Unmarshal(b, &x); err != nil {
			return err //nolint:wrapcheck // the decoder around it names the place
		}
	}
	*n = Number(x)
	return nil
}

// rounding is how far two computations of one number may lie apart, relative to
// it: other processors add in other orders.
const rounding = 1e-12

// equals reports whether two numbers are the same but for rounding.
func (n Number) equals(m Number) bool {
	if !n.Defined() || !m.Defined() {
		return n.Defined() == m.Defined()
	}
	a, b := float64(n), float64(m)
	return a == b || math.Abs(a-b) <= rounding*max(math.Abs(a), math.Abs(b), 1)
}

func numbers(xs []float64) []Number {
	out := make([]Number, len(xs))
	for i, x := range xs {
		out[i] = Number(x)
	}
	return out
}
