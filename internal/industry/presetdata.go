package industry

import "naru/internal/core"

// both is a choice whose code is the same in both revisions.
func both(code string, weight float64, ko, en string) choice {
	return choice{code, code, weight, core.T(ko, en)}
}

// moved is a choice whose code changed but not what it means.
func moved(ksic10, ksic11 string, weight float64, ko, en string) choice {
	return choice{ksic10, ksic11, weight, core.T(ko, en)}
}

// only10 and only11 are choices that differ between the revisions.
func only10(code string, weight float64, ko, en string) choice {
	return choice{ksic10: code, weight: weight, reason: core.T(ko, en)}
}

func only11(code string, weight float64, ko, en string) choice {
	return choice{ksic11: code, weight: weight, reason: core.T(ko, en)}
}

func baskets() []basket {
	return []basket{
		{"semiconductors", core.T("반도체", "Semiconductors"), semiconductors()},
		{"hydrogen", core.T("수소", "Hydrogen"), hydrogen()},
		{"future-mobility", core.T("미래자동차", "Future vehicles"), futureMobility()},
		{"electronics", core.T("전기·전자", "Electrical and electronic"), electronics()},
		{"ict", core.T("ICT", "ICT"), ict()},
	}
}

func semiconductors() []choice {
	return []choice{
		both("2611", 1, "메모리와 비메모리 집적회로: 반도체 소자 자체", "Memory and other integrated circuits: the devices themselves"),
		both("26129", 1, "개별 소자와 센서용 소자 등 집적회로 밖의 반도체", "Discrete and other semiconductor devices"),
		both("26121", 0.5, "발광 다이오드: 공정은 반도체이나 쓰임의 절반가량은 조명으로 봄", "LEDs: a semiconductor process, about half of whose use is lighting"),
		both("29271", 1, "반도체 제조용 기계: 소부장의 장비", "Machinery for making semiconductors: the equipment of the supply chain"),
		both("20491", 0.5, "감광 재료: 포토레지스트가 들어 있으나 인쇄·사진용도 함께 있음", "Photosensitive materials: holds photoresists, but also printing and photographic ones"),
		only10("20121", 0.3, "산업용 가스: 공정 가스가 일부. 10차에서는 수소도 이 코드에 들어 있음", "Industrial gases: process gases are a part; in rev. 10 the code also holds hydrogen"),
		only11("20122", 0.3, "산소, 질소 및 기타 산업용 가스: 공정 가스가 일부. 11차에서 20121은 수소만을 뜻하므로 넣지 않음", "Oxygen, nitrogen and other gases: process gases are a part; 20121 means hydrogen alone in rev. 11 and is left out"),
		both("23129", 0.2, "기타 산업용 유리: 석영 부품이 일부", "Other industrial glass: quartzware is a part"),
		both("26223", 0.2, "연성 및 기타 인쇄회로기판: 패키지 기판이 일부", "Flexible and other circuit boards: package substrates are a part"),
		both("27212", 0.3, "전자기 측정·시험 기구: 검사 장비가 일부", "Electrical test instruments: semiconductor testers are a part"),
		both("70121", 0.2, "전기·전자공학 연구개발: 팹리스 설계가 일부. 설계만 하는 기업은 다른 코드에도 흩어져 있음", "R&D in electronics: chip design is a part; design houses are also found under other codes"),
	}
}

