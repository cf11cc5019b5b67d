package storetest

import (
	"testing"
	"time"

	"naru/internal/core"
	"naru/internal/inout"
	"naru/internal/linkage"
)

func testBridges(t *testing.T, open Place) {
	t.Helper()
	s, ctx := open.store(t), t.Context()
	_, err := s.Bridge(ctx, home, "io")
	wantCode(t, err, core.NotFound)
	first := linkage.SavedBridge{
		Agency: home, Dataset: "io", UpdatedBy: researcher, UpdatedAt: noon,
		Bridge: inout.Bridge{System: core.KSIC10, Links: []inout.Link{
			{Sector: "01|농림수산품", Code: "01", Weight: 1},
			{Sector: "c14", Code: "26", Weight: 1.0 / 3}, // must come back to the last digit
		}},
	}
	foreign := first
	foreign.Agency, foreign.Bridge = other, inout.Bridge{System: core.KSIC11}
	must(t, s.SaveBridge(ctx, first))
	must(t, s.SaveBridge(ctx, foreign))
	got, err := s.Bridge(ctx, home, "io")
	must(t, err)
	same(t, "bridge", got, first)

	later := first
	later.Bridge.Links, later.UpdatedAt = later.Bridge.Links[:1], noon.Add(time.Nanosecond)
	must(t, s.SaveBridge(ctx, later))
	got, err = s.Bridge(ctx, home, "io")
	must(t, err)
	same(t, "the later bridge", got, later)
	got, err = s.Bridge(ctx, other, "io")
	must(t, err)
	same(t, "the other agency's", got, foreign)
}
