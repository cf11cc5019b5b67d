package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"naru/internal/docgen/typeface"
	"naru/internal/document"
)

// flow fills page after page from the top.
type flow struct {
	*book

	pages    []*page
	y        float64
	captions []string
	blocks   []document.Block
	prepared map[int]*prepared // by block
	chapters bool              // chapters begin on a page of their own
}

// body lays out all blocks.
func (b *book) body(ctx context.Context, d document.Document) (*flow, error) {
	numbered := d.Number()
	f := &flow{book: b, captions: numbered.Captions, blocks: d.Body, prepared: map[int]*prepared{}, chapters: d.Contents}
	f.turn(false)
	if !d.Contents {
		const high = 50 // where a running head would stand
		f.page().titled, f.y = true, high
		f.titleBlock(d)
	}
	for i, block := range d.Body {
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		if err := f.block(ctx, i, block); err != nil {
			return nil, err
		}
		delete(f.prepared, i)
	}
	f.tellMissing()
	if f.blank() && len(f.pages) > 1 {
		f.pages = f.pages[:len(f.pages)-1]
	}
	return f, nil
}

func (f *flow) block(ctx context.Context, i int, block document.Block) error {
	heading, titled := block.(document.Heading)
	if _, table := block.(document.Table); f.page().landscape && !table && !titled {
		f.turn(false) // only tables lie, with the heading above them
	}
	if titled {
		return f.heading(i, heading)
	}
	switch block := block.(type) {
	case document.Paragraph:
		f.paragraph(block)
	case document.List:
		f.list(block)
	case document.KeyFigures:
		f.keyFigures(block)
	case document.PageBreak:
		if !f.fresh() {
			f.turn(false)
		}
	case document.Table:
		return f.table(ctx, i, block)
	case document.Figure:
		return f.figure(i, block)
	default:
		return fmt.Errorf("block %d: the PDF does not know %T", i, block)
	}
	return nil
}

// turn begins a new page; an empty one is only turned.
func (f *flow) turn(landscape bool) {
	if f.blank() {
		f.page().landscape = landscape
		return
	}
	f.pages = append(f.pages, &page{landscape: landscape, stretch: f.stretch})
	f.y = top
}

// blank reports that nothing stands on the last page.
func (f *flow) blank() bool {
	return len(f.pages) > 0 && f.fresh() && len(f.page().shapes) == 0 && len(f.page().anchors) == 0
}

func (f *flow) page() *page { return f.pages[len(f.pages)-1] }

// width is what stands between the margins.
func (f *flow) width() float64 {
	w, _ := f.page().size()
	return w - 2*side
}

func (f *flow) room() float64 {
	_, h := f.page().size()
	return h - bottom - f.y
}

// whole is the height of an empty page.
func (f *flow) whole() float64 {
	_, h := f.page().size()
	return h - bottom - top
}

func (f *flow) fresh() bool { return f.y == top }

// need turns the page if so much height is not left.
func (f *flow) need(height float64) {
	if f.room() < height && !f.fresh() {
		f.turn(f.page().landscape)
	}
}

// skip leaves some space, but none at the top of a page.
func (f *flow) skip(height float64) {
	if !f.fresh() {
		f.y += height
	}
}

// mark makes the place of a block known to links.
func (f *flow) mark(block int) {
	f.page().anchors = append(f.page().anchors, anchor{block: block, y: f.y})
}

// write sets lines of text from the left edge x, turning pages so that no
// single line of a longer text stands alone, and moves down.
func (f *flow) write(x float64, lines [][]typeface.Run, st style) {
	step := st.step()
	for len(lines) > 0 {
		n := min(len(lines), int((f.room()+step-st.size*1.2)/step))
		if left := len(lines) - n; left == 1 && n > 2 {
			n--
		}
		if n < min(2, len(lines)) && !f.fresh() {
			f.turn(f.page().landscape)
			continue
		}
		n = max(n, 1)
		for _, line := range lines[:n] {
			at := x
			for _, run := range line {
				st.bold = run.Bold
				f.page().text(at, f.y+st.size, run.Text, st)
				at += f.family.Face(run.Bold).Width(run.Text, st.size)
			}
			f.y += step
		}
		if lines = lines[n:]; len(lines) > 0 {
			f.turn(f.page().landscape)
		}
	}
}

// plain breaks a text of one weight into lines.
func (f *flow) plain(s string, st style, width float64) [][]typeface.Run {
	return f.family.WrapRuns([]typeface.Run{{Text: f.clean(s), Bold: st.bold}}, st.size, width)
}

// tellMissing says at the end which characters could not be printed.
func (f *flow) tellMissing() {
	if len(f.missing) == 0 {
		return
	}
	var codes []string
	for r := range f.missing {
		codes = append(codes, fmt.Sprintf("U+%04X", r))
	}
	slices.Sort(codes)
	f.skip(10)
	st := style{8.5, false, muted}
	f.write(side, f.plain(f.say("글꼴에 없는 글자는 □로 적었습니다: ", "Characters that the typeface lacks stand as □: ")+strings.Join(codes, ", "), st, f.width()), st)
}

// sourceLines says where numbers come from.
func (f *flow) sourceLines(source string) [][]typeface.Run {
	if source == "" {
		return nil
	}
	return f.plain(f.say("자료: ", "Source: ")+source, sourceText, f.width())
}

func (f *flow) runsWidth(line []typeface.Run, size float64) (sum float64) {
	for _, run := range line {
		sum += f.family.Face(run.Bold).Width(run.Text, size)
	}
	return sum
}

func textOf(line []typeface.Run) string {
	var b strings.Builder
	for _, run := range line {
		b.WriteString(run.Text)
	}
	return b.String()
}
