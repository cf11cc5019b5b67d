package structure

import "naru/internal/core"

// The methods' ids.
const (
	MethodLQ                    = "lq"
	MethodGrowth                = "growth"
	MethodDunn                  = "shift-share.dunn"
	MethodEstebanMarquillas     = "shift-share.esteban-marquillas"
	MethodDynamic               = "shift-share.dynamic"
	MethodRegionConcentration   = "concentration.region"
	MethodIndustryConcentration = "concentration.industry"
	MethodTyping                = "typing"
	MethodRelatedness           = "relatedness"
	MethodDensity               = "density"
	MethodComplexity            = "complexity"
	MethodOutlook               = "complexity.outlook"
	MethodFitness               = "fitness"
	MethodPrody                 = "prody"
	MethodTurnover              = "turnover"
	MethodOpportunities         = "opportunities"
)

// Methods lists every method of the package.
func Methods() []core.Method {
	return []core.Method{
		{
			ID: MethodLQ, Version: 1, Title: core.T("입지계수", "Location quotient"),
			Reference: core.T("LQ = (E_ri/E_r.)/(E_.i/E_..). Isard (1960), Methods of Regional Analysis. 대칭화 RSCA: Laursen (1998). 가법형: Hoen·Oosterhaven (2006).",
				"LQ = (E_ri/E_r.)/(E_.i/E_..). Isard (1960), Methods of Regional Analysis. RSCA: Laursen (1998). Additive: Hoen and Oosterhaven (2006)."),
		},
		{
			ID: MethodGrowth, Version: 1, Title: core.T("증가율", "Growth"),
			Reference: core.T("전체 e1/e0 − 1, 연평균 (e1/e0)^(1/k) − 1. 기준값이 0이면 정의하지 않습니다.",
				"Total e1/e0 − 1, annual (e1/e0)^(1/k) − 1. Not defined from a start of zero."),
		},
		{
			ID: MethodDunn, Version: 1, Title: core.T("변이할당(Dunn)", "Shift-share (Dunn)"),
			Reference: core.T("Dunn (1960), Papers of the Regional Science Association 6.",
				"Dunn (1960), Papers of the Regional Science Association 6."),
		},
		{
			ID: MethodEstebanMarquillas, Version: 1, Title: core.T("변이할당(Esteban-Marquillas)", "Shift-share (Esteban-Marquillas)"),
			Reference: core.T("Esteban-Marquillas (1972), Regional and Urban Economics 2(3).",
				"Esteban-Marquillas (1972), Regional and Urban Economics 2(3)."),
		},
		{
			ID: MethodDynamic, Version: 1, Title: core.T("동태적 변이할당", "Dynamic shift-share"),
			Reference: core.T("Barff·Knight (1988), Growth and Change 19(2): 해마다의 Dunn 분해를 더합니다.",
				"Barff and Knight (1988), Growth and Change 19(2): the sum of the yearly Dunn parts."),
		},
		{
			ID: MethodRegionConcentration, Version: 1, Title: core.T("지역의 집중도와 다양성", "Concentration and variety of a region"),
			Reference: core.T("HHI; Krugman (1991); 엔트로피 Theil (1972); Hachman (1994); 관련·비관련 다양성 Frenken 외 (2007), Regional Studies 41(5).",
				"HHI; Krugman (1991); entropy Theil (1972); Hachman (1994); related and unrelated variety Frenken et al. (2007), Regional Studies 41(5)."),
		},
		{
			ID: MethodIndustryConcentration, Version: 1, Title: core.T("산업의 지리적 집중도", "Geographic concentration of an industry"),
			Reference: core.T("입지 지니 Krugman (1991), 56쪽; Hoover (1936); Ellison·Glaeser (1997), Journal of Political Economy 105(5).",
				"Locational Gini, Krugman (1991), p. 56; Hoover (1936); Ellison and Glaeser (1997), Journal of Political Economy 105(5)."),
		},
		{
			ID: MethodTyping, Version: 1, Title: core.T("산업 유형화", "Typing of industries"),
			Reference: core.T("입지계수 수준 × 상대 증가율 × 최근 3·5기간 경로. 기준값은 매개변수입니다.",
				"Level (LQ) × relative growth × path over the last 3 and 5 periods. The cuts are parameters."),
		},
		{
			ID: MethodRelatedness, Version: 1, Title: core.T("산업 관련성", "Relatedness of industries"),
			Reference: core.T("근접도 φ: Hidalgo 외 (2007), Science 317. 연관·코사인·자카드·확률: van Eck·Waltman (2009), JASIST 60(8); Balland (2017), EconGeo.",
				"Proximity φ: Hidalgo et al. (2007), Science 317. Association, cosine, Jaccard, probability: van Eck and Waltman (2009), JASIST 60(8); Balland (2017), EconGeo."),
		},
		{
			ID: MethodDensity, Version: 1, Title: core.T("관련 밀도", "Relatedness density"),
			Reference: core.T("ω = Σ M φ / Σ φ. Hidalgo 외 (2007), Science 317.",
				"ω = Σ M φ / Σ φ. Hidalgo et al. (2007), Science 317."),
		},
		{
			ID: MethodComplexity, Version: 1, Title: core.T("경제복잡도(ECI·PCI)", "Economic complexity (ECI, PCI)"),
			Reference: core.T("Hidalgo·Hausmann (2009), PNAS 106(26); 고유벡터 형식 Mealy 외 (2019), Science Advances 5(1).",
				"Hidalgo and Hausmann (2009), PNAS 106(26); spectral form Mealy et al. (2019), Science Advances 5(1)."),
		},
		{
			ID: MethodOutlook, Version: 1, Title: core.T("복잡도 전망(COI·COG)", "Complexity outlook (COI, COG)"),
			Reference: core.T("Hausmann·Hidalgo 외 (2014), The Atlas of Economic Complexity. 정규화는 py-ecomplexity 0.5를 따릅니다.",
				"Hausmann, Hidalgo et al. (2014), The Atlas of Economic Complexity. Normalised as in py-ecomplexity 0.5."),
		},
		{
			ID: MethodFitness, Version: 1, Title: core.T("적합도·복잡도", "Fitness and complexity"),
			Reference: core.T("Tacchella 외 (2012), Scientific Reports 2:723.",
				"Tacchella et al. (2012), Scientific Reports 2:723."),
		},
		{
			ID: MethodPrody, Version: 1, Title: core.T("산업·지역의 소득수준(PRODY·EXPY)", "Income of industries and regions (PRODY, EXPY)"),
			Reference: core.T("Hausmann·Hwang·Rodrik (2007), Journal of Economic Growth 12(1).",
				"Hausmann, Hwang and Rodrik (2007), Journal of Economic Growth 12(1)."),
		},
		{
			ID: MethodTurnover, Version: 1, Title: core.T("산업의 진입과 퇴출", "Entry and exit of industries"),
			Reference: core.T("Neffke·Henning·Boschma (2011), Economic Geography 87(3); Balland (2017), EconGeo.",
				"Neffke, Henning and Boschma (2011), Economic Geography 87(3); Balland (2017), EconGeo."),
		},
		{
			ID: MethodOpportunities, Version: 1, Title: core.T("스마트 특화 지도", "Smart-specialisation map"),
			Reference: core.T("Balland 외 (2019), Regional Studies 53(9). 기준값은 매개변수입니다.",
				"Balland et al. (2019), Regional Studies 53(9). The cuts are parameters."),
		},
	}
}

// MethodByID finds a method.
func MethodByID(id string) (core.Method, bool) {
	for _, m := range Methods() {
		if m.ID == id {
			return m, true
		}
	}
	return core.Method{}, false
}
