package region_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"naru/internal/core"
	"naru/internal/region"
)

func TestTheEditionIsComplete(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	cities, districts := 0, 0
	for _, p := range reg.Provinces() {
		for _, c := range reg.Cities(p.Code) {
			cities++
			districts += len(reg.Children(c.Code))
			if c.Level != region.Municipal || c.Parent != p.Code {
				t.Errorf("%s %s is misplaced", c.Code, c.Name.Ko)
			}
		}
	}
	// 226 self-governing 시군구, 제주's two cities and 세종; 32 일반구 of 2022 and the seven since.
	if n := len(reg.Provinces()); n != 17 || cities != 226+2+1 || districts != 32+3+4 {
		t.Errorf("%d provinces, %d cities, %d districts", n, cities, districts)
	}
	if n := len(reg.Cities("41")); n != 31 {
		t.Errorf("경기 has %d cities", n)
	}
}

func TestLineageAndNames(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	line := reg.Lineage("41111")
	codes := make([]string, len(line))
	for i, r := range line {
		codes[i] = r.Code
	}
	if diff := cmp.Diff([]string{"41111", "41110", "41", core.Nation}, codes); diff != "" {
		t.Error(diff)
	}
	want := core.T("경기도 수원시 장안구", "Jangan-gu, Suwon-si, Gyeonggi-do")
	if got := reg.FullName("41111"); got != want {
		t.Errorf("%v", got)
	}
	if got, _ := reg.Get("41220"); got.Short != core.T("평택", "Pyeongtaek") || got.SGIS != "31070" {
		t.Errorf("%+v", got)
	}
	if reg.Lineage("99") != nil || !reg.FullName("99").IsZero() || reg.Within("99", core.Nation) {
		t.Error("an unknown code has a family")
	}
}

func TestCodesOfOtherTimesLeadToToday(t *testing.T) {
	t.Parallel()
	reg := region.Default()
	for _, c := range []struct {
		system     core.System
		code, want string
	}{
		{core.MOIS, "42", "51"},
		{core.MOIS, "42110", "51110"},
		{core.MOIS, "45", "52"},
		{core.MOIS, "45790", "52790"},
		{core.MOIS, "47720", "27720"},
		{core.MOIS, "28170", "28177"},
		{core.MOIS, "23170", "28177"},
		{core.MOIS, "41195", "41192"},
		{core.MOIS, "49", "50"},
		{core.MOIS, "12210", "29110"},
		{core.SGIS, "23030", "28177"},
		{core.SGIS, "37310", "27720"},
		{core.SGIS, "22520", "27720"},
		{core.SGIS, "31550", "41800"},
		{core.SGIS, "32", "51"},
	} {
		if got, ok := reg.ByCode(c.system, c.code); !ok || got.Code != c.want {
			t.Errorf("%s %s leads to %q, want %s", c.system, c.code, got.Code, c.want)
		}
	}
	for _, code := range []string{"41230", "48110", "12", "28155", "31070", ""} {
		if got, ok := reg.ByCode(core.MOIS, code); ok {
			t.Errorf("MOIS %s leads to %s", code, got.Name.Ko)
		}
	}
}
