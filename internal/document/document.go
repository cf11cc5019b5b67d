package document

import "naru/internal/core"

// Document is one report in one language. Every text in it is ready to print.
type Document struct {
	Lang     core.Lang
	Title    string
	Subtitle string
	Author   string   // the agency
	Date     string   // as it stands on the cover
	Status   string   // such as "초안" or "승인본 3판"; also in the running head
	Notices  []string // what a reader must know first: synthetic data, unverified signatures
	Contents bool     // a table of contents follows the cover
	OnePage  bool     // a writer that lays out pages sets it smaller, within reason, to fit one
	Body     []Block
}

// Block is one part of the body: Heading, Paragraph, List, Table, Figure,
// KeyFigures or PageBreak.
type Block interface{ block() }

// Heading starts a part. Level 1 is a chapter, 2 a section, 3 a subsection.
// Chapters are counted, and captions are numbered within them.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct {
	Style Style
	Runs  []Run
}

// Run is a stretch of text in one weight.
type Run struct {
	Text string
	Bold bool
}

// Style is what a paragraph is for.
type Style int

// The styles of a paragraph.
const (
	Plain   Style = iota
	Finding       // the sentence that says what was found
	Quiet         // remarks and method notes
)

// List is a list of sentences, numbered if Ordered.
type List struct {
	Ordered bool
	Items   []string
}

// KeyFigures are at most four numbers side by side.
type KeyFigures struct {
	Figures []KeyFigure
}

// KeyFigure is one number with what it says.
type KeyFigure struct {
	Label, Value, Unit, Note string
}

// PageBreak starts a new page.
type PageBreak struct{}

// Figure is a drawn picture. Alt says in words what it shows.
type Figure struct {
	Caption string
	Alt     string
	Source  string
	Chart   Chart
}

func (Heading) block()    {}
func (Paragraph) block()  {}
func (List) block()       {}
func (KeyFigures) block() {}
func (PageBreak) block()  {}
func (Figure) block()     {}
func (Table) block()      {}

// Text makes a plain paragraph.
func Text(s string) Paragraph { return Paragraph{Runs: []Run{{Text: s}}} }

// Found makes the paragraph of a finding.
func Found(s string) Paragraph { return Paragraph{Style: Finding, Runs: []Run{{Text: s}}} }

// Remark makes a quiet paragraph.
func Remark(s string) Paragraph { return Paragraph{Style: Quiet, Runs: []Run{{Text: s}}} }
