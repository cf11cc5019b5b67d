package calc

import (
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// keeps checks that a row is whole and reports whether the conditions keep it.
func (r *longReader) keeps(b *source.Block, row int) (bool, error) {
	if r.strict && b.Width(row) <= r.last {
		return false, core.Fail(core.Invalid,
			"%[1]s의 %[2]d행에 값이 %[3]d개뿐입니다. %[4]d개 이상이어야 합니다. 줄이 잘리지 않았는지 확인해 주십시오.",
			"%[1]s line %[2]d has only %[3]d %[5]s; it needs %[4]d. Check that the line is whole.",
			r.file, b.Line(row), b.Width(row), r.last+1, core.Plural(b.Width(row), "field", "fields"))
	}
	for k := range r.filter {
		f := &r.filter[k]
		if field := b.Field(row, f.at); !f.accepts(field) {
			if r.kept == 0 {
				f.remember(field)
			}
			return false, nil
		}
	}
	return true, nil
}

// failNothing says why no row was kept.
func (r *longReader) failNothing() error {
	for _, f := range r.filter {
		if len(f.seen) > 0 {
			return core.Fail(core.Invalid,
				"%[1]s에서 --where %[2]s=%[3]s에 맞는 행이 없습니다. ‘%[2]s’ 열에는 %[4]s 등이 있습니다.",
				"%[1]s has no row with --where %[2]s=%[3]s. Column ‘%[2]s’ holds values such as %[4]s.",
				r.file, f.column, strings.Join(f.values, "|"), strings.Join(f.seen, ", "))
		}
	}
	return failEmpty(r.file)
}
