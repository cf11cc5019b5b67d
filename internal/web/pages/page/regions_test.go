package page_test

import (
	"slices"
	"testing"

	"naru/internal/core"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// The places of some data and the places of the map come in one order and under
// the same headings.
func TestPlacesAreOfferedInOneOrder(t *testing.T) {
	t.Parallel()
	places := region.Default()
	name := func(r region.Region) core.Text { return r.Name }
	var all []string
	group := map[string]core.Text{}
	for _, o := range page.RegionsDown(places, name, func(p string) bool { return p == "41" || p == "51" }) {
		all, group[o.Value] = append(all, o.Value), o.Group
	}
	if all[0] != core.Nation || all[1] != "11" || group["51"].Ko != "시도" || group["41220"].Ko != "경기도" || !group[core.Nation].IsZero() {
		t.Errorf("%v %v", all[:4], group["41220"])
	}
	if at := func(code string) int { return slices.Index(all, code) }; at("51") != at("41")+1 || at("52") > at("41220") || at("51110") < at("41220") {
		t.Errorf("%v", all)
	}
	offered := page.RegionOptions(places, []ui.Option{{Value: "Z1"}, {Value: "51110"}, {Value: "52"}, {Value: "41220"}, {Value: "51"}, {Value: "41"}, {Value: core.Nation}})
	var last int
	for _, o := range offered[:len(offered)-1] {
		if at := slices.Index(all, o.Value); at < last {
			t.Errorf("%s stands elsewhere than in the other lists: %v", o.Value, offered)
		} else {
			last = at
		}
	}
	if end := offered[len(offered)-1]; end.Value != "Z1" || end.Group.Ko != "자료의 지역 구분" {
		t.Errorf("%+v", end)
	}
}