func hydrogen() []choice {
	return []choice{
		only10("20121", 0.3, "산업용 가스: 10차에서는 수소가 산소·질소 등과 함께 있어 일부만 셈", "Industrial gases: in rev. 10 hydrogen shares the code with oxygen, nitrogen and others, so only a part counts"),
		only11("20121", 1, "수소 제조업: 11차에서 산업용 가스에서 갈라져 같은 코드가 수소만을 뜻하게 됨", "Hydrogen: split from industrial gases in rev. 11, so the same code now means hydrogen alone"),
		both("25123", 0.3, "압축 및 액화 가스 용기: 수소 저장 용기가 일부", "Containers for compressed gas: hydrogen tanks are a part"),
		both("28111", 0.2, "전동기 및 발전기: 연료전지 발전기가 일부(연료전지의 소속 코드는 기업마다 확인 필요)", "Motors and generators: fuel-cell generators are a part (check per firm where fuel cells are coded)"),
		both("28119", 0.2, "기타 전기 변환장치: 연료전지용 전력변환이 일부(확인 필요)", "Other power conversion: converters for fuel cells are a part (to be checked)"),
		both("29132", 0.3, "기체 펌프 및 압축기: 수소 압축기가 일부", "Gas pumps and compressors: hydrogen compressors are a part"),
		both("29133", 0.1, "탭, 밸브: 고압 수소 밸브가 작은 몫", "Taps and valves: high-pressure hydrogen valves are a small part"),
		moved("29176", "29177", 0.3, "증류기, 열 교환기 및 가스 발생기: 수전해·개질 장치가 일부", "Distillers, heat exchangers and gas generators: electrolysers and reformers are a part"),
		both("35119", 0.3, "기타 발전업: 연료전지 발전이 일부. 10차의 이 코드에는 풍력도 있었음", "Other electricity generation: fuel-cell plants are a part; in rev. 10 the code also held wind"),
		both("35200", 0.1, "연료용 가스 제조 및 배관공급: 수소 공급이 작은 몫", "Fuel gas production and mains: hydrogen supply is a small part"),
		only10("47712", 0.1, "운송장비용 가스 충전: 10차에서는 LPG·CNG와 함께 있음", "Gas refuelling: in rev. 10 together with LPG and CNG"),
		only11("47712", 1, "운송장비용 수소 충전: 11차에서 같은 코드가 수소만을 뜻하게 됨", "Hydrogen refuelling: in rev. 11 the same code means hydrogen alone"),
		both("30399", 0.1, "그 외 자동차 부품: 수소차 전용 부품이 작은 몫", "Other vehicle parts: parts for fuel-cell vehicles are a small part"),
	}
}

func futureMobility() []choice {
	return []choice{
		only10("30121", 0.2, "승용차: 10차는 전기차를 나누지 않으므로 일부만 셈", "Cars: rev. 10 does not tell electric ones apart, so a part counts"),
		only10("30122", 0.1, "화물 및 특수 목적용 자동차: 10차는 전기차를 나누지 않음", "Trucks: rev. 10 does not tell electric ones apart"),
		only11("30122", 1, "전기 승용차: 11차의 30122는 10차의 30122(화물차)와 다른 업종임", "Electric cars: 30122 in rev. 11 is not 30122 (trucks) of rev. 10"),
		only11("30124", 1, "전기 화물 자동차 및 특수 목적용 전기 자동차", "Electric trucks and special-purpose vehicles"),
		only10("28202", 0.6, "축전지: 10차에서는 운송장비용 이차전지가 다른 축전지와 함께 있음", "Accumulators: in rev. 10 vehicle batteries share the code with others"),
		only11("28202", 1, "운송장비용 이차전지: 11차에서 같은 코드가 운송장비용만을 뜻하게 됨", "Batteries for transport: in rev. 11 the same code means those for transport alone"),
		both("30332", 0.8, "자동차용 신품 전기장치: 전장의 중심", "New electrical parts: the core of vehicle electronics"),
		both("30331", 0.3, "동력 전달장치: 구동 모듈과 감속기가 일부", "Drivetrain: drive modules and reducers are a part"),
		both("30391", 0.3, "조향·현가장치: 전동 조향이 일부", "Steering and suspension: electric steering is a part"),
		both("30392", 0.3, "제동장치: 전자 제동이 일부", "Brakes: electronic braking is a part"),
		both("30399", 0.3, "그 외 부품: 열관리·수소차 부품이 일부", "Other parts: thermal and fuel-cell parts are a part"),
		both("30202", 0.2, "자동차 구조 및 장치 변경: 전동화 개조가 일부", "Vehicle conversion: electric conversion is a part"),
		both("27211", 0.3, "레이더·항행 기기: 자율주행 센서가 일부", "Radar and navigation: sensors for automated driving are a part"),
		moved("26295", "26294", 0.3, "전자 감지장치: 차량 센서가 일부", "Electronic sensors: vehicle sensors are a part"),
		both("28111", 0.2, "전동기: 구동 모터가 일부", "Motors: traction motors are a part"),
		only11("29173", 0.3, "운송장비용 공기 조화장치: 전기차 열관리가 일부. 10차에는 따로 없음", "Air conditioning for transport: thermal management of electric cars; not told apart in rev. 10"),
		only11("31922", 0.5, "개인용 전기식 이동수단: 11차에 생김", "Personal electric mobility: new in rev. 11"),
		both("58222", 0.05, "응용 소프트웨어: 차량용 소프트웨어가 작은 몫", "Application software: software for vehicles is a small part"),
	}
}

