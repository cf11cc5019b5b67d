package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/source"
)

// role is what a column may be to a profile.
type role int

const (
	roleRegion role = iota
	roleIndustry
	rolePeriod
	roleMeasure
	roleUnit
	roleValue
	roleFlag
	roles
)

// headings that official files use, by role; the first match is the strongest.
var headings = [roles][]string{
	roleRegion:   {"행정구역코드", "시군구코드", "행정구역", "시도별", "시군구", "시도", "지역", "region", "geo"},
	roleIndustry: {"산업코드", "업종코드", "산업별", "산업분류", "산업", "업종", "industry", "ksic", "sector"},
	rolePeriod:   {"연도", "시점", "기준년월", "년월", "날짜", "기간", "PRD_DE", "year", "period", "date", "time"},
	roleMeasure:  {"지표", "항목", "ITM_NM", "measure", "indicator", "변수"},
	roleUnit:     {"단위", "UNIT_NM", "unit"},
	roleValue:    {"값", "수치", "value", "통계값", "DT", "values"},
	roleFlag:     {"비고", "주석", "flag", "기호", "status"},
}

// Signature identifies a set of columns, so that a saved profile is found again.
func Signature(columns []string) string {
	sum := sha256.Sum256([]byte(strings.Join(columns, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// Suggest guesses a profile from the columns and some rows, using what their
// headings say and what their values turn out to be. It always gives a profile;
// Validate tells what is still open.
func Suggest(info source.Info, columns []string, rows [][]string, places Places, trades map[core.System]Trades) Profile {
	p := Profile{
		Reading:      ReadingOf(info),
		RegionSystem: core.MOIS, IndustrySystem: core.KSIC11,
	}
	g := guess{columns: columns, rows: rows, places: places, trades: trades, taken: map[int]bool{}}
	g.periods(&p)
	g.regions(&p)
	g.industries(&p)
	g.rest(&p)
	return p
}

type guess struct {
	columns []string
	rows    [][]string
	places  Places
	trades  map[core.System]Trades
	taken   map[int]bool
}

// heading scores a column's name for a role, 0…1.
func (g *guess) heading(col int, r role) float64 {
	name := strings.ToLower(compact(g.columns[col]))
	for i, h := range headings[r] {
		h = strings.ToLower(h)
		weight := 1 - float64(i)/float64(2*len(headings[r]))
		if name == h {
			return weight
		}
		if len([]rune(h)) > 1 && strings.Contains(name, h) {
			return weight * 0.6
		}
	}
	return 0
}

// share is how many of a column's distinct values pass a test, 0…1.
func (g *guess) share(col int, pass func(string) bool) float64 {
	distinct := map[string]bool{}
	good := 0
	for _, r := range g.rows {
		if col >= len(r) || distinct[r[col]] {
			continue
		}
		distinct[r[col]] = true
		if pass(r[col]) {
			good++
		}
	}
	if len(distinct) == 0 {
		return 0
	}
	return float64(good) / float64(len(distinct))
}

// best picks the free column with the highest score above a threshold.
func (g *guess) best(threshold float64, score func(col int) float64) int {
	at, top := -1, threshold
	for col := range g.columns {
		if g.taken[col] {
			continue
		}
		if s := score(col); s > top {
			at, top = col, s
		}
	}
	if at >= 0 {
		g.taken[at] = true
	}
	return at
}

// nameBonus prefers the names of a KOSIS answer (C1_NM) to its codes, whose
// system differs from table to table.
func (g *guess) nameBonus(col int) float64 {
	if strings.HasSuffix(g.columns[col], "_NM") {
		return 0.1
	}
	return 0
}

func (g *guess) name(col int) string {
	if col < 0 {
		return ""
	}
	return g.columns[col]
}

// periods finds a period column, or value columns whose headings are periods.
func (g *guess) periods(p *Profile) {
	if wide := g.wide(); len(wide) > 0 {
		p.Wide = wide
		for _, w := range wide {
			g.taken[slices.Index(g.columns, w.Column)] = true
			if w.Flag != "" {
				g.taken[slices.Index(g.columns, w.Flag)] = true
			}
		}
		return
	}
	p.Period.Column = g.name(g.best(0.9, func(col int) float64 {
		return g.heading(col, rolePeriod) + g.share(col, isPeriod)
	}))
}

func isPeriod(s string) bool {
	_, err := core.ParsePeriod(s)
	return err == nil
}

// wide reads headings such as "2024.1/2|취업자 (천명)".
func (g *guess) wide() []WideColumn {
	var out []WideColumn
	for _, c := range g.columns {
		period, rest := splitHeading(c)
		if period == "" {
			continue
		}
		if n := len(out); n > 0 && isErrorHeading(rest) && out[n-1].Period == period && out[n-1].Flag == "" {
			out[n-1].Flag = c
			continue
		}
		name, unit := SplitUnit(rest)
		out = append(out, WideColumn{Column: c, Period: period, Measure: name, Unit: unit})
	}
	return out
}

func splitHeading(heading string) (period, rest string) {
	var others []string
	for part := range strings.SplitSeq(heading, "|") {
		part = strings.TrimSpace(part)
		if p, err := core.ParsePeriod(part); err == nil && period == "" {
			period = p.String()
			continue
		}
		others = append(others, part)
	}
	return period, strings.Join(others, " ")
}

// isErrorHeading recognises a column of relative standard errors, whose "*"
// marks the estimate beside it as unreliable.
func isErrorHeading(s string) bool {
	s = strings.ToUpper(compact(s))
	return s == "RSE" || s == "CV" || strings.HasPrefix(s, "RSE(") || strings.HasPrefix(s, "CV(") || strings.Contains(s, "상대표준오차")
}

// regions prefers the column whose values are most surely places.
func (g *guess) regions(p *Profile) {
	top := 0.0
	for _, system := range []core.System{core.MOIS, core.SGIS} {
		for col := range g.columns {
			if g.taken[col] {
				continue
			}
			known := g.share(col, func(v string) bool {
				_, candidates, err := g.places.Resolve(system, v)
				return err == nil || len(candidates) > 1
			})
			if s := known + g.heading(col, roleRegion) + g.nameBonus(col); known > 0.5 && s > top+1e-9 {
				top, p.Region.Column, p.RegionSystem = s, g.columns[col], system
			}
		}
	}
	if p.Region.Column == "" {
		p.RegionSystem = core.Custom
		p.Region.Column = g.name(g.best(0.3, func(col int) float64 { return g.heading(col, roleRegion) }))
		return
	}
	at := slices.Index(g.columns, p.Region.Column)
	g.taken[at] = true
	// Names that several places share are common in files ordered by province.
	p.Neighbours = g.share(at, func(v string) bool {
		_, candidates, _ := g.places.Resolve(p.RegionSystem, v)
		return len(candidates) > 1
	}) > 0
}

// industries tries every revision on every free column; the newest wins a tie.
func (g *guess) industries(p *Profile) {
	top := 0.0
	for _, system := range []core.System{core.KSIC11, core.KSIC10} {
		t := g.trades[system]
		if t == nil {
			continue
		}
		for col := range g.columns {
			if g.taken[col] {
				continue
			}
			known := g.share(col, func(v string) bool {
				_, unverified, err := t.Resolve(v)
				return err == nil && !unverified
			})
			if s := known + 0.5*g.heading(col, roleIndustry) + g.nameBonus(col); known > 0.5 && s > top+1e-9 {
				top, p.Industry.Column, p.IndustrySystem = s, g.columns[col], system
			}
		}
	}
	if p.Industry.Column == "" {
		p.IndustrySystem = core.Custom
		p.Industry.Column = g.name(g.best(0.3, func(col int) float64 { return g.heading(col, roleIndustry) }))
		return
	}
	g.taken[slices.Index(g.columns, p.Industry.Column)] = true
}

// rest finds measure, unit, value and flag among what is left.
func (g *guess) rest(p *Profile) {
	unit := g.best(0.3, func(col int) float64 { return g.heading(col, roleUnit) })
	if unit >= 0 {
		p.Unit.Column = g.columns[unit]
	}
	if len(p.Wide) == 0 {
		p.Value = g.name(g.best(0.9, func(col int) float64 {
			return g.heading(col, roleValue) + g.share(col, isNumber)
		}))
		p.Flag = g.name(g.best(0.3, func(col int) float64 { return g.heading(col, roleFlag) }))
	}
	p.Measure.Column = g.name(g.best(0.3, func(col int) float64 { return g.heading(col, roleMeasure) }))
	if p.Measure.Column == "" && p.Value != "" {
		p.Measure.Constant = p.Value // one value column: its heading says what it holds
	}
}

func isNumber(s string) bool {
	_, _, ok := source.ParseNumber([]byte(s))
	return ok && s != ""
}
