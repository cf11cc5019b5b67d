package calc

import (
	"fmt"
	"slices"
	"strings"

	"naru/internal/core"
)

// namedDuplicates is how many repeated rows a message names.
const namedDuplicates = 5

// failTwice names the rows that repeat an earlier one, with the line of that.
func (g *grid) failTwice(twice []observation) error {
	var named []string
	for k := range min(len(twice), namedDuplicates) {
		o := &twice[k]
		where := []string{g.obs.regions.names[o.region], g.obs.industries.names[o.industry]}
		if g.obs.hasPeriod {
			where = append(where, g.obs.periods.names[o.period])
		}
		named = append(named, fmt.Sprintf("(%s): %d, %d", strings.Join(where, ", "), g.firstLine(o), o.line))
	}
	if len(twice) > namedDuplicates {
		named = append(named, "…")
	}
	return core.Fail(core.Invalid,
		"%[1]s에 지역·산업·시점이 같은 행이 %[2]d개 되풀이됩니다. 행 번호: %[3]s. 파일을 고치거나 --where로 하나만 남기거나, 더해도 되면 --duplicates sum을 쓰십시오.",
		"%[1]s repeats %[2]d %[4]s of the same region, industry and period. Lines: %[3]s. Mend the file, keep one with --where, or add them up with --duplicates sum.",
		g.obs.file, len(twice), strings.Join(named, "; "), core.Plural(len(twice), "row", "rows"))
}

// firstLine is the line of the first row that fills the same cell.
func (g *grid) firstLine(o *observation) uint32 {
	for _, chunk := range g.obs.chunks {
		for k := range chunk {
			first := &chunk[k]
			if first.region == o.region && first.industry == o.industry && first.period == o.period {
				return first.line
			}
		}
	}
	return o.line
}

// repeats are the further values of cells that several rows give.
type repeats map[*float64][]float64

func (r repeats) add(cell *float64, v float64) { r[cell] = append(r[cell], v) }

// settle adds them to their cells, from the smallest up, so that the order of rows
// does not show in the last digit. NA with anything is NA.
func (r repeats) settle() {
	for cell, values := range r {
		values = append(values, *cell)
		slices.Sort(values)
		*cell = 0
		for _, v := range values {
			*cell += v
		}
	}
}
