package picture_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/docgen/picture"
	"naru/internal/docgen/sample"
	"naru/internal/docgen/typeface"
	"naru/internal/document"

	"pgregory.net/rapid"
)

func need(t *testing.T) *typeface.Family {
	t.Helper()
	f, err := typeface.Load()
	if err != nil {
		t.Skip("the typeface is not built: run `make assets`")
	}
	return f
}

func draw(t *testing.T, c document.Chart) []picture.Drawing {
	t.Helper()
	out, err := picture.Draw(c, core.Korean)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func texts(d picture.Drawing) []string {
	var out []string
	for _, s := range d.Shapes {
		if l, ok := s.(picture.Label); ok {
			out = append(out, l.Text)
		}
	}
	return out
}

func charts() map[string]document.Chart {
	return map[string]document.Chart{
		"lines": sample.Lines(), "scatter": sample.Scatter(), "plan": sample.Gantt(), "stacked": sample.Budget(), "waterfall": sample.Waterfall(),
		"nothing": document.Bars{}, "no number": document.Lines{Periods: []string{"2024"}, Series: []document.Series{{Values: []float64{math.NaN()}}}},
	}
}

func TestWordsDoNotCollide(t *testing.T) {
	t.Parallel()
	f := need(t)
	for name, c := range charts() {
		for _, d := range draw(t, c) {
			var labels []picture.Label
			for _, s := range d.Shapes {
				if l, ok := s.(picture.Label); ok {
					labels = append(labels, l)
				}
			}
			for i, a := range labels {
				l, top, r, bottom := a.Box(f)
				if l < -0.5 || r > d.Width+0.5 || top < -1 || bottom > d.Height+1 {
					t.Errorf("%s: %q leaves the paper", name, a.Text)
				}
				for _, b := range labels[:i] {
					const touch = 1.0
					l2, top2, r2, bottom2 := b.Box(f)
					if l+touch < r2 && l2+touch < r && top+2*touch < bottom2 && top2+2*touch < bottom {
						t.Errorf("%s: %q and %q overlap", name, a.Text, b.Text)
					}
				}
			}
		}
	}
}

func TestWhatMattersIsNamed(t *testing.T) {
	t.Parallel()
	need(t)
	all := strings.Join(texts(draw(t, sample.Scatter())[0]), "|")
	for _, want := range []string{"전자부품", "자동차", "기타 기계", "선도", "육성", "관망", "재편", "입지계수 (배)", "연평균 성장률 (%)"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not written in %s", want, all)
		}
	}
	crowd := document.Scatter{}
	for i := range 60 {
		crowd.Points = append(crowd.Points, document.Point{Name: "같은 곳에 있는 업종 " + strconv.Itoa(i), X: 1, Y: 1 + float64(i)/1000})
	}
	crowd.Points = append(crowd.Points, document.Point{Name: "먼 곳", X: 3, Y: 9, Highlight: true})
	last := texts(draw(t, crowd)[0])
	if s := last[len(last)-1]; !strings.Contains(s, "자리가 없어") {
		t.Errorf("names were left out without a word: %q", s)
	}
}

