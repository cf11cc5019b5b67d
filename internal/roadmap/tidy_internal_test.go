package roadmap

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersAreInTheOrderOfPeople(t *testing.T) {
	want := []string{"", "1", "1-1", "1-2", "1-2-1", "1-10", "2", "10-1", "1a", "가-1", "가-2"}
	got := []string{"1a", "가-2", "1-10", "10-1", "1-2-1", "", "2", "1-2", "가-1", "1-1", "1"}
	slices.SortFunc(got, compareNumbers)
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if compareNumbers("1-2", "1.2") != 0 || compareNumbers("01-2", "1-2") != 0 {
		t.Error("marks and leading zeros matter")
	}
}

// An order that is not one would leave the rows of a plan to chance.
func TestTheOrderOfNumbersIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`[0-9가a]{1,2}(-[0-9가a]{1,3}){0,2}`)
		a, b, c := number.Draw(t, "a"), number.Draw(t, "b"), number.Draw(t, "c")
		if compareNumbers(a, b) != -compareNumbers(b, a) {
			t.Fatalf("%s and %s", a, b)
		}
		if compareNumbers(a, b) <= 0 && compareNumbers(b, c) <= 0 && compareNumbers(a, c) > 0 {
			t.Fatalf("%s ≤ %s ≤ %s", a, b, c)
		}
	})
}
