package ui

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"naru/internal/core"

	"github.com/a-h/templ"
)

// Rows and cells are written by hand, not by a template: a page has thousands
// of cells, and a component for each took most of the time of a page.

// tableRows writes the rows of a table.
func tableRows(t Table) templ.Component {
	return written(func(p *pen) {
		for _, r := range t.Rows {
			p.row(t, r)
		}
	})
}

// cell writes a cell with its link, cellText without.
func cell(c Cell) templ.Component { return written(func(p *pen) { p.cell(c) }) }

func cellText(c Cell) templ.Component { return written(func(p *pen) { p.cellText(c) }) }

// written is a component that a pen writes.
func written(write func(p *pen)) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		p := &pen{ctx: ctx, lang: Lang(ctx), out: templ.GetBuffer()}
		defer templ.ReleaseBuffer(p.out)
		write(p)
		if p.err != nil {
			return p.err
		}
		if _, err := w.Write(p.out.Bytes()); err != nil {
			return fmt.Errorf("write a table: %w", err)
		}
		return nil
	})
}

// pen writes HTML in the reader's language.
type pen struct {
	ctx  context.Context //nolint:containedctx // lives for one rendering
	lang core.Lang
	out  *bytes.Buffer
	err  error // the first
}

// raw writes markup as it is, text with what HTML would misread escaped.
func (p *pen) raw(markup string) { p.out.WriteString(markup) }
func (p *pen) text(s string)     { p.out.WriteString(templ.EscapeString(s)) }

func (p *pen) row(t Table, r Row) {
	switch {
	case r.Total && r.Chosen:
		p.raw(`<tr class="is-total is-chosen"`)
	case r.Total:
		p.raw(`<tr class="is-total"`)
	case r.Chosen:
		p.raw(`<tr class="is-chosen"`)
	default:
		p.raw(`<tr`)
	}
	if r.Anchor != "" {
		p.raw(` id="`)
		p.text(r.Anchor)
		p.raw(`"`)
	}
	p.raw(`>`)
	for i, c := range r.Cells {
		switch {
		case i == 0:
			p.raw(`<th scope="row">`)
			if r.Chosen {
				p.raw(`<span class="table__chosen" aria-hidden="true">●</span> <span class="sr-only">`)
				p.text(core.T("선택:", "chosen:").In(p.lang))
				p.raw(`</span>`)
			}
			p.cell(c)
			p.raw(`</th>`)
			continue
		case i < len(t.Columns) && t.Columns[i].Numeric:
			p.raw(`<td class="num">`)
		default:
			p.raw(`<td>`)
		}
		p.cell(c)
		p.raw(`</td>`)
	}
	p.raw(`</tr>`)
}

func (p *pen) cell(c Cell) {
	if c.href == "" {
		p.cellText(c)
		return
	}
	p.raw(`<a href="`)
	p.text(string(templ.URL(c.href)))
	p.raw(`">`)
	p.cellText(c)
	p.raw(`</a>`)
}

func (p *pen) cellText(c Cell) {
	switch {
	case c.badge != "":
		if err := BadgeMark(c.badge, c.text).Render(p.ctx, p.out); p.err == nil {
			p.err = err
		}
		return
	case c.missing():
		p.told(`<span class="missing"`, c.remark())
		p.raw(Dash + `</span>`)
		return
	}
	if exact := c.exact(); exact != "" {
		p.raw(`<data value="`)
		p.text(exact)
		p.raw(`" title="`)
		p.text(core.T("정확한 값 ", "Exact value ").In(p.lang) + exact)
		p.raw(`">`)
		p.text(c.In(p.lang))
		p.raw(`</data>`)
	} else {
		p.text(c.In(p.lang))
	}
	if !c.note.IsZero() {
		p.raw(` `)
		p.told(`<span class="remark"`, c.note)
		p.raw(`*</span>`)
	}
}

// told opens an element that says more on hover and focus.
func (p *pen) told(opening string, more core.Text) {
	escaped := templ.EscapeString(more.In(p.lang))
	p.raw(opening + ` tabindex="0" role="note" aria-label="` + escaped + `" data-tip="` + escaped + `">`)
}
