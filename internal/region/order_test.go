package region_test

import (
	"slices"
	"testing"

	"naru/internal/core"
	"naru/internal/region"
)

// Lists of places go as statistics do: 강원 (51) stands after 경기 (41), not behind
// 제주 (50), and what is no place of the map comes last.
func TestPlacesAreListedInTheCustomaryOrder(t *testing.T) {
	t.Parallel()
	codes := []string{"x2", "52", "41220", "50", "11110", "51", "11", "x1", "41", core.Nation, "43"}
	slices.SortFunc(codes, region.Default().Compare)
	if want := []string{core.Nation, "11", "41", "51", "43", "52", "50", "11110", "41220", "x1", "x2"}; !slices.Equal(codes, want) {
		t.Errorf("%v", codes)
	}
	var provinces []string
	for _, p := range region.Default().Provinces() {
		provinces = append(provinces, p.Code)
	}
	if !slices.IsSortedFunc(provinces, region.Default().Compare) {
		t.Errorf("%v", provinces)
	}
}
