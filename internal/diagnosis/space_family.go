package diagnosis

import (
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// Family groups the sections of KSIC into as few as a reader can tell apart by
// colour. FamilyNone is for labels that are not of KSIC and for baskets.
type Family int

// The families.
const (
	FamilyNone Family = iota
	FamilyPrimary
	FamilyMaking
	FamilyBuilding
	FamilyMoving
	FamilyKnowing
	FamilyCaring
)

// families are the letters of each, the same in every revision.
func families() map[Family]string {
	return map[Family]string{
		FamilyPrimary: "AB", FamilyMaking: "C", FamilyBuilding: "DEF",
		FamilyMoving: "GHI", FamilyKnowing: "JKLMN", FamilyCaring: "OPQRSTU",
	}
}

// Title names the family.
func (f Family) Title() core.Text {
	switch f {
	case FamilyPrimary:
		return core.T("농림어업·광업", "Farming and mining")
	case FamilyMaking:
		return core.T("제조업", "Manufacturing")
	case FamilyBuilding:
		return core.T("전기·수도·건설", "Utilities and construction")
	case FamilyMoving:
		return core.T("도소매·운수·숙박", "Trade, transport, hospitality")
	case FamilyKnowing:
		return core.T("정보·금융·전문 서비스", "Information, finance, professional")
	case FamilyCaring:
		return core.T("공공·교육·보건·문화", "Public, education, health, culture")
	default:
		return core.T("구분 없음", "Not grouped")
	}
}

// familyOf is the family of a line's section.
func (sc *Scene) familyOf(l line) Family {
	if sc.trade == nil || l.level == Definitions {
		return FamilyNone
	}
	section := sc.trade.Section(industry.Components(l.code)[0])
	for f, letters := range families() {
		if section != "" && strings.Contains(letters, section) {
			return f
		}
	}
	return FamilyNone
}
