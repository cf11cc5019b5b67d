package pdf

import (
	"fmt"

	"naru/internal/document"
)

var (
	captionText = style{9.5, true, ink}
	sourceText  = style{8, false, muted}
)

// figure sets a picture with its caption and source beneath; a picture of
// several parts numbers them.
func (f *flow) figure(i int, fig document.Figure) error {
	p, err := f.prepareFigure(i, fig)
	if err != nil {
		return err
	}
	parts := p.parts
	for n, d := range parts {
		for _, r := range d.Missing {
			f.missing[r] = true
		}
		text := f.captions[i]
		if len(parts) > 1 {
			text += fmt.Sprintf(" (%d/%d)", n+1, len(parts))
		}
		caption := f.plain(text, captionText, f.width())
		source := f.sourceLines(fig.Source)
		f.skip(10)
		f.need(d.Height + 8 + float64(len(caption))*captionText.step() + float64(len(source))*sourceText.step())
		if n == 0 {
			f.mark(i)
		}
		f.page().place(d, side+(f.width()-d.Width)/2, f.y)
		f.y += d.Height + 8
		for _, line := range caption {
			f.page().text(side+(f.width()-f.runsWidth(line, captionText.size))/2, f.y+captionText.size, textOf(line), captionText)
			f.y += captionText.step()
		}
		f.write(side, source, sourceText)
		f.y += 8
	}
	return nil
}
