package core_test

import (
	"testing"

	"naru/internal/core"
)

func TestDigitsRoundHalvesAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{{0.5, 0, "1"}, {2.5, 0, "3"}, {0.125, 2, "0.13"}, {154.95, 1, "154.9"}, {154.95000000000002, 1, "155.0"}, {1e9, 1, "1000000000.0"}} {
		if got := core.Digits(c.v, c.decimals); got != c.want {
			t.Errorf("%v to %d: %s, want %s", c.v, c.decimals, got, c.want)
		}
	}
}

func TestGroupedSaysLessThanZeroOnlyWhereItShows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{154.25, 1, "154.3"}, {-1234567.25, 1, "△1,234,567.3"}, {-0.04, 1, "0.0"}, {999, 0, "999"}, {-1000, 0, "△1,000"},
	} {
		if got := core.Grouped(c.v, c.decimals, "△"); got != c.want {
			t.Errorf("%v: %s, want %s", c.v, got, c.want)
		}
	}
}
