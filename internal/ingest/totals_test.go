package ingest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/ingest"
)

func TestWholesAreComparedWithTheirParts(t *testing.T) {
	t.Parallel()
	res, _, err := read(t, table(
		"전국,전체,2024,사업체수,개,100,",
		"전국,제조업,2024,사업체수,개,60,", "전국,건설업,2024,사업체수,개,40,",
		"강원,전체,2024,사업체수,개,45,",
		"강원,제조업,2024,사업체수,개,25,", "강원,건설업,2024,사업체수,개,20,",
		"경남,전체,2024,사업체수,개,55,",
		"경남,제조업,2024,사업체수,개,32,", // 25 + 32 ≠ 60; 32 + X undecided
		"경남,건설업,2024,사업체수,개,,X",
	), tidy())
	if err != nil {
		t.Fatal(err)
	}
	want := []ingest.TotalCheck{
		{Measure: "establishments", Axis: "region", Whole: "00", Parts: 2, Checked: 2, Undecided: 1, Off: 1, Largest: 3, Where: "C · 2024"},
		{Measure: "establishments", Axis: "industry", Whole: "_T", Parts: 2, Checked: 2, Undecided: 1},
	}
	for i := range res.Totals {
		if res.Totals[i].Largest == 0 {
			res.Totals[i].Where = ""
		}
	}
	if d := cmp.Diff(want, res.Totals); d != "" {
		t.Error(d)
	}
}
