package industry

import (
	"strconv"
	"strings"

	"naru/internal/core"
)

// tableColumns are the headings that ParseTable needs, in any order; name_en
// may follow.
var tableColumns = []string{"code", "name_ko", "level", "section", "parent"}

// ParseTable reads a full KSIC table, one row per code under a heading row of
// code, name_ko, level, section and parent (and name_en where there is one).
// English names missing from the table are taken from Naru's own where code and
// Korean name agree. The error names the row, counting the heading as 1.
func ParseTable(system core.System, rows [][]string) (*Classification, error) {
	at, err := columns(rows, tableColumns)
	if err != nil {
		return nil, err
	}
	own, _ := Builtin(system)
	var entries []Entry
	for i, row := range rows[1:] {
		get := func(column string) string {
			if n, ok := at[column]; ok && n < len(row) {
				return strings.TrimSpace(row[n])
			}
			return ""
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		level, convErr := strconv.Atoi(get("level"))
		if convErr != nil {
			return nil, core.Fail(core.Invalid, "%[1]d행: 수준(level) ‘%[2]s’은(는) 1–5의 숫자가 아닙니다.",
				"Row %[1]d: level ‘%[2]s’ is not a number from 1 to 5.", i+2, get("level"))
		}
		e := Entry{
			Code: get("code"), Level: Level(level), Section: get("section"), Parent: get("parent"),
			Name: core.T(tidyName(get("name_ko")), get("name_en")),
		}
		if e.Level == Section {
			e.Parent = core.Total
		}
		if own != nil && e.Name.En == "" {
			if known, ok := own.ByCode(e.Code); ok && nameKey(known.Name.Ko) == nameKey(e.Name.Ko) {
				e.Name.En = known.Name.En
			}
		}
		entries = append(entries, e)
	}
	c, err := NewClassification(system, entries)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// tidyName drops the range of divisions after a section's name and the letter
// spacing of printed tables: "제 조 업(10~34)" is 제조업.
func tidyName(name string) string {
	if m := suffixed.FindStringSubmatch(name); m != nil && strings.Trim(m[2], "0123456789~ ") == "" {
		name = m[1]
	}
	words := strings.Fields(name)
	spaced := len(words) > 1
	for _, w := range words {
		spaced = spaced && len([]rune(w)) == 1
	}
	if spaced {
		return strings.Join(words, "")
	}
	return strings.ReplaceAll(strings.Join(words, " "), "ㆍ", "·")
}

// columns finds the needed headings.
func columns(rows [][]string, needed []string) (map[string]int, error) {
	at := map[string]int{}
	if len(rows) > 0 {
		for i, h := range rows[0] {
			at[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))] = i
		}
	}
	for _, n := range needed {
		if _, ok := at[n]; !ok {
			return nil, core.Fail(core.Invalid,
				"첫 행에 ‘%[1]s’ 열이 없습니다. 필요한 열: %[2]s.", "The first row lacks a column ‘%[1]s’. Needed: %[2]s.",
				n, strings.Join(needed, ", "))
		}
	}
	return at, nil
}
