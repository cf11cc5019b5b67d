package policy

import "naru/internal/core"

// Kind tells a plan from what carries it out.
type Kind string

// The kinds.
const (
	Plan      Kind = "plan"
	Programme Kind = "programme"
)

// Kinds are the choices of a kind.
func Kinds() []Choice[Kind] {
	return []Choice[Kind]{
		{Plan, core.T("계획", "Plan"), []string{"종합계획", "기본계획"}},
		{Programme, core.T("사업", "Programme"), []string{"지원사업", "program"}},
	}
}

// Title names the kind.
func (k Kind) Title() core.Text { return title(Kinds(), k) }

// Level is whose policy it is.
type Level string

// The levels.
const (
	National   Level = "national"
	Provincial Level = "provincial"
	City       Level = "city"
)

// Levels are the choices of a level, from the top.
func Levels() []Choice[Level] {
	return []Choice[Level]{
		{National, core.T("국가", "National"), []string{"중앙", "중앙정부", "정부"}},
		{Provincial, core.T("광역", "Provincial"), []string{"시도", "도", "광역자치단체"}},
		{City, core.T("기초", "City"), []string{"시군구", "시", "기초자치단체", "municipal"}},
	}
}

// Title names the level.
func (l Level) Title() core.Text { return title(Levels(), l) }

// Instrument is a means by which a policy acts (시책수단).
type Instrument string

// The instruments.
const (
	Research          Instrument = "research"
	Certification     Instrument = "certification"
	Commercialisation Instrument = "commercialisation"
	Finance           Instrument = "finance"
	Markets           Instrument = "markets"
	Talent            Instrument = "talent"
	Site              Instrument = "site"
	Network           Instrument = "network"
)

// Instruments are the choices of an instrument. The first five, in their order,
// are the steps from an idea to the market; the others help at every step.
func Instruments() []Choice[Instrument] {
	return []Choice[Instrument]{
		{Research, core.T("R&D", "R&D"), []string{"연구개발", "기술개발", "r and d"}},
		{Certification, core.T("규제·인증", "Regulation and certification"), []string{"규제", "인증", "시험인증"}},
		{Commercialisation, core.T("사업화", "Commercialisation"), []string{"기술사업화", "commercialization"}},
		{Finance, core.T("금융·투자", "Finance and investment"), []string{"금융", "투자", "융자"}},
		{Markets, core.T("판로·수출", "Markets and exports"), []string{"판로", "수출", "마케팅"}},
		{Talent, core.T("인력", "Talent"), []string{"인력양성", "고용"}},
		{Site, core.T("입지·인프라", "Site and infrastructure"), []string{"입지", "인프라", "기반구축", "장비"}},
		{Network, core.T("네트워크", "Networks"), []string{"협의체", "교류"}},
	}
}

// ladderSteps is how many of the instruments follow one another.
const ladderSteps = 5

// Title names the instrument.
func (i Instrument) Title() core.Text { return title(Instruments(), i) }

// Stage is how far a firm has come.
type Stage string

// The stages.
const (
	Founder  Stage = "founder"
	Startup  Stage = "startup"
	Latent   Stage = "latent"
	Emerging Stage = "emerging"
	Core     Stage = "core"
)

// Stages are the choices of a stage, from the lowest step of the ladder. The
// agency's rule sets say where a firm stands; here they are only names.
func Stages() []Choice[Stage] {
	return []Choice[Stage]{
		{Founder, core.T("예비창업", "Founders"), []string{"예비창업자"}},
		{Startup, core.T("창업", "Start-ups"), []string{"창업기업", "초기", "startup"}},
		{Latent, core.T("성장(잠재)", "Growth (latent)"), []string{"성장", "잠재", "잠재기업", "latent", "growth"}},
		{Emerging, core.T("도약(예비)", "Take-off (emerging)"), []string{"도약", "예비", "예비기업", "emerging", "take-off"}},
		{Core, core.T("중견·중핵", "Established (core)"), []string{"중견", "중핵", "중핵기업", "중견기업", "core"}},
	}
}

// Title names the stage.
func (s Stage) Title() core.Text { return title(Stages(), s) }

// Fund is where money comes from.
type Fund string

// The funds.
const (
	NationalFund   Fund = "national"
	ProvincialFund Fund = "provincial"
	CityFund       Fund = "city"
	PrivateFund    Fund = "private"
)

// Funds are the choices of a fund.
func Funds() []Choice[Fund] {
	return []Choice[Fund]{
		{NationalFund, core.T("국비", "National funds"), []string{"국고"}},
		{ProvincialFund, core.T("도비", "Provincial funds"), []string{"시도비", "광역비"}},
		{CityFund, core.T("시비", "City funds"), []string{"시군구비", "시군비", "기초비"}},
		{PrivateFund, core.T("민자", "Private funds"), []string{"민간", "자부담", "민간부담"}},
	}
}

// Title names the fund.
func (f Fund) Title() core.Text { return title(Funds(), f) }

// Matching says whether a policy asks for local money beside its own.
type Matching string

// The answers; empty where nobody has said.
const (
	MatchingRequired Matching = "required"
	MatchingNone     Matching = "none"
)

// Matchings are the choices of a matching.
func Matchings() []Choice[Matching] {
	return []Choice[Matching]{
		{MatchingRequired, core.T("지방비 매칭 필요", "Local matching required"), []string{"필요", "매칭", "y", "yes"}},
		{MatchingNone, core.T("매칭 없음", "No matching"), []string{"없음", "불필요", "n", "no"}},
	}
}

// Title names the answer.
func (m Matching) Title() core.Text {
	if m == "" {
		return core.T("모름", "Unknown")
	}
	return title(Matchings(), m)
}
