package industry

import (
	_ "embed"
	"strings"
	"sync"

	"naru/internal/core"
)

// The tables are Naru's own compilation of the structure published by
// Statistics Korea (통계청) as 한국표준산업분류, 10th revision (2017) and 11th revision
// (2024): all sections, divisions and groups, and the finer classes that the
// presets name with their parents. English names are Naru's.
var (
	//go:embed ksic10.tsv
	ksic10 string
	//go:embed ksic11.tsv
	ksic11 string
)

// Builtin gives Naru's own table of a revision; there is one of KSIC 10 and 11.
func Builtin(system core.System) (*Classification, bool) {
	c, ok := builtin()[system]
	return c, ok
}

var builtin = sync.OnceValue(func() map[core.System]*Classification {
	out := map[core.System]*Classification{}
	for system, table := range map[core.System]string{core.KSIC10: ksic10, core.KSIC11: ksic11} {
		c, err := readBuiltin(system, table)
		if err != nil {
			panic("industry: the embedded table of " + string(system) + " is broken: " + err.Error())
		}
		out[system] = c
	}
	return out
})

// readBuiltin reads lines of code, Korean and English name, in which the codes
// of a section follow its letter.
func readBuiltin(system core.System, table string) (*Classification, error) {
	var entries []Entry
	section := ""
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if i == 0 {
			continue
		}
		if len(f) != 3 {
			return nil, core.Fail(core.Internal, "%d행의 열이 셋이 아닙니다.", "line %d does not have three columns", i+1)
		}
		level, _ := levelOf(f[0])
		parent := f[0][:len(f[0])-1]
		switch level {
		case Section:
			section, parent = f[0], core.Total
		case Division:
			parent = section
		default:
		}
		entries = append(entries, Entry{Code: f[0], Level: level, Section: section, Parent: parent, Name: core.T(f[1], f[2])})
	}
	return NewClassification(system, entries)
}
