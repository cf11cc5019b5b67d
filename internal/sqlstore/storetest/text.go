package storetest

import (
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/dataset"
)

// Text is kept letter by letter: composed and decomposed Hangul look alike and
// are two names, and so are capitals and small letters.
func testText(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	names := []string{
		"'; DROP TABLE profiles; --", "$1 ? :name @p %s \\", "A", "a",
		"\u1112\u1161\u11ab\u1100\u1173\u11af", // 한글 in NFD, as macOS names files
		"ㅎㄱ", "漢字 ‘따옴표’ 🏭", "\ud55c\uae00",     // 한글 in NFC
	}
	for _, name := range names {
		must(t, s.SaveProfile(ctx, newProfile(name)))
	}
	all, err := s.Profiles(ctx, home)
	must(t, err)
	got := map[string]bool{}
	for i, p := range all {
		got[p.Name] = true
		if i > 0 && all[i-1].Name >= p.Name {
			t.Errorf("%q stands before %q: names must be ordered by code point on every engine", all[i-1].Name, p.Name)
		}
	}
	for _, name := range names {
		if !got[name] {
			t.Errorf("%q did not come back as it was", name)
		}
		must(t, s.DeleteProfile(ctx, home, name))
	}
}

func testUnstorable(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	for _, bad := range []string{"\x00", "사업체\xb1\xb8.csv"} {
		r := newRun(census)
		r.Name = bad
		wantCode(t, s.OpenRun(ctx, r), core.Invalid)
		wantCode(t, s.DeleteProfile(ctx, home, bad), core.Invalid)
		_, err := s.Dataset(ctx, home, bad)
		wantCode(t, err, core.Invalid)
	}
	// Inside documents both are kept in an escaped form.
	v := newVersion()
	v.Original.Name = "a\x00b"
	publish(t, s, newDataset(census), v)
	versions, err := s.Versions(ctx, home, census)
	must(t, err)
	same(t, "name", versions[0].Original.Name, "a\x00b")
}

func testLongDocument(t *testing.T, open Place) {
	t.Helper()
	s := open.store(t)
	v := newVersion()
	v.Profile = []byte(`{"regionFix": {"` + strings.Repeat("평택", 2<<20) + `": ""}}`)
	grid := make([]float64, 250*1200)
	for i := range grid {
		grid[i] = float64(i%101) / 100
	}
	v.Quality.Measures = []dataset.MeasureQuality{{Measure: core.Sales, Grid: dataset.Grid{Share: grid}}}
	want := publish(t, s, newDataset(census), v)
	got, err := s.Versions(t.Context(), home, census)
	must(t, err)
	if string(got[0].Profile) != string(want.Profile) {
		t.Error("the profile changed")
	}
	same(t, "quality", got[0].Quality, want.Quality)
}
