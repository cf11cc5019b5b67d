package industry_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/refdata"
)

func TestTablesAgreeWithTheOfficialOnes(t *testing.T) {
	t.Parallel()
	for system, want := range map[core.System]struct {
		file   string
		groups int
	}{
		core.KSIC10: {"ksic/ksic10.csv", 232},
		core.KSIC11: {"ksic/ksic11.csv", 234},
	} {
		c := ksic(t, system)
		official := map[string][]string{}
		for _, row := range refdata.Rows(t, want.file)[1:] {
			official[row[0]] = row
			level, _ := strconv.Atoi(row[2])
			e, ok := c.ByCode(row[0])
			if !ok {
				if industry.Level(level) <= industry.Group {
					t.Errorf("%s lacks %s %s", system, row[0], row[1])
				}
				continue
			}
			parent := row[4]
			if level == 1 {
				parent = core.Total
			}
			if int(e.Level) != level || e.Section != row[3] || e.Parent != parent || plain(e.Name.Ko) != plain(row[1]) {
				t.Errorf("%s %s is %+v, the official row %v", system, row[0], e, row)
			}
		}
		count := map[industry.Level]int{}
		for _, e := range c.Entries() {
			count[e.Level]++
			if official[e.Code] == nil {
				t.Errorf("%s has %s, the official table does not", system, e.Code)
			}
			if e.Name.En == "" {
				t.Errorf("%s %s has no English name", system, e.Code)
			}
		}
		if count[industry.Section] != 21 || count[industry.Division] != 77 || count[industry.Group] != want.groups {
			t.Errorf("%s has %v entries by level", system, count)
		}
		if c.CompleteTo() != industry.Group {
			t.Errorf("%s is complete to %d", system, c.CompleteTo())
		}
	}
}

func TestIndustryColumnsOfOfficialDownloadsResolve(t *testing.T) {
	t.Parallel()
	c := ksic(t, core.KSIC10)
	for file, columns := range map[string][]int{
		"korea/kosis_estab_survey.csv":                   {1, 2},
		"korea/kosis_mining_mfg.csv":                     {1, 2},
		"korea/kosis_ipi_clean.csv":                      {1},
		"korea/kosis_sigungu_industry_employed_2024.csv": {1},
	} {
		for _, column := range columns {
			seen := map[string]bool{}
			for _, row := range refdata.Rows(t, file)[1:] {
				label := row[column]
				if seen[label] || label == "산업별" || label == "" {
					continue
				}
				seen[label] = true
				code, err := c.Resolve(label)
				if err != nil {
					t.Errorf("%s: %v", file, err)
				}
				if column == 2 {
					named, _ := c.Resolve(row[1])
					if named != code && c.Compose(named) != c.Compose(code) && !c.Covers(named, code) {
						t.Errorf("%s: %q is %s, its code %q is %s", file, row[1], named, label, code)
					}
				}
			}
		}
	}
}

var (
	rangeSuffix = regexp.MustCompile(`\s*\([0-9 ~]+\)$`)
	plainer     = strings.NewReplacer("ㆍ", "", "·", "", " ", "")
)

// plain strips what the published tables spell differently: the range of
// divisions, spaces and the two middle dots.
func plain(name string) string { return plainer.Replace(rangeSuffix.ReplaceAllString(name, "")) }