func TestBarsAreAsHighAsTheirNumbers(t *testing.T) {
	t.Parallel()
	need(t)
	c := document.Bars{Categories: []string{"가", "나"}, Series: []document.Series{{Name: "값", Values: []float64{50, 100}, Highlight: true}}}
	var heights []float64
	for _, s := range draw(t, c)[0].Shapes {
		if a, ok := s.(picture.Area); ok {
			heights = append(heights, a.Outline[2].Y-a.Outline[0].Y)
		}
	}
	if len(heights) != 2 || math.Abs(heights[1]-2*heights[0]) > 1e-9 {
		t.Errorf("heights of 50 and 100: %v", heights)
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	t.Parallel()
	need(t)
	c := document.Bars{Categories: []string{"가", "나"}, Value: document.Axis{Decimals: 1}, Series: []document.Series{{Values: []float64{7, math.NaN()}}}}
	got := strings.Join(texts(draw(t, c)[0]), " ")
	if !strings.Contains(got, "–") || strings.Contains(got, "NaN") {
		t.Errorf("the missing number reads %q", got)
	}
	lines := document.Lines{Periods: []string{"1", "2", "3"}, Series: []document.Series{{Name: "가", Values: []float64{1, math.NaN(), 3}, Highlight: true}}}
	for _, s := range draw(t, lines)[0].Shapes {
		if l, ok := s.(picture.Line); ok && l.Width == 2 {
			t.Errorf("a line was drawn over the gap: %v", l.Path)
		}
	}
}

func TestALongPlanGoesOnWithoutLosingATask(t *testing.T) {
	t.Parallel()
	need(t)
	plan := document.Plan{From: 2027, To: 2031}
	for i := range 500 {
		plan.Bars = append(plan.Bars, document.Span{Name: "과제" + strconv.Itoa(i), Group: i%10 == 0, Start: 2027, End: 2028})
	}
	seen := map[string]int{}
	for _, d := range draw(t, plan) {
		if d.Height > 600 {
			t.Errorf("a part is %v points high", d.Height)
		}
		names := texts(d)
		for _, s := range names {
			seen[s]++
		}
		if last := names[len(names)-1]; strings.HasSuffix(last, "0") {
			t.Errorf("the heading %s stands last on its page", last)
		}
	}
	for i := range 500 {
		if n := seen["과제"+strconv.Itoa(i)]; n != 1 {
			t.Errorf("task %d is written %d times", i, n)
		}
	}
}

func TestFilesAreWellFormedAndRepeatable(t *testing.T) {
	t.Parallel()
	need(t)
	for name, c := range charts() {
		var first, second, svg, svg2 bytes.Buffer
		d := draw(t, c)[0]
		for _, err := range []error{d.PNG(&first), draw(t, c)[0].PNG(&second), d.SVG(&svg), draw(t, c)[0].SVG(&svg2)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) || svg.String() != svg2.String() {
			t.Errorf("%s: two bytes for one chart", name)
		}
		if !bytes.Contains(first.Bytes()[:64], []byte("pHYs")) {
			t.Errorf("%s: no resolution", name)
		}
		img, err := png.Decode(&first)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if w := img.Bounds().Dx(); math.Abs(float64(w)-160/25.4*300) > 2 {
			t.Errorf("%s: %d pixels for 160 mm", name, w)
		}
		words := 0
		for dec := xml.NewDecoder(&svg); ; {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "text" {
				words++
			}
		}
		if words != len(texts(d)) {
			t.Errorf("%s: %d of %d texts", name, words, len(texts(d)))
		}
	}
}

// Any chart gives shapes at real places.
func TestNoChartBreaksTheDrawing(t *testing.T) {
	t.Parallel()
	need(t)
	number := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-1000, 1000), rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, 1e308, -1e308, 5e-324}))
	word := rapid.SampledFrom([]string{"", "산업", "2024", "아주 긴 이름을 가진 산업 정의의 이름", sample.Emoji, sample.Control, sample.Unsplit})
	series := rapid.Custom(func(t *rapid.T) document.Series {
		return document.Series{Name: word.Draw(t, "name"), Values: rapid.SliceOfN(number, 0, 9).Draw(t, "values"), Highlight: rapid.Bool().Draw(t, "highlight"), Dashed: rapid.Bool().Draw(t, "dashed")}
	})
	chart := rapid.OneOf(
		rapid.Custom(func(t *rapid.T) document.Chart {
			return document.Bars{Categories: rapid.SliceOfN(word, 0, 9).Draw(t, "categories"), Series: rapid.SliceOfN(series, 0, 8).Draw(t, "series"), Stacked: rapid.Bool().Draw(t, "stacked"), Horizontal: rapid.Bool().Draw(t, "lying"), Floats: rapid.SliceOfN(number, 0, 9).Draw(t, "floats")}
		}),
		rapid.Custom(func(t *rapid.T) document.Chart {
			return document.Lines{Periods: rapid.SliceOfN(word, 0, 9).Draw(t, "periods"), Series: rapid.SliceOfN(series, 0, 20).Draw(t, "series")}
		}),
		rapid.Custom(func(t *rapid.T) document.Chart {
			cut := number.Draw(t, "cut")
			return document.Scatter{XCut: &cut, Fields: [4]string{"선도", "", "관망", ""}, Points: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) document.Point {
				return document.Point{Name: word.Draw(t, "name"), X: number.Draw(t, "x"), Y: number.Draw(t, "y"), Size: number.Draw(t, "size")}
			}), 0, 20).Draw(t, "points")}
		}),
		rapid.Custom(func(t *rapid.T) document.Chart {
			return document.Plan{From: rapid.IntRange(-5, 9999).Draw(t, "from"), To: rapid.IntRange(-5, 9999).Draw(t, "to"), Bars: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) document.Span {
				return document.Span{Name: word.Draw(t, "name"), Start: number.Draw(t, "start"), End: number.Draw(t, "end"), Group: rapid.Bool().Draw(t, "group")}
			}), 0, 9).Draw(t, "bars")}
		}),
	)
	rapid.Check(t, func(t *rapid.T) {
		drawings, err := picture.Draw(chart.Draw(t, "chart"), core.English)
		if err != nil || len(drawings) == 0 {
			t.Fatalf("nothing drawn: %v", err)
		}
		for _, d := range drawings {
			for _, p := range places(d) {
				if math.IsNaN(p.X) || math.IsNaN(p.Y) || math.Abs(p.X) > 2000 || math.Abs(p.Y) > 3000 {
					t.Fatalf("a shape stands at %v", p)
				}
			}
		}
	})
}

func places(d picture.Drawing) []picture.Point {
	out := []picture.Point{{X: d.Width, Y: d.Height}}
	for _, s := range d.Shapes {
		switch s := s.(type) {
		case picture.Area:
			out = append(out, s.Outline...)
		case picture.Line:
			out = append(out, s.Path...)
		case picture.Label:
			out = append(out, s.At)
		}
	}
	return out
}
