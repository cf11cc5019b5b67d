package document

import (
	"slices"
	"strconv"

	"naru/internal/core"
)

// Numbered is a body whose tables and figures carry their numbers, as every
// writer prints them.
type Numbered struct {
	Blocks   []Block
	Captions []string // per block: "표 2-1. 산업별 입지계수", empty for blocks without one
	Contents []ContentsLine
}

// Printed are the lines that a printed table of contents has: chapters and
// sections. A report of hundreds of task cards must not begin with pages of
// their titles; an outline on screen has them all.
func (n Numbered) Printed() []ContentsLine {
	const deepest = 2
	return slices.DeleteFunc(slices.Clone(n.Contents), func(l ContentsLine) bool { return l.Level > deepest })
}

// ContentsLine is a line of the table of contents.
type ContentsLine struct {
	Level int
	Text  string
	Block int // index of the heading
}

// Number counts chapters, tables and figures: the third table of the second
// chapter is 표 2-3. Before the first chapter, and in a paper without chapters,
// it is 표 3.
func (d Document) Number() Numbered {
	table, figure := core.T("표", "Table").In(d.Lang), core.T("그림", "Figure").In(d.Lang)
	n := Numbered{Blocks: d.Body, Captions: make([]string, len(d.Body))}
	chapter, tables, figures := 0, 0, 0
	for i, b := range d.Body {
		switch b := b.(type) {
		case Heading:
			if b.Level == 1 {
				chapter, tables, figures = chapter+1, 0, 0
			}
			n.Contents = append(n.Contents, ContentsLine{Level: b.Level, Text: b.Text, Block: i})
		case Table:
			if b.Caption != "" {
				tables++
				n.Captions[i] = caption(table, chapter, tables, b.Caption)
			}
		case Figure:
			figures++
			n.Captions[i] = caption(figure, chapter, figures, b.Caption)
		}
	}
	return n
}

func caption(word string, chapter, number int, text string) string {
	count := strconv.Itoa(number)
	if chapter > 0 {
		count = strconv.Itoa(chapter) + "-" + count
	}
	return word + " " + count + ". " + text
}
