package linkage

import (
	"strings"

	"naru/internal/core"
	"naru/internal/inout"
)

// bokSector is a sector of the Bank of Korea's regional tables (지역산업연관표, 2020
// edition, 83 sectors), with the codes of KSIC 10 that belong to it whole by the
// Bank's own description of its sectors (한국은행, 2020년 지역산업연관표, 부문분류표).
// Codes that its sectors cut apart, such as trades of construction that both build
// and lay roads, are left to people.
type bokSector struct {
	name core.Text
	ksic []string
}

// bokCount is how many sectors the edition has.
const bokCount = 83

// bokOf gives the Bank's sectors by their place in the list, each only where the
// list has it under the same code and name: other editions cut otherwise.
func bokOf(sectors []inout.Sector) []bokSector {
	out := make([]bokSector, len(sectors))
	if len(sectors) != bokCount {
		return out
	}
	known := bokSectors()
	for k, s := range sectors {
		if b, ok := known[s.Code]; ok && letters(b.name.Ko) == letters(s.Name.Ko) {
			out[k] = b
		}
	}
	return out
}

// letters is a name without what files write differently: spaces and points.
func letters(name string) string {
	return strings.NewReplacer(" ", "", "·", "", ",", "", "ㆍ", "").Replace(name)
}

func bokSectors() map[string]bokSector {
	s := func(ko, en, ksic string) bokSector { return bokSector{core.T(ko, en), strings.Fields(ksic)} }
	return map[string]bokSector{
		"01": s("작물", "Crops", "011"),
		"02": s("축산물", "Livestock", "012"),
		"03": s("임산물", "Forest products", "0201 0202 0203"),
		"04": s("수산물", "Fishery products", "031 0321"),
		"05": s("농림어업 서비스", "Agricultural, forestry and fishing services", "014 0204 0322"),
		"06": s("석탄, 원유 및 천연가스", "Coal, crude oil and natural gas", "05"),
		"07": s("금속 및 비금속 광물", "Metal and non-metallic minerals", "06 07"),
		"08": s("식료품", "Food", "10"),
		"09": s("음료품", "Beverages", "11"),
		"10": s("담배", "Tobacco", "12"),
		"11": s("섬유 및 의복", "Textiles and clothing", "13 141 143 144"),
		"12": s("가죽제품", "Leather products", "15"),
		"13": s("목재 및 목제품", "Wood and wood products", "16"),
		"14": s("펄프 및 종이제품", "Pulp and paper products", "17"),
		"15": s("인쇄 및 기록매체 복제", "Printing and reproduction of recorded media", "18"),
		"16": s("석탄 및 석유제품", "Coal and petroleum products", "19"),
		"17": s("기초화학물질", "Basic chemicals", "201"),
		"18": s("합성수지 및 합성고무", "Synthetic resins and rubber", "202"),
		"19": s("화학섬유", "Chemical fibres", "205"),
		"20": s("의약품", "Pharmaceuticals", "21"),
		"21": s("비료 및 농약", "Fertilisers and pesticides", "203"),
		"22": s("기타 화학제품", "Other chemical products", "204"),
		"23": s("플라스틱제품", "Plastic products", "222"),
		"24": s("고무제품", "Rubber products", "221"),
		"25": s("유리 및 유리제품", "Glass and glass products", "231"),
		"26": s("기타 비금속광물제품", "Other non-metallic mineral products", "232 233 239"),
		"27": s("철강1차제품", "Primary iron and steel products", "241"),
		"28": s("비철금속괴 및 1차제품", "Non-ferrous ingots and primary products", "242"),
		"29": s("금속 주물", "Metal castings", "243"),
		"30": s("금속가공제품", "Fabricated metal products", "251 259"),
		"31": s("반도체", "Semiconductors", "261"),
		"32": s("전자표시장치", "Electronic displays", "2621"),
		"33": s("기타 전자부품", "Other electronic components", "2622 2629"),
		"34": s("컴퓨터 및 주변기기", "Computers and peripherals", "263"),
		"35": s("통신, 방송 및 영상, 음향기기", "Communication, broadcasting, video and audio equipment", "264 265"),
		"36": s("정밀기기", "Precision instruments", "27"),
		"37": s("전기장비", "Electrical equipment", "28"),
		"38": s("일반목적용 기계", "General-purpose machinery", "291"),
		"39": s("특수목적용 기계", "Special-purpose machinery", "292"),
		"40": s("자동차", "Motor vehicles", "30"),
		"41": s("선박", "Ships", "311"),
		"42": s("기타 운송장비", "Other transport equipment", "312 313 319"),
		"43": s("기타 제조업제품", "Other manufactured products", "32 33"),
		"44": s("제조임가공 및 산업용 장비 수리", "Contract processing and repair of industrial equipment", "34"),
		"45": s("전력 및 신재생에너지", "Electricity and renewable energy", "351"),
		"46": s("가스, 증기 및 온수", "Gas, steam and hot water", "352 353"),
		"47": s("수도", "Water supply", "36"),
		"48": s("폐수처리", "Sewage treatment", "37"),
		"49": s("폐기물처리 및 자원재활용서비스", "Waste treatment and recycling", "38"),
		"50": s("건물건설 및 건축보수", "Building construction and repair", "411"),
		"51": s("토목건설", "Civil engineering", "412"),
		"52": s("도소매 및 상품중개서비스", "Wholesale, retail and commodity broking", "45 46 47"),
		"53": s("육상운송서비스", "Land transport", "491 492 493"),
		"54": s("수상운송서비스", "Water transport", "50"),
		"55": s("항공운송서비스", "Air transport", "51"),
		"56": s("창고 및 운송보조서비스", "Warehousing and transport support", "52"),
		"57": s("우편 및 소화물전문운송서비스", "Post and parcel delivery", "494 611"),
		"58": s("음식점 및 숙박서비스", "Restaurants and lodging", "55 56"),
		"59": s("통신서비스", "Telecommunications", "612"),
		"60": s("방송서비스", "Broadcasting", "60"),
		"61": s("정보서비스", "Information services", "63"),
		"62": s("소프트웨어 개발 공급 및 기타 IT서비스", "Software and other IT services", "582 62"),
		"63": s("신문 및 출판 서비스", "Newspapers and publishing", "581"),
		"64": s("영상·오디오물 제작 배급", "Film and audio production and distribution", "59"),
		"65": s("금융서비스", "Finance", "64"),
		"66": s("보험서비스", "Insurance", "65"),
		"67": s("금융 및 보험 보조서비스", "Auxiliary finance and insurance services", "66"),
		"68": s("주거서비스", "Housing services", "68111"),
		"69": s("기타 부동산서비스", "Other real estate services", "68112 682"),
		"70": s("연구개발", "Research and development", "70"),
		"71": s("사업관련 전문서비스", "Professional business services", "711 712 713 714 715"),
		"72": s("과학기술 및 기타 전문서비스", "Scientific, technical and other professional services", "72 73"),
		"73": s("장비·용품 및 지식재산권 임대", "Rental of equipment and intellectual property", "76"),
		"74": s("사업지원서비스", "Business support services", "74 751 753 759"),
		"75": s("공공행정, 국방 및 사회보장", "Public administration, defence and social security", "84"),
		"76": s("교육서비스", "Education", "85"),
		"77": s("의료 및 보건", "Health care", "86"),
		"78": s("사회복지서비스", "Social work", "87"),
		"79": s("문화 및 여행 관련 서비스", "Culture and travel services", "752 90"),
		"80": s("스포츠 및 오락서비스", "Sports and recreation", "91"),
		"81": s("사회단체", "Membership organisations", "94"),
		"82": s("자동차·소비용품 수리 및 개인서비스", "Repair of vehicles and consumer goods, personal services", "952 953 96"),
		"83": s("기타", "Others", ""),
	}
}
