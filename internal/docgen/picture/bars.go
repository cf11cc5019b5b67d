package picture

import (
	"math"
	"unicode"

	"naru/internal/document"
)

// bar is one bar: the two numbers between which it stands.
type bar struct {
	value    float64 // NaN: not known, not drawn
	from, to float64
}

// barPlot is a bar chart on its way to paper.
type barPlot struct {
	c     document.Bars
	bars  [][]bar // by category, by series
	fills []fill
	scale scale
}

func drawBars(fresh func() *pen, c document.Bars) []Drawing {
	b := &barPlot{c: c}
	highlight := make([]bool, len(c.Series))
	for i, s := range c.Series {
		highlight[i] = s.Highlight
	}
	b.fills = fills(highlight)
	low, high, some := b.stand()
	if !some {
		return nil
	}
	b.scale = newScale(low, high, 5)
	if p := fresh(); !c.Horizontal && b.upright(p) {
		return []Drawing{b.vertical(p)}
	}
	var out []Drawing
	for from := 0; from < len(c.Categories); {
		p := fresh()
		d, to := b.horizontal(p, from)
		out, from = append(out, d), to
	}
	return out
}

// stand works out where each bar begins and ends, and the extent of all with
// zero in it.
func (b *barPlot) stand() (low, high float64, some bool) {
	b.bars = make([][]bar, len(b.c.Categories))
	for i := range b.bars {
		b.bars[i] = make([]bar, len(b.c.Series))
		above, below := 0.0, 0.0
		for k, s := range b.c.Series {
			v := value(s, i)
			from := 0.0
			switch {
			case math.IsNaN(v):
			case k == 0 && i < len(b.c.Floats) && known(b.c.Floats[i]):
				from = b.c.Floats[i]
			case b.c.Stacked && v >= 0:
				from, above = above, above+v
			case b.c.Stacked:
				from, below = below, below+v
			}
			b.bars[i][k] = bar{value: v, from: from, to: from + v}
			if !math.IsNaN(v) {
				some = true
				low, high = min(low, from, from+v), max(high, from, from+v)
			}
		}
	}
	return low, high, some
}

// floating reports the steps of a waterfall.
func (b *barPlot) floating() bool { return len(b.c.Floats) > 0 }

// fill of a bar; in a waterfall what stands on the ground keeps the colour of
// the series, steps up are grey and steps down are hatched.
func (b *barPlot) fill(i, k int) fill {
	if !b.floating() || k > 0 {
		return b.fills[k]
	}
	x := b.bars[i][k]
	switch {
	case x.from == 0:
		return b.fills[k]
	case x.value < 0:
		return fill{white, falling}
	default:
		return fill{light, plain}
	}
}

// upright reports whether the names of all categories find room beneath
// standing bars. Years may be thinned out instead.
func (b *barPlot) upright(p *pen) bool {
	slot := (paper - 60) / float64(len(b.c.Categories))
	if b.periods() {
		return slot >= 6
	}
	st := style{normal, false, ink}
	for _, name := range b.c.Categories {
		if len(p.family.Regular.Wrap(p.clean(name), st.size, slot-4)) > 2 || p.wide(name, st) > 2*(slot-4) || p.wide(longestWord(name), st) > slot-4 {
			p.missing = nil
			return false
		}
	}
	p.missing = nil
	return true
}

// periods reports that categories are years, quarters or months.
func (b *barPlot) periods() bool {
	for _, name := range b.c.Categories {
		if name == "" || !unicode.IsDigit([]rune(name)[0]) {
			return false
		}
	}
	return true
}

func longestWord(s string) string {
	longest, word := "", ""
	for _, r := range s + " " {
		if r != ' ' {
			word += string(r)
			continue
		}
		if len(word) > len(longest) {
			longest = word
		}
		word = ""
	}
	return longest
}

// names are the series, where there is more than one.
func (b *barPlot) names() []string {
	if len(b.c.Series) < 2 {
		return nil
	}
	var out []string
	for _, s := range b.c.Series {
		out = append(out, s.Name)
	}
	return out
}

// head writes the title of the value axis and the key, and gives the height
// beneath.
func (b *barPlot) head(p *pen, names []string) float64 {
	y := 6.0
	p.text(0, y, b.c.Value.Title, style{normal, false, muted}, start)
	if b.c.Value.Title != "" {
		y += 14
	}
	if len(names) > 0 {
		y = p.key(y, names, func(k int, x, y float64) { p.box(rect{x, y - 4.5, 9, 9}, b.fills[k]) })
	}
	return y
}

// written is the number at the end of a bar; steps of a waterfall show their
// sign.
func (b *barPlot) written(i, k int) string {
	x := b.bars[i][k]
	if math.IsNaN(x.value) {
		return "–"
	}
	s := number(x.value, b.c.Value.Decimals)
	if b.floating() && x.from != 0 && x.value > 0 {
		return "+" + s
	}
	return s
}

// total is what the known bars of a stack come to, and whether a single number
// says it: every part known and of one sign.
func (b *barPlot) total(i int) (sum float64, ok bool) {
	plus, minus := false, false
	for _, x := range b.bars[i] {
		if math.IsNaN(x.value) {
			return 0, false
		}
		plus, minus = plus || x.value > 0, minus || x.value < 0
		sum += x.value
	}
	return sum, !plus || !minus
}
