package iosheet

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
)

// findSectors are the labels that stand on both sides and have no role. A label
// on one side only that is written like a sector is an error: to leave a sector
// out would change every number.
func (w *builder) findSectors(note func(core.Text)) error {
	if err := w.fits(); err != nil {
		return err
	}
	s := w.Main
	if err := w.twice(s, s.Rows, true); err != nil {
		return err
	}
	if err := w.twice(s, s.Columns, false); err != nil {
		return err
	}
	columns := byID(s.Columns)
	regions := map[string]bool{}
	order := -1
	sorted := true
	for k, r := range s.Rows {
		c, both := columns[r.id()]
		if !both || !w.isSector(r, s.Columns[c]) {
			continue
		}
		regions[r.Region] = true
		if w.Block != "" && r.Region != w.Block {
			w.others, w.otherColumns = append(w.others, k), append(w.otherColumns, c)
			continue
		}
		sorted = sorted && c > order
		order = c
		w.rows, w.columns, w.ids = append(w.rows, k), append(w.columns, c), append(w.ids, r.id())
	}
	if w.Block != "" && (len(w.rows) == 0 || len(w.others) == 0) {
		return core.Fail(core.Invalid, "표에 지역 ‘%[1]s’이(가) 없거나 그 지역뿐입니다. 표의 지역: %[2]s", "The table has no region ‘%[1]s’, or no other. Its regions: %[2]s", w.Block, fewNames(sortedNames(regions)))
	}
	if err := w.square(); err != nil {
		return err
	}
	if !sorted && !s.long {
		note(core.T("열이 행과 다른 차례로 서 있어 이름으로 맞추었습니다.", "The columns stand in another order than the rows; they were matched by name."))
	}
	return nil
}

func (w *builder) isSector(row, column Label) bool {
	return roleOf(w.Rows, row.Key) == "" && roleOf(w.Columns, column.Key) == "" && !isTotal(row.says())
}

// fits checks that the named rows and columns are there, and a role that only
// one may have is given once.
func (w *builder) fits() error {
	for _, r := range w.Rows {
		if find(w.Main.Rows, r.Name) < 0 && (w.Inputs == nil || find(w.Inputs.Rows, r.Name) < 0) {
			return core.Fail(core.Invalid, "‘%[1]s’에 ‘%[2]s’ 행이 없습니다. 행의 뜻을 다시 골라 주십시오.", "‘%[1]s’ has no row ‘%[2]s’. Choose the meaning of its rows again.", w.Main.name(), r.Name).
				With("rows", core.T("파일에 없는 행이 있습니다.", "A row is not in the file."))
		}
	}
	for _, r := range w.Columns {
		if find(w.Main.Columns, r.Name) < 0 {
			return core.Fail(core.Invalid, "‘%[1]s’에 ‘%[2]s’ 열이 없습니다. 열의 뜻을 다시 골라 주십시오.", "‘%[1]s’ has no column ‘%[2]s’. Choose the meaning of its columns again.", w.Main.name(), r.Name).
				With("columns", core.T("파일에 없는 열이 있습니다.", "A column is not in the file."))
		}
	}
	return nil
}

// twice refuses a name or a code that stands for two.
func (w *builder) twice(s *Sheet, labels []Label, rows bool) error {
	seen := map[string]int{}
	for k, l := range labels {
		if w.ignored(l, rows) || l.Code == "" && isTotal(l.says()) {
			continue
		}
		first, again := seen[l.id()]
		if !again {
			seen[l.id()] = k
			continue
		}
		a, b := s.Info.Place(labels[first].at, 1), s.Info.Place(l.at, 1)
		if !rows {
			a, b = s.Info.Place(s.line, labels[first].at), s.Info.Place(s.line, l.at)
		}
		return core.Fail(core.Invalid, "부문 ‘%[1]s’이(가) 두 번 있습니다: %[2]s, %[3]s. 하나로 합치거나 부호를 구분해 주십시오.",
			"The sector ‘%[1]s’ is there twice: %[2]s and %[3]s. Merge the two or tell their codes apart.", l.Key, a, b)
	}
	return nil
}

func (w *builder) ignored(l Label, row bool) bool {
	if row {
		return roleOf(w.Rows, l.Key) == RoleIgnored
	}
	return roleOf(w.Columns, l.Key) == RoleIgnored
}

// square refuses a table with sectors on one side only.
func (w *builder) square() error {
	shapes := map[string]bool{}
	for _, k := range w.rows {
		shapes[inout.CodeShape(w.Main.Rows[k].Key)] = true
	}
	var uneven []string
	one := func(labels []Label, other map[string]int, roles []Role) {
		for _, l := range labels {
			if _, both := other[l.id()]; !both && roleOf(roles, l.Key) == "" && shapes[inout.CodeShape(l.Key)] && !isTotal(l.says()) {
				uneven = append(uneven, l.Key)
			}
		}
	}
	one(w.Main.Rows, byID(w.Main.Columns), w.Rows)
	one(w.Main.Columns, byID(w.Main.Rows), w.Columns)
	if len(uneven) == 0 && len(w.rows) > 0 {
		return nil
	}
	return core.Fail(core.Invalid,
		"‘%[1]s’은(는) 정방이 아닙니다. 행과 열에 모두 있는 부문은 %[2]d개이고, 한쪽에만 있는 부문이 있습니다: %[3]s. 빠진 행이나 열을 채우거나, 부문이 아니면 뜻을 골라 주십시오.",
		"‘%[1]s’ is not square: %[2]d sectors are rows and columns alike, and some are on one side only: %[3]s. Add the missing row or column, or say what it is when it is no sector.",
		w.Main.name(), len(w.rows), fewNames(uneven)).
		With("rows", core.Tf("한쪽에만 있는 이름: %s", "On one side only: %s", fewNames(uneven)))
}

// fewNames lists names for a message, not a thousand of them.
func fewNames(list []string) string {
	const few = 8
	if len(list) > few {
		return strings.Join(list[:few], ", ") + ", …"
	}
	return strings.Join(list, ", ")
}

func sortedNames(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for name := range set {
		if name != "" {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
