package diagnosis

import (
	"errors"
	"net/url"
	"testing"

	"naru/internal/core"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAddressRoundTrip(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[0-9A-Za-z가-힣_+-]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		v := View{
			Dataset: word.Draw(t, "data"), Version: rapid.IntRange(0, 99).Draw(t, "v"),
			Region: word.Draw(t, "region"), Reference: word.Draw(t, "ref"),
			Peers: rapid.SliceOfDistinct(rapid.StringMatching(`[0-9]{2,5}`), rapid.ID[string]).Draw(t, "peers"),
			Level: rapid.SampledFrom(append(Levels(), "")).Draw(t, "level"),
			From:  core.Year(rapid.IntRange(1990, 2000).Draw(t, "from")), To: core.Year(rapid.IntRange(2001, 2030).Draw(t, "to")),
			Method: rapid.SampledFrom(append(Splits(), "")).Draw(t, "method"), Others: rapid.Bool().Draw(t, "others"),
			Industry: word.Draw(t, "industry"), Within: word.Draw(t, "in"), Search: word.Draw(t, "q"),
			Stage: rapid.SampledFrom(append(stageKeys(), "")).Draw(t, "stage"),
			Sort:  rapid.SampledFrom(append(columnKeys(), "")).Draw(t, "sort"), Ascending: rapid.Bool().Draw(t, "asc"),
			Map: rapid.SampledFrom(append(Indicators(), "")).Draw(t, "map"),
		}
		if len(v.Peers) == 0 {
			v.Peers = nil
		}
		address := v.Query().Encode()
		q, err := url.ParseQuery(address)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseView(q.Get)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(v, back); diff != "" {
			t.Fatal(diff)
		}
		if again := back.Query().Encode(); again != address {
			t.Fatalf("%s became %s", address, again)
		}
	})
}

func TestUnreadableAddressNamesItsEntries(t *testing.T) {
	t.Parallel()
	q, _ := url.ParseQuery("v=x&from=2024&to=2021&level=village&method=magic&sort=beauty&map=smell&stage=old")
	_, err := ParseView(q.Get)
	var e *core.Error
	if !errors.As(err, &e) || e.Code != core.Invalid {
		t.Fatalf("got %v", err)
	}
	names := make([]string, 0, len(e.Fields))
	for _, f := range e.Fields {
		names = append(names, f.Name)
		if f.Message.Ko == "" || f.Message.En == "" {
			t.Errorf("%s is not told in both languages", f.Name)
		}
	}
	if diff := cmp.Diff([]string{"v", "level", "method", "stage", "sort", "map", "from"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestSiblingsAreTheDefaultPeers(t *testing.T) {
	t.Parallel()
	q, _ := url.ParseQuery("peers=siblings")
	v, err := ParseView(q.Get)
	if err != nil || v.Peers != nil {
		t.Errorf("%v %v", v.Peers, err)
	}
}
