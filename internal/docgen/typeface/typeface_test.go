package typeface_test

import (
	"slices"
	"strings"
	"testing"

	"naru/internal/docgen/typeface"

	"pgregory.net/rapid"
)

func load(t *testing.T) *typeface.Family {
	t.Helper()
	f, err := typeface.Load()
	if err != nil {
		t.Skip("the typeface is not built: run `make assets`")
	}
	return f
}

func TestDigitsAreTabular(t *testing.T) {
	t.Parallel()
	for _, face := range []*typeface.Face{load(t).Regular, load(t).Bold} {
		for d := '1'; d <= '9'; d++ {
			if face.Width(string(d), 10) != face.Width("0", 10) {
				t.Errorf("%c is not as wide as 0: columns of numbers would not align", d)
			}
		}
	}
	// The advance of 가 in the file: 1770 of 2048 units.
	if got := load(t).Regular.Width("가", 2048); got < 1769 || got > 1771 {
		t.Errorf("가 is %v wide, want 1770", got)
	}
}

func TestCleanKeepsWhatCanBePrinted(t *testing.T) {
	t.Parallel()
	f := load(t)
	for in, want := range map[string]string{
		"평택 Naru 1,234 △5":   "평택 Naru 1,234 △5",
		"앞\x00중\x07간\x1b뒤":   "앞중간뒤",
		"한\n줄\t씩\u00a0끝":     "한 줄 씩 끝",
		"\u1112\u1161\u11ab": "한",
		"새싹 🌱 기업":            "새싹 □ 기업",
		"\ufeff㈜나루\u200b ㎡":  "㈜나루 ㎡",
		"道":                  "道",
	} {
		if got := f.Clean(in, nil); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	var missing []rune
	f.Clean("🌱🚢", func(r rune) { missing = append(missing, r) })
	if !slices.Equal(missing, []rune{'🌱', '🚢'}) {
		t.Errorf("missing: %q", missing)
	}
}

func TestLinesBreakBetweenWords(t *testing.T) {
	t.Parallel()
	face := load(t).Regular
	em := face.Width("가", 1)
	for _, c := range []struct {
		text  string
		width float64 // in syllables
		want  []string
	}{
		{"산업 진단 결과", 5, []string{"산업 진단", "결과"}},
		{"지역산업 진흥", 4, []string{"지역산업", "진흥"}},
		{"(지역)산업진흥원이다.", 4, []string{"(지역)", "산업진흥", "원이다."}},
		{"가나다라.", 4, []string{"가나다", "라."}},
		{"값 .", 1, []string{"값", "."}},
		{"", 4, []string{""}},
		{"   ", 4, []string{""}},
		{"가", 0, []string{"가"}},
	} {
		if got := face.Wrap(c.text, 1, c.width*em+0.001); !slices.Equal(got, c.want) {
			t.Errorf("%q in %v: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestNoCharacterIsLostAtALineBreak(t *testing.T) {
	t.Parallel()
	f := load(t)
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []rune("가나다라마바 ABc12 3,.()「」△·-/%")
		text := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 60).Draw(t, "text"))
		width := rapid.Float64Range(0, 40).Draw(t, "width")
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		lines := f.Regular.Wrap(text, 3, width)
		if squeeze(strings.Join(lines, "")) != squeeze(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for i, line := range lines {
			if f.Regular.Width(line, 3) > width+0.01 && len([]rune(line)) > 1 && !strings.ContainsAny(line, "0123456789.,()「」△·%/") {
				t.Fatalf("%q is wider than %v", line, width)
			}
			if i > 0 && strings.ContainsAny(string([]rune(line)[:1]), ".,)」·%") && f.Regular.Width(lines[i-1], 3) > 12 {
				t.Fatalf("%q begins with a closing mark, after %q", line, lines[i-1])
			}
		}
		cut := len([]rune(text)) / 2
		runs := f.WrapRuns([]typeface.Run{{Text: string([]rune(text)[:cut])}, {Text: string([]rune(text)[cut:]), Bold: true}}, 3, width)
		var all string
		for _, line := range runs {
			for _, run := range line {
				all += run.Text
			}
		}
		if squeeze(all) != squeeze(text) {
			t.Fatalf("%q became %+v", text, runs)
		}
	})
}
