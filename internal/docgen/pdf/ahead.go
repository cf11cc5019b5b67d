package pdf

import (
	"fmt"

	"naru/internal/docgen/picture"
	"naru/internal/document"
)

// prepared is a table broken into lines, or a picture drawn, before its turn:
// the heading above must know how much of it shall stand on the same page.
type prepared struct {
	runs      []*run
	landscape bool
	parts     []picture.Drawing
}

// prepareTable breaks a table into the lines of its grids.
func (f *flow) prepareTable(i int, t document.Table) *prepared {
	if p := f.prepared[i]; p != nil {
		return p
	}
	t = f.normalised(t)
	list, landscape := f.grids(t)
	p := &prepared{landscape: landscape}
	for n, g := range list {
		title := f.captions[i]
		if len(list) > 1 {
			title += fmt.Sprintf(" (%d/%d)", n+1, len(list))
		}
		r := &run{flow: f, t: t, g: g, title: f.clean(title)}
		r.prepare()
		p.runs = append(p.runs, r)
	}
	f.prepared[i] = p
	return p
}

func (f *flow) prepareFigure(i int, fig document.Figure) (*prepared, error) {
	if p := f.prepared[i]; p != nil {
		return p, nil
	}
	parts, err := picture.Draw(fig.Chart, f.lang)
	if err != nil {
		return nil, fmt.Errorf("draw figure: %w", err)
	}
	f.prepared[i] = &prepared{parts: parts}
	return f.prepared[i], nil
}

// ahead is the height that a heading keeps beneath itself: further headings and
// the beginning of what they are about, and whether that lies on its side.
func (f *flow) ahead(i int) (height float64, landscape bool, err error) {
	const text = 60
	for k := i + 1; k < len(f.blocks); k++ {
		switch b := f.blocks[k].(type) {
		case document.Heading:
			height += 40
			continue
		case document.Table:
			p := f.prepareTable(k, b)
			return height + f.together(p.runs[0], k), p.landscape, nil
		case document.Figure:
			p, err := f.prepareFigure(k, b)
			if err != nil {
				return 0, false, err
			}
			const captions = 50
			return height + p.parts[0].Height + captions, false, nil
		case document.KeyFigures:
			return height + 2*text, false, nil
		default:
			return height + text, false, nil
		}
	}
	return height + text, false, nil
}

// together is the height of a table's beginning and, where a page can hold
// both, of what is joined to it.
func (f *flow) together(r *run, i int) float64 {
	const most = 0.9 // of a page, for the heading needs some too
	opening := r.opening()
	if all := opening + f.joined(i); all <= f.whole()*most {
		return all
	}
	return opening
}

// joined is the height of the tables that are a part of the card at i.
func (f *flow) joined(i int) (height float64) {
	for k := i + 1; k < len(f.blocks); k++ {
		t, ok := f.blocks[k].(document.Table)
		if !ok || !t.Joined {
			break
		}
		for _, r := range f.prepareTable(k, t).runs {
			height += r.height()
		}
	}
	return height
}

// height is that of a whole table with caption, notes and source.
func (r *run) height() float64 {
	const around = 40 // caption or unit, and the space beneath
	sum := around + r.head.height
	for _, l := range r.lines {
		sum += l.height
	}
	return sum
}
