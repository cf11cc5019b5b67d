package ui

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"

	"pgregory.net/rapid"
)

// The table in testdata is also what the charts' number writer is tested with,
// so that a number reads the same in a picture and in its table.
func TestFormat(t *testing.T) {
	raw, err := os.ReadFile("testdata/numbers.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Format Format   `json:"format"`
		Value  *float64 `json:"value"`
		Ko     string   `json:"ko"`
		En     string   `json:"en"`
	}
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		v := math.NaN()
		if c.Value != nil {
			v = *c.Value
		}
		if got := c.Format.In(core.Korean, v); got != c.Ko {
			t.Errorf("%+v of %v in Korean: %q, want %q", c.Format, v, got, c.Ko)
		}
		if got := c.Format.In(core.English, v); got != c.En {
			t.Errorf("%+v of %v in English: %q, want %q", c.Format, v, got, c.En)
		}
	}
}

func TestFormatsByName(t *testing.T) {
	for _, c := range []struct {
		format Format
		value  float64
		want   string
	}{
		{Whole().WithSign(), 5, "+5"},
		{Fixed(2), 2.306, "2.31"},
		{Percent(1), 0.1234, "12.3%"},
		{PercentPoints(1), 0.012, "+1.2%p"},
		{Money(MillionWon, Eok, 0), 318074000, "3,180,740"},
		{Money(MillionWon, Won, 0), 2, "2,000,000"},
		{Percent(1), math.Inf(1), Dash},
	} {
		if got := c.format.In(core.Korean, c.value); got != c.want {
			t.Errorf("%+v of %v: %q, want %q", c.format, c.value, got, c.want)
		}
	}
}

func TestFormatGroupsInThrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Int64Range(0, 1<<50).Draw(t, "value")
		groups := strings.Split(Whole().In(core.Korean, float64(v)), ",")
		for i, g := range groups {
			if len(g) > 3 || len(g) < 3 && i > 0 || g == "" {
				t.Fatalf("%d is written %q", v, groups)
			}
		}
	})
}

func TestScalesNameThemselves(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Scales() {
		u := s.Unit()
		if u.Ko == "" || u.En == "" || seen[u.Ko] {
			t.Errorf("scale %d is called %+v", s, u)
		}
		seen[u.Ko] = true
	}
}

// TestWhatIsWrittenInFull: a cell gives the exact value just where the written
// one reads back as another.
func TestWhatIsWrittenInFull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 4).Draw(t, "decimals")
		v := rapid.OneOf(
			rapid.Float64Range(-1e12, 1e12),
			rapid.Map(rapid.IntRange(-1e7, 1e7), func(n int) float64 { return float64(n) / 1000 }),
		).Draw(t, "value")
		written, err := strconv.ParseFloat(core.Digits(math.Abs(v), decimals), 64)
		if err != nil {
			t.Fatal(err)
		}
		if full := Num(v, Fixed(decimals)).exact() == ""; full != (written == math.Abs(v)) {
			t.Fatalf("%v with %d decimals is written %v", v, decimals, written)
		}
	})
	if got := Num(.5, Percent(1)).exact(); got != "0.5" {
		t.Errorf("a share that is written in percent: %q", got)
	}
}
