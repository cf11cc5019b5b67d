package region

import (
	_ "embed"
	"strings"

	"naru/internal/core"
)

//go:embed regions.tsv
var regionTable string

//go:embed former.tsv
var formerTable string

// parseTables reads the two embedded tables and checks that they fit together.
// README.md beside them says where each fact comes from.
func parseTables(regions, former string) (*Registry, error) {
	r := &Registry{
		byCode:   map[string]int{},
		bySGIS:   map[string]int{},
		children: map[string][]Region{},
		former:   map[string]Former{},
	}
	cities := map[string]string{} // province code and city name → city code
	err := eachRow(regions, 8, func(f []string) error {
		row := Region{
			Code: f[0], SGIS: f[1], From: f[7],
			Short: core.T(f[3], f[5]),
			Name:  core.T(f[4], f[6]),
		}
		place(&row, cities)
		if row.Level == Municipal {
			cities[row.Code[:2]+row.Name.Ko] = row.Code
		}
		return r.add(row, append(strings.Fields(f[2]), strings.Fields(f[1])...))
	})
	if err != nil {
		return nil, err
	}
	err = eachRow(former, 6, func(f []string) error {
		row := Former{
			Code: f[0], Name: f[1], From: f[2], To: f[3],
			Same: f[4] == "=", Regions: strings.Split(f[5], "+"),
		}
		if len(r.pick(row.Regions)) != len(row.Regions) || row.Same && len(row.Regions) != 1 {
			return flaw("former code %s leads nowhere", row.Code)
		}
		if _, taken := r.byCode[row.Code]; taken {
			return flaw("code %s is both current and former", row.Code)
		}
		r.former[row.Code] = row
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.names = indexNames(r)
	return r, nil
}

// place sets what follows from the code and the name: tier, parent, short name.
func place(row *Region, cities map[string]string) {
	city, district, isDistrict := strings.Cut(row.Name.Ko, " ")
	switch {
	case row.Code == core.Nation:
		row.Level = National
	case len(row.Code) == 2:
		row.Level, row.Parent = Provincial, core.Nation
	case isDistrict:
		row.Level, row.Parent = SubMunicipal, cities[row.Code[:2]+city]
		row.Short = core.T(district, row.Name.En)
	default:
		row.Level, row.Parent = Municipal, row.Code[:2]
		row.Short = shortCity(row.Name)
	}
}

// shortCity drops 시 and 군, but not 구: 평택, 연천, 종로구.
func shortCity(name core.Text) core.Text {
	for suffix, en := range map[string]string{"시": "-si", "군": "-gun"} {
		if ko, ok := strings.CutSuffix(name.Ko, suffix); ok {
			return core.T(ko, strings.TrimSuffix(name.En, en))
		}
	}
	return name
}

func (r *Registry) add(row Region, sgis []string) error {
	if _, twice := r.byCode[row.Code]; twice {
		return flaw("code %s appears twice", row.Code)
	}
	if _, ok := r.byCode[row.Parent]; !ok && row.Level != National {
		return flaw("%s %s has no parent", row.Code, row.Name.Ko)
	}
	r.byCode[row.Code] = len(r.list)
	for _, s := range sgis {
		if _, twice := r.bySGIS[s]; twice {
			return flaw("SGIS code %s appears twice", s)
		}
		r.bySGIS[s] = len(r.list)
	}
	r.list = append(r.list, row)
	r.children[row.Parent] = append(r.children[row.Parent], row)
	return nil
}

// eachRow calls f for every line of a table after its heading.
func eachRow(table string, columns int, f func([]string) error) error {
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if i == 0 {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if len(fields) != columns {
			return flaw("line %d has %d columns, not %d", i+1, len(fields), columns)
		}
		if err := f(fields); err != nil {
			return flaw("line %d", i+1).Because(err)
		}
	}
	return nil
}

// flaw tells of a fault in the embedded tables; only a developer sees it.
func flaw(format string, args ...any) *core.Error {
	return core.Fail(core.Internal, format, format, args...)
}
