package study

import (
	"naru/internal/core"
	"naru/internal/multicriteria"
)

// Preset is the frame that a study was started in.
type Preset string

// The presets.
const (
	Free Preset = "free"
	KIET Preset = "kiet" // five indicators for 지역대표 전략산업
)

// Presets lists them in the order of a form.
func Presets() []Preset { return []Preset{KIET, Free} }

// Title names the preset for people.
func (p Preset) Title() core.Text {
	if p == KIET {
		return core.T("산업연구원 5개 지표(지역대표 전략산업)", "KIET's five indicators")
	}
	return core.T("자유 구성", "Free")
}

// The size of things where a person has not said otherwise.
const (
	usualLongList      = 8
	usualShare         = 0.5
	usualDraws         = 2000
	usualConcentration = 50
	usualSeed          = 1
	kietYears          = 3
)

// Patents is the id of the preset's indicator that needs an uploaded table.
const Patents = "patents"

// Indicators are those that a study in this frame begins with.
func (p Preset) Indicators() []Indicator {
	if p == KIET {
		return kietIndicators()
	}
	return nil
}

// begin fills a study with what its preset says and what is usual.
func (p Preset) begin(s *Study) {
	s.Preset, s.State = p, Draft
	s.Candidates.Rule = ByLevel
	s.Weighting.Method, s.Missing = EqualWeights, NoScore
	s.LongList, s.Shortlist.Share = usualLongList, usualShare
	s.Sensitivity = Sensitivity{Draws: usualDraws, Concentration: usualConcentration, Seed: usualSeed}
	s.Indicators = p.Indicators()
}

// kietIndicators are those of the Korea Institute for Industrial Economics and
// Trade for 지역대표 전략산업.
func kietIndicators() []Indicator {
	indicator := func(id, ko, en string, source Source) Indicator {
		return Indicator{
			ID: id, Title: core.T(ko, en), Source: source,
			Direction: multicriteria.Higher, Normalisation: multicriteria.MinMax,
		}
	}
	establishments, employees := core.Establishments.ID, core.Employees.ID
	patents := indicator(Patents, "특허 특화도", "Patent specialisation", Source{Method: Uploaded})
	patents.Optional = true
	return []Indicator{
		indicator("lq", "입지계수(종사자)", "Location quotient (employees)", Source{Method: LQ, Measure: employees}),
		indicator("establishments", "사업체 3년 증가율", "Growth of establishments over 3 years",
			Source{Method: Growth, Measure: establishments, Years: kietYears}),
		indicator("employees", "종사자 3년 증가율", "Growth of employment over 3 years",
			Source{Method: Growth, Measure: employees, Years: kietYears}),
		indicator("share", "지역 안 사업체 비중 3년 변화", "Change over 3 years of the share of the region's establishments",
			Source{Method: ShareChange, Measure: establishments, Years: kietYears}),
		patents,
	}
}