func electronics() []choice {
	return []choice{
		both("26", 1, "전자 부품, 컴퓨터, 영상, 음향 및 통신장비: 전자산업 전체", "Electronic components, computers, audio-visual and communication equipment: all of electronics"),
		both("28", 1, "전기장비: 전동기, 전지, 전선, 조명, 가전", "Electrical equipment: motors, batteries, cables, lighting, appliances"),
		both("27212", 0.5, "전자기 측정·시험 기구: 전후방 장비로 절반을 셈", "Electrical measuring instruments: half, as equipment of the chain"),
		both("27215", 0.5, "기기용 자동 측정 및 제어장치: 절반을 셈", "Automatic control apparatus: half"),
		both("27216", 0.3, "산업 처리공정 제어장비: 일부", "Process control equipment: a part"),
		both("29271", 0.5, "반도체 제조용 기계: 후방 장비로 절반을 셈. 반도체 정의와 겹침", "Machinery for semiconductors: half, as upstream equipment; overlaps with the definition of semiconductors"),
		both("29272", 1, "디스플레이 제조용 기계: 후방 장비", "Machinery for displays: upstream equipment"),
		both("70121", 0.5, "전기·전자공학 연구개발", "R&D in electrical and electronic engineering"),
	}
}

func ict() []choice {
	return []choice{
		both("261", 1, "반도체(OECD ICT 제조: 전자부품)", "Semiconductors (OECD ICT manufacturing: components)"),
		both("262", 1, "전자 부품", "Electronic components"),
		both("263", 1, "컴퓨터 및 주변 장치", "Computers and peripherals"),
		both("264", 1, "통신 및 방송장비", "Communication and broadcasting equipment"),
		both("265", 1, "영상 및 음향 기기", "Video and audio equipment"),
		both("266", 1, "마그네틱 및 광학 매체", "Magnetic and optical media"),
		both("46510", 1, "컴퓨터·소프트웨어 도매(OECD ICT 유통)", "Wholesale of computers and software (OECD ICT trade)"),
		both("46522", 1, "통신·방송장비 도매(OECD ICT 유통)", "Wholesale of communication equipment (OECD ICT trade)"),
		both("582", 1, "소프트웨어 개발 및 공급: 게임 포함", "Software, games included"),
		both("612", 1, "전기 통신업: 우편(611)은 제외", "Telecommunications; post (611) is left out"),
		both("62", 1, "컴퓨터 프로그래밍, 시스템 통합 및 관리", "Programming, systems integration and management"),
		both("631", 1, "자료 처리, 호스팅, 포털", "Data processing, hosting and portals"),
		both("63991", 0.5, "데이터베이스 및 온라인 정보 제공: OECD는 콘텐츠로 보므로 절반. 11차의 가상자산 중개(63992)는 넣지 않음", "Online information: half, as OECD counts it as content; crypto-asset brokerage (63992 in rev. 11) is left out"),
		both("951", 1, "컴퓨터 및 통신장비 수리(OECD ICT 서비스)", "Repair of computers and communication equipment (OECD ICT services)"),
	}
}
