package region

import "naru/internal/core"

// Edition is the date whose administrative map the canonical codes describe.
// It is the last day before 광주 and 전남 were joined, because the official
// statistics in use count the two apart; codes issued later are still read.
const Edition = "2026-06-30"

// Level is the tier of a region, from large to small.
type Level int

// The tiers.
const (
	National     Level = iota + 1 // the whole country
	Provincial                    // 시도
	Municipal                     // 시군구: self-governing cities, counties and metropolitan districts
	SubMunicipal                  // 일반구: districts of a large city, such as 수원시 장안구
)

// Title names the tier.
func (l Level) Title() core.Text {
	switch l {
	case National:
		return core.T("전국", "nation")
	case Provincial:
		return core.T("시도", "province")
	case Municipal:
		return core.T("시군구", "city, county or district")
	case SubMunicipal:
		return core.T("일반구", "district of a city")
	default:
		return core.Text{}
	}
}

// Region is one place of the edition.
type Region struct {
	Code   string    // canonical: MOIS, 2 digits for the nation and provinces, 5 below
	SGIS   string    // the SGIS code of the 2018–2022 tables and boundaries; empty where none is known
	Level  Level     // tier
	Name   core.Text // official: 경기도, 평택시, 수원시 장안구
	Short  core.Text // as charts write it: 경기, 평택, 장안구
	Parent string    // canonical code of the place above; empty for the nation
	From   string    // first day of this code, YYYY-MM-DD; empty for the nation
	To     string    // last day, empty while it stands
}

// IsZero reports whether the region is unset.
func (r Region) IsZero() bool { return r.Code == "" }

// Former is a code outside the edition: abolished before it, or issued after.
type Former struct {
	Code    string   // MOIS code
	Name    string   // Korean name with the province
	From    string   // first day
	To      string   // day of abolition; empty for a code issued after the edition
	Same    bool     // exactly one region of the edition is the same place
	Regions []string // canonical codes of that region, or of all it touches
}
