package picture

import (
	"naru/internal/core"
	"naru/internal/docgen/typeface"
	"naru/internal/document"
)

// Draw lays a chart out as one picture, or as several where it is taller than
// a page: a plan of hundreds of tasks continues on the next. A chart without a
// number says so. The error is core.Unavailable if the typeface is not built
// in.
func Draw(c document.Chart, lang core.Lang) ([]Drawing, error) {
	family, err := typeface.Load()
	if err != nil {
		return nil, err
	}
	fresh := func() *pen { return &pen{family: family, lang: lang} }
	switch c := c.(type) {
	case document.Bars:
		if out := drawBars(fresh, c); len(out) > 0 {
			return out, nil
		}
	case document.Lines:
		if out, ok := drawLines(fresh(), c); ok {
			return []Drawing{out}, nil
		}
	case document.Scatter:
		if out, ok := drawScatter(fresh(), c); ok {
			return []Drawing{out}, nil
		}
	case document.Plan:
		if out := drawPlan(fresh, c); len(out) > 0 {
			return out, nil
		}
	}
	return []Drawing{nothing(fresh())}, nil
}

func nothing(p *pen) Drawing {
	const height = 60
	p.box(rect{0, 0, paper, height}, fill{faint, plain})
	p.text(paper/2, height/2, core.T("그릴 자료가 없습니다.", "There is nothing to draw.").In(p.lang), style{normal, false, muted}, centre)
	return p.drawing(height)
}

// key writes which fill or mark is which series, in as many lines as needed
// from the height y, and gives the height beneath.
func (p *pen) key(y float64, names []string, sample func(i int, x, y float64)) float64 {
	const swatch, gap, line = 10, 14, 13
	st := style{normal, false, ink}
	x := 0.0
	for i, name := range names {
		w := swatch + 4 + p.wide(name, st)
		if x > 0 && x+w > paper {
			x, y = 0, y+line
		}
		sample(i, x, y)
		p.text(x+swatch+4, y, p.lines(name, st, paper-swatch-4, 1)[0], st, start)
		x += w + gap
	}
	return y + line
}

// spread moves heights apart to at least gap, in order, as little as a pass
// down and a pass up do, between top and bottom.
func spread(y []float64, gap, top, bottom float64) {
	for i := range y {
		if i == 0 {
			y[i] = max(y[i], top)
		} else {
			y[i] = max(y[i], y[i-1]+gap)
		}
	}
	for i := len(y) - 1; i >= 0; i-- {
		if i == len(y)-1 {
			y[i] = min(y[i], bottom)
		} else {
			y[i] = min(y[i], y[i+1]-gap)
		}
	}
}
