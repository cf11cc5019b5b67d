package ingest_test

import (
	"testing"

	"naru/internal/core"
)

func TestWhatWasRejectedLeavesNoName(t *testing.T) {
	res, _, err := read(t, table(
		"경남,제조업,2022,종사자수,명,열둘,",   // all that there is of 경남 and of 2022
		"강원,건설업,2024,종사자수,명,many,", // all that there is of 건설업
		"강원,제조업,2024,종사자수,명,7,",
	), tidy())
	if err != nil {
		t.Fatal(err)
	}
	b := res.Batch
	if res.Rejected != 2 || len(b.Regions) != 1 || len(b.Industries) != 1 || len(b.Periods) != 1 || b.Periods[0].String() != "2024" {
		t.Errorf("%d rejected; regions %v, industries %v, periods %v", res.Rejected, b.Regions, b.Industries, b.Periods)
	}
	if v, flag, ok := cell(res, "51", "C", "2024"); !ok || v != 7 || flag != core.NoFlag {
		t.Errorf("the row that was kept is %v, %v, %v", v, flag, ok)
	}
}
