package linkage

import (
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
)

// wiodSector is a sector of the World Input-Output Database, release 2013
// (Timmer et al. 2015, Review of International Economics 23(3)), with the
// codes of KSIC 10 that belong to it whole by NACE 1 (ISIC 3.1), on which WIOD
// rests. What the revisions cut apart is left to people.
type wiodSector struct {
	name core.Text
	ksic []string
}

// isWIOD reports whether the sectors are WIOD's own 35.
func isWIOD(sectors []inout.Sector) bool {
	known := wiodSectors()
	if len(sectors) != len(known) {
		return false
	}
	for _, s := range sectors {
		if _, ok := known[s.Code]; !ok {
			return false
		}
	}
	return true
}

func wiodSectors() map[string]wiodSector {
	s := func(ko, en, ksic string) wiodSector { return wiodSector{core.T(ko, en), strings.Fields(ksic)} }
	return map[string]wiodSector{
		"c1":  s("농림어업", "Agriculture, forestry and fishing", "01 02 03"),
		"c2":  s("광업", "Mining and quarrying", "05 06 07 08"),
		"c3":  s("음식료품·담배", "Food, beverages and tobacco", "10 11 12"),
		"c4":  s("섬유·의복", "Textiles and clothing", "13 14"),
		"c5":  s("가죽·신발", "Leather and footwear", "15"),
		"c6":  s("목재", "Wood products", "16"),
		"c7":  s("종이·인쇄·출판", "Paper, printing and publishing", "17 18 581"),
		"c8":  s("석탄·석유제품", "Coke and refined petroleum", "19"),
		"c9":  s("화학", "Chemicals", "20 21"),
		"c10": s("고무·플라스틱", "Rubber and plastics", "22"),
		"c11": s("비금속광물", "Non-metallic minerals", "23"),
		"c12": s("금속", "Metals", "24 251 259"),
		"c13": s("기계", "Machinery", "252 285 2911 2912 2913 2914 2915 2916 2917 2919 292"),
		"c14": s("전기·전자·정밀", "Electrical and optical equipment", "26 27 281 282 283 284 289 2918"),
		"c15": s("운송장비", "Transport equipment", "30 31"),
		"c16": s("기타 제조·재활용", "Other manufacturing, recycling", "32 33"),
		"c17": s("전기·가스·수도", "Electricity, gas and water", "35 36"),
		"c18": s("건설", "Construction", "41 42"),
		"c19": s("자동차 판매·수리", "Sale and repair of vehicles", "45 4771"),
		"c20": s("도매", "Wholesale", "46"),
		"c21": s("소매", "Retail", "471 472 473 474 475 476 4772 478 479"),
		"c22": s("숙박·음식", "Hotels and restaurants", "55 56"),
		"c23": s("육상운송", "Inland transport", "491 492 493 495"),
		"c24": s("수상운송", "Water transport", "50"),
		"c25": s("항공운송", "Air transport", "51"),
		"c26": s("운송지원", "Supporting transport activities", "52"),
		"c27": s("우편·통신", "Post and telecommunications", "61"),
		"c28": s("금융·보험", "Finance and insurance", "64 65 66"),
		"c29": s("부동산", "Real estate", "68"),
		"c30": s("임대·사업서비스", "Renting and business services", "582 62 70 71 72 73 74 75 76"),
		"c31": s("공공행정·국방", "Public administration and defence", "84"),
		"c32": s("교육", "Education", "85"),
		"c33": s("보건·복지", "Health and social work", "86 87"),
		"c34": s("기타 서비스", "Other services", "37 39 60 90 91 94 96"),
		"c35": s("가구 내 고용", "Private households", "97"),
	}
}
