package ui

import (
	"context"
	"net/url"
	"testing"

	"naru/internal/core"
)

func at(t *testing.T, address string) context.Context {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return With(t.Context(), View{URL: u, Lang: core.Korean})
}

func TestHereKeepsEverythingElse(t *testing.T) {
	ctx := at(t, "/industries?region=41&sort=lq&page=3")
	for _, c := range []struct {
		pairs []string
		want  string
	}{
		{nil, "/industries?page=3&region=41&sort=lq"},
		{[]string{"sort", "-lq", "page", ""}, "/industries?region=41&sort=-lq"},
		{[]string{"q", "반도체"}, "/industries?page=3&q=%EB%B0%98%EB%8F%84%EC%B2%B4&region=41&sort=lq"},
	} {
		if got := Here(ctx, c.pairs...); got != c.want {
			t.Errorf("Here(%q) = %s, want %s", c.pairs, got, c.want)
		}
	}
}

func TestToTakesTheScopeAlong(t *testing.T) {
	ctx := at(t, "/industries?region=41&ref=00&sort=lq&page=3")
	if got, want := To(ctx, "/compare"), "/compare?ref=00&region=41"; got != want {
		t.Errorf("To = %s, want %s", got, want)
	}
	if got, want := To(ctx, "/datasets#rows", "region", ""), "/datasets?ref=00#rows"; got != want {
		t.Errorf("To = %s, want %s", got, want)
	}
}

func TestScopeFormKeepsWhatItDoesNotChoose(t *testing.T) {
	ctx := at(t, "/industries?region=41&level=group&page=3&lang=en&tag=b&tag=a&sort=lq")
	got := hiddenParams(ctx, Scope{Choices: []Choice{{Name: ParamRegion}}, Reset: []string{"sort"}})
	want := []param{{"level", "group"}, {"tag", "b"}, {"tag", "a"}}
	if len(got) != len(want) {
		t.Fatalf("kept %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("kept %v, want %v", got[i], want[i])
		}
	}
}

func TestDatasetPath(t *testing.T) {
	if got, want := DatasetPath(core.Source{Dataset: "a b", Version: 3}), "/datasets/a%20b/3"; got != want {
		t.Errorf("path %s, want %s", got, want)
	}
}
