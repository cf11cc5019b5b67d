package ingest_test

import (
	"strings"
	"testing"
)

func TestSameNameIsToldApartByNeighbours(t *testing.T) {
	t.Parallel()
	text := table(
		"속초시,제조업,2024,종사자수,명,1,",
		"고성군,제조업,2024,종사자수,명,2,",
		"양양군,제조업,2024,종사자수,명,3,",
		"통영시,제조업,2024,종사자수,명,4,",
		"고성군,제조업,2024,종사자수,명,5,",
		"고성군,건설업,2024,종사자수,명,6,",
		"남해군,제조업,2024,종사자수,명,7,",
	)
	p := tidy()
	p.Neighbours = true
	res, rejects, err := read(t, text, p)
	if err != nil || len(rejects) > 0 {
		t.Fatalf("err %v, rejects %v", err, rejects)
	}
	for region, want := range map[string]float64{"51820": 2, "48820": 5} {
		if v, _, ok := cell(res, region, "C", "2024"); !ok || v != want {
			t.Errorf("고성군 %s: got %v, want %v", region, v, want)
		}
	}
	if v, _, _ := cell(res, "48820", "F", "2024"); v != 6 {
		t.Errorf("second row of the southern 고성군: got %v", v)
	}
	if len(res.Warnings) != 1 || !strings.Contains(res.Warnings[0].Ko, "고성군") {
		t.Errorf("the user is not told: %v", res.Warnings)
	}
}

func TestSameNameBetweenTwoProvincesIsNotGuessed(t *testing.T) {
	t.Parallel()
	text := table(
		"속초시,제조업,2024,종사자수,명,1,",
		"고성군,제조업,2024,종사자수,명,2,",
		"통영시,제조업,2024,종사자수,명,4,",
	)
	p := tidy()
	p.Neighbours = true
	res, rejects, err := read(t, text, p)
	if err != nil {
		t.Fatal(err)
	}
	if len(rejects) != 1 || rejects[0].Line != 3 || res.Batch.Len() != 2 {
		t.Errorf("a row between 강원 and 경남 must be rejected: %v, %d kept", rejects, res.Batch.Len())
	}
	p.Neighbours = false
	if _, rejects, _ = read(t, text, p); len(rejects) != 1 {
		t.Errorf("without the rule every ambiguous row is rejected: %v", rejects)
	}
}
