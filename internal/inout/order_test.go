package inout_test

import (
	"slices"
	"testing"

	"naru/internal/inout"
)

func TestCodesInTheOrderThatPeopleCountIn(t *testing.T) {
	want := []string{"1", "02", "10", "A", "c1", "c2", "c10", "c10b"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, inout.CompareCodes)
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
