package calc

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// labelParts joins the parts of a name, in headers of several rows and in several
// leading columns alike.
const labelParts = "|"

// readSquare reads a file whose columns are sectors. Rows are numbered by all their
// leading columns together until the last has been seen; then it is clear which of
// these name them.
func (c *cells) readSquare(t *opened, names []string) error {
	var labels [][]string // by row number
	var columns []uint32
	leading := 0
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		for row := range b.Len() {
			if leading == 0 {
				leading = leadingLabels(b, row, len(names))
				for _, name := range names[leading:] {
					id, _ := c.columns.id([]byte(name))
					columns = append(columns, id)
				}
			}
			own, err := c.squareRow(b, row, leading, columns)
			if err != nil {
				return err
			}
			if len(labels) < len(c.rows.names) {
				labels = append(labels, own)
			}
		}
	}
	if len(labels) == 0 || len(columns) == 0 {
		return failEmpty(c.file)
	}
	naming := bestNaming(labels, names[leading:])
	c.titles = titlesOf(labels, naming)
	return c.renameRows(labels, naming)
}

// squareRow puts the numbers of a row and gives its labels.
func (c *cells) squareRow(b *source.Block, row, leading int, columns []uint32) ([]string, error) {
	line := b.Line(row)
	whole := leading + len(columns)
	if width := b.Width(row); width > whole || width < whole && !c.ragged {
		return nil, core.Fail(core.Invalid,
			"%s의 %d행에 칸이 %d개입니다. 머리글은 %d개입니다. 줄이 잘리지 않았는지 확인해 주십시오.",
			"%s line %d does not fit the header: %d against %d fields. Check that the line is whole.", c.file, line, b.Width(row), leading+len(columns))
	}
	var labels []string
	for j := range leading {
		labels = append(labels, plainName(string(b.Field(row, j))))
	}
	id, ok := c.rows.id([]byte(joinLabels(labels)))
	if !ok {
		return nil, core.Fail(core.Invalid,
			"%s의 %d행에 부문 이름이 비어 있습니다. 채우거나 그 행을 지우십시오.",
			"%s line %d: the name of the sector is empty. Fill it in, or delete the row.", c.file, line)
	}
	for j, column := range columns {
		v, err := c.number(b, row, leading+j)
		if err != nil {
			return nil, err
		}
		if err := c.put(id, column, v, line); err != nil {
			return nil, err
		}
	}
	return labels, nil
}

// renameRows gives the rows their final names, which must still tell them apart.
func (c *cells) renameRows(labels [][]string, naming func([]string) string) error {
	renamed := newCodes()
	for k, l := range labels {
		name := naming(l)
		if id, _ := renamed.id([]byte(name)); int(id) != k {
			return core.Fail(core.Invalid,
				"%s에 ‘%s’ 행이 두 번 있습니다. 하나로 합치거나 이름을 구분해 주십시오.",
				"%s has the row ‘%s’ twice. Merge the two or tell their names apart.", c.file, name)
		}
	}
	c.rows = renamed
	return nil
}

// titlesOf are what stands beside the names of the rows: a code in one column, its
// title in the next.
func titlesOf(labels [][]string, naming func([]string) string) map[string]string {
	titles := map[string]string{}
	for _, l := range labels {
		name := naming(l)
		beside := slices.DeleteFunc(slices.Clone(l), func(s string) bool { return s == "" || s == name })
		if len(beside) < len(l) && len(beside) > 0 {
			titles[name] = strings.Join(beside, " ")
		}
	}
	return titles
}

// leadingLabels counts the columns before the first that is a number to the end.
// The first column is always a label: a sector may be called 01.
func leadingLabels(b *source.Block, row, width int) int {
	labels := 1
	for j := 1; j < min(width, b.Width(row)); j++ {
		field := b.Field(row, j)
		if _, _, ok := source.ParseNumber(field); !ok {
			labels = j + 1
			continue
		}
		if len(field) > 0 {
			break
		}
	}
	return labels
}

// bestNaming finds which of the leading columns, or all of them joined, name the
// rows as the header names the columns.
func bestNaming(labels [][]string, names []string) func(labels []string) string {
	known := make(map[string]bool, len(names))
	for _, n := range names {
		known[n] = true
	}
	fits := func(naming func([]string) string) (count int) {
		for _, l := range labels {
			if known[naming(l)] {
				count++
			}
		}
		return count
	}
	best, most := joinLabels, fits(joinLabels)
	for k := range labels[0] {
		// A row that is no sector may be named in another column.
		only := func(labels []string) string { return cmp.Or(labels[k], joinLabels(labels)) }
		if n := fits(only); n > most {
			best, most = only, n
		}
	}
	return best
}

func joinLabels(labels []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(labels), func(s string) bool { return s == "" }), labelParts)
}
