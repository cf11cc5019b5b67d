package pdf

import (
	"bytes"
	"fmt"

	"github.com/signintech/gopdf"
)

// outline is the tree of headings beside the pages, with the title at its root.
// The library chains all entries in one line; add hangs each beneath the one
// it belongs to.
type outline struct {
	open []*branch         // from the title down to the last heading
	last *gopdf.OutlineObj // the last one added
}

type branch struct {
	level int
	node  *gopdf.OutlineObj
	last  *gopdf.OutlineObj // of its children
}

const (
	none      = -1
	rootLevel = 0
)

// add appends a heading on the current page. The first one is the root.
func (o *outline) add(pdf *gopdf.GoPdf, level int, title string, y float64) {
	pdf.SetXY(0, y)
	node := pdf.AddOutlineWithPosition(title)
	node.SetPrev(none)
	if o.last != nil {
		o.last.SetNext(none) // the library has just chained it to node
	}
	o.last = node
	for len(o.open) > 1 && o.open[len(o.open)-1].level >= level {
		o.open = o.open[:len(o.open)-1]
	}
	if len(o.open) > 0 {
		o.open[len(o.open)-1].append(node)
	}
	o.open = append(o.open, &branch{level: level, node: node})
}

func (b *branch) append(node *gopdf.OutlineObj) {
	node.SetParent(b.node.GetIndex())
	if b.last == nil {
		b.node.SetFirst(node.GetIndex())
	} else {
		node.SetPrev(b.last.GetIndex())
		b.last.SetNext(node.GetIndex())
	}
	b.node.SetLast(node.GetIndex())
	b.last = node
}

// mend names the root as the last entry of the top level, where the library
// names the last entry of all. The places of all objects stay as they are.
func (o *outline) mend(file []byte) []byte {
	wrong := fmt.Appendf(nil, "\t/Last %d 0 R\n>>", o.last.GetIndex())
	right := fmt.Appendf(nil, "\t/Last %d 0 R", o.open[0].node.GetIndex())
	right = append(right, bytes.Repeat([]byte{' '}, len(wrong)-len(right)-3)...)
	return bytes.Replace(file, wrong, append(right, "\n>>"...), 1)
}
