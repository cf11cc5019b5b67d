package roadmap

import (
	"testing"

	"pgregory.net/rapid"
)

// What a form writes it reads back, to the won.
func TestAmountsComeBackToTheWon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		won := rapid.Int64Range(0, 10_000_000_000_000).Draw(t, "won")
		got, absent, fault := readMillions(millions(&won))
		if absent || !fault.IsZero() || got == nil || *got != won {
			t.Fatalf("%d is written %s", won, millions(&won))
		}
	})
}

func TestAmountsAsTheyAreTyped(t *testing.T) {
	for text, want := range map[string]int64{"0": 0, "1,234.5": 1_234_500_000, "0.000001": 1, "100.": 100_000_000} {
		if won, absent, fault := readMillions(text); absent || !fault.IsZero() || *won != want {
			t.Errorf("%q: %v %v %v", text, won, absent, fault)
		}
	}
	for _, text := range []string{"0.0000001", "1/3", "1e3", "0x10", "많이", "99999999999999999999999999", "NaN"} {
		if won, _, fault := readMillions(text); fault.IsZero() {
			t.Errorf("%q is read as %d", text, *won)
		}
	}
	if won, _, _ := readMillions(" 7 "); won == nil || *won != 7_000_000 {
		t.Error("spaces matter")
	}
	if won, absent, fault := readMillions("미정"); won != nil || absent || !fault.IsZero() {
		t.Error("what is not known yet is not read so")
	}
	if _, absent, _ := readMillions("  "); !absent {
		t.Error("a blank is something")
	}
}
