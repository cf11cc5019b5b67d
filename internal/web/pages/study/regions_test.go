package study

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"naru/internal/web/pages/pagestest"
)

// The form of a study lists 강원 beside 경기, as every other form does.
func TestTheFormListsRegionsInTheCustomaryOrder(t *testing.T) {
	d := newDesk(t)
	d.Publish(strings.NewReplacer("서울", "충북").Replace(pagestest.TwoProvinces) + "강원,_T,2024,10\n강원,C,2024,10\n")
	_, list, _ := strings.Cut(d.Page(root+"/new").Body.String(), `name="region"`)
	list, _, _ = strings.Cut(list, "</select>")
	var got []string
	for _, m := range regexp.MustCompile(`<option value="(\d+)"`).FindAllStringSubmatch(list, -1) {
		got = append(got, m[1])
	}
	if want := []string{"00", "41", "51", "43"}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
