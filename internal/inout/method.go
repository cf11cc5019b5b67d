package inout

import "naru/internal/core"

// The methods' ids.
const (
	MethodLinkages    = "inout.linkages"
	MethodInducements = "inout.inducements"
	MethodMultipliers = "inout.multipliers"
	MethodImpact      = "inout.impact"
	MethodExtraction  = "inout.extraction"
	MethodSupplyShock = "inout.supply-shock"
	MethodRegional    = "inout.regionalisation"
	MethodRAS         = "inout.ras"
	MethodPublished   = "inout.published"
)

// Methods lists every method of the package.
func Methods() []core.Method {
	return []core.Method{
		{
			ID: MethodLinkages, Version: 1, Title: core.T("영향력계수와 감응도계수", "Backward and forward linkages"),
			Reference: core.T("L = (I − A)⁻¹의 열 합·행 합을 평균으로 나눕니다. Rasmussen (1957); 고쉬형은 Jones (1976).",
				"Column and row sums of L = (I − A)⁻¹ by their means. Rasmussen (1957); Ghosh form Jones (1976)."),
		},
		{
			ID: MethodInducements, Version: 1, Title: core.T("유발계수", "Inducement coefficients"),
			Reference: core.T("생산 L_d, 부가가치 v L_d, 수입 A_m L_d, 취업 l L_d. 한국은행, 산업연관분석해설.",
				"Production L_d, value added v L_d, imports A_m L_d, employment l L_d. Bank of Korea, Input–Output Analysis."),
		},
		{
			ID: MethodMultipliers, Version: 1, Title: core.T("승수(제1유형)", "Multipliers (type I)"),
			Reference: core.T("(c L)/c. Miller·Blair (2009), 6장.", "(c L)/c. Miller and Blair (2009), chapter 6."),
		},
		{
			ID: MethodImpact, Version: 1, Title: core.T("최종수요의 파급효과", "Impact of a final demand"),
			Reference: core.T("(I − A)x = f. Leontief (1936); 풀이는 BiCGSTAB, van der Vorst (1992).",
				"(I − A)x = f. Leontief (1936); solved by BiCGSTAB, van der Vorst (1992)."),
		},
		{
			ID: MethodExtraction, Version: 1, Title: core.T("가설적 추출", "Hypothetical extraction"),
			Reference: core.T("Dietzenbacher 외 (1993), Economic Systems Research 5(2).", "Dietzenbacher et al. (1993), Economic Systems Research 5(2)."),
		},
		{
			ID: MethodSupplyShock, Version: 1, Title: core.T("공급 충격(고쉬)", "Supply shock (Ghosh)"),
			Reference: core.T("x′(I − B) = v′. Ghosh (1958), Economica 25.", "x′(I − B) = v′. Ghosh (1958), Economica 25."),
		},
		{
			ID: MethodRegional, Version: 1, Title: core.T("지역 투입계수 추정", "Regionalisation"),
			Reference: core.T("a^r = a^n·min(1, q). Flegg·Webber (1997, 2000), Regional Studies 31(8), 34(6).",
				"a^r = a^n·min(1, q). Flegg and Webber (1997, 2000), Regional Studies 31(8), 34(6)."),
		},
		{
			ID: MethodRAS, Version: 1, Title: core.T("RAS", "RAS"),
			Reference: core.T("Stone (1961); Bacharach (1965), International Economic Review 6(3).", "Stone (1961); Bacharach (1965), International Economic Review 6(3)."),
		},
		{
			ID: MethodPublished, Version: 1, Title: core.T("공표 유발계수", "Published inducement coefficients"),
			Reference: core.T("수요 × 공표된 지역 안·밖 유발계수.", "Demand × published coefficients inside and outside the region."),
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
