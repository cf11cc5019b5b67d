package export

import "testing"

// Large amounts have no exponent, and every digit is there.
func TestNumbersAreReadableToPeople(t *testing.T) {
	t.Parallel()
	for x, want := range map[float64]string{
		10_300_000_000: "10300000000", 1234567.5: "1234567.5", 0.1: "0.1", 0: "0", -2_000_000: "-2000000", 1e-9: "1e-09", 1e22: "1e+22", 1.0 / 3: "0.3333333333333333",
	} {
		if got := digits(x); got != want {
			t.Errorf("%v: %q, want %q", x, got, want)
		}
	}
}
