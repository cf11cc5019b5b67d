package roadmap_test

import (
	"testing"

	"naru/internal/core"
	"naru/internal/roadmap"
)

func TestIndustriesAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]roadmap.Industry{
		"26":          {System: core.KSIC10, Code: "26"},
		"C":           {System: core.KSIC10, Code: "C"},
		"ksic11:2611": {System: core.KSIC11, Code: "2611"},
		"our-chips":   {Definition: "our-chips"},
	} {
		got, err := roadmap.ParseIndustry(text)
		if err != nil || got != want || got.Text() != text {
			t.Errorf("%s: %+v, written %q, %v", text, got, got.Text(), err)
		}
	}
	for _, text := range []string{"", "ksic11:", "naics:11"} {
		if x, err := roadmap.ParseIndustry(text); core.CodeOf(err) != core.Invalid || err == nil {
			t.Errorf("%q is read as %+v", text, x)
		}
	}
}
