package core

// System names a code system. A code without its system means nothing: 31070
// is 평택 in SGIS and nothing in MOIS; 20121 changed its meaning between KSIC
// revisions.
type System string

// The code systems Naru knows.
const (
	MOIS   System = "mois"   // 행정표준코드: 시도 2 digits, 시군구 5, 법정동·행정동 10
	SGIS   System = "sgis"   // 통계지리정보서비스: 시도 2 digits, 시군구 5, 읍면동 7 or 8
	KSIC9  System = "ksic9"  // 한국표준산업분류 9차
	KSIC10 System = "ksic10" // 한국표준산업분류 10차
	KSIC11 System = "ksic11" // 한국표준산업분류 11차
	Custom System = "custom" // the file's own labels, compared letter by letter
)

// Total is the code of "all" on any dimension (as in SDMX): all industries.
const Total = "_T"

// Nation is the region code of the whole country, a two-digit code beside the 시도.
const Nation = "00"

// Title names a code system.
func (s System) Title() Text {
	switch s {
	case MOIS:
		return T("행정표준코드", "MOIS administrative codes")
	case SGIS:
		return T("SGIS 통계지역코드", "SGIS statistical region codes")
	case KSIC9:
		return T("한국표준산업분류 9차", "KSIC rev. 9")
	case KSIC10:
		return T("한국표준산업분류 10차", "KSIC rev. 10")
	case KSIC11:
		return T("한국표준산업분류 11차", "KSIC rev. 11")
	default:
		return T("자료의 자체 구분", "the file's own labels")
	}
}

// IsKSIC reports whether the system is a revision of KSIC.
func (s System) IsKSIC() bool { return s == KSIC9 || s == KSIC10 || s == KSIC11 }
