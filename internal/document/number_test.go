package document_test

import (
	"math"
	"testing"

	"naru/internal/core"
	"naru/internal/document"

	"github.com/google/go-cmp/cmp"
)

func TestCaptionsAreCountedWithinTheirChapter(t *testing.T) {
	t.Parallel()
	d := document.Document{Lang: core.Korean, Body: []document.Block{
		document.Heading{Level: 1, Text: "개요"},
		document.Table{Caption: "요약"},
		document.Heading{Level: 2, Text: "배경"},
		document.Table{Card: true},
		document.Figure{Caption: "흐름"},
		document.Heading{Level: 1, Text: "진단"},
		document.Table{Caption: "입지계수"},
		document.Table{Caption: "변이할당"},
	}}
	want := []string{"", "표 1-1. 요약", "", "", "그림 1-1. 흐름", "", "표 2-1. 입지계수", "표 2-2. 변이할당"}
	got := d.Number()
	if diff := cmp.Diff(want, got.Captions); diff != "" {
		t.Error(diff)
	}
	if len(got.Contents) != 3 || got.Contents[1].Block != 2 {
		t.Errorf("contents: %+v", got.Contents)
	}
}

func TestAPaperWithoutChaptersCountsPlainly(t *testing.T) {
	t.Parallel()
	d := document.Document{Lang: core.English, Body: []document.Block{document.Table{Caption: "A"}, document.Table{Caption: "B"}, document.Figure{Caption: "C"}}}
	if diff := cmp.Diff([]string{"Table 1. A", "Table 2. B", "Figure 1. C"}, d.Number().Captions); diff != "" {
		t.Error(diff)
	}
}

func TestANumberIsPrintedAsTablesDo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{1234567.891, 1, "1,234,567.9"}, {-1234, 0, "△1,234"}, {-0.004, 2, "0.00"}, {0, 0, "0"}, {999, 0, "999"}, {math.NaN(), 0, "–"}, {math.Inf(1), 1, "–"},
	} {
		if got := document.Number(c.x, c.decimals).Text; got != c.want {
			t.Errorf("%v: %q, want %q", c.x, got, c.want)
		}
	}
	if document.Number(math.NaN(), 0).Numeric {
		t.Error("what is not defined must not become a number in a spreadsheet")
	}
}
