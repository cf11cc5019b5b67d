package linkage

import (
	"testing"

	"naru/internal/core"
	"naru/internal/inout"

	"github.com/google/go-cmp/cmp"
)

func TestSectorsOfKSICHaveAnEnglishName(t *testing.T) {
	t.Parallel()
	name := func(ko string) core.Text { return core.T(ko, ko) }
	got := titlesOf([]inout.Sector{
		{Code: "10", Name: name("식료품 제조업")},
		{Code: "11", Name: name("음료제조업")},  // as some offices write it
		{Code: "26", Name: name("우리 반도체")}, // a sector of their own that has the same code
		{Code: "x", Name: name("그 밖")},
		{Code: "20", Name: core.T("화학", "Chemistry")},
	})
	want := []core.Text{
		core.T("식료품 제조업", "Food products"), core.T("음료제조업", "Beverages"),
		name("우리 반도체"), name("그 밖"), core.T("화학", "Chemistry"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
