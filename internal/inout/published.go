package inout

import (
	"math"
	"slices"

	"naru/internal/core"
)

// Pair is a coefficient inside the region and in the rest of the country.
type Pair struct{ Inside, Outside float64 }

// PublishedSector is a row of a published inducement table; NaN is NA.
type PublishedSector struct {
	Sector

	Production, ValueAdded Pair // per unit of final demand for the region's sector
	Employment             Pair // persons per Published.EmploymentPer of final demand
	Imports                float64
}

// Absent reports whether the region makes nothing of the sector, which a table shows
// as a row of (1, 0, 0, 0, 0, 0): what is spent comes back as it went, without value
// added or work anywhere. Nothing is known of such a sector.
func (s PublishedSector) Absent() bool {
	return s.ValueAdded.Sum() == 0 && !(s.Employment.Sum() > 0) && !(s.Production.Sum() > 1)
}

// Published is a table of inducement coefficients as an office prints it, such as
// the Bank of Korea's for a province (지역산업연관표). It serves impacts without a
// matrix, in the sum over the sectors where they arise: which sectors these are is
// not in such a table.
type Published struct {
	Title core.Text
	Level core.Text // what the region is: 시도, 권역. Coefficients of a province are not those of a city
	// Region names the region, in the codes of the source.
	Region        string
	Year          core.Period
	Money         core.Text // the unit of demand that EmploymentPer counts in
	EmploymentPer float64   // money per which employment is given: 10억원 is 1e9 won
	// Undivided coefficients are those of the whole country, wherever effects
	// arise: Inside holds all of them, and Outside is 0.
	Undivided bool
	Sectors   []PublishedSector
}

// Check finds every fault of a published table.
func (p *Published) Check() Faults {
	var fs Faults
	if len(p.Sectors) == 0 {
		fs.add(FaultShape, "", "", 0, "부문이 없습니다.", "There are no sectors.")
	}
	if p.Level.IsZero() || p.Year.IsZero() {
		fs.add(FaultShape, "", "", 0, "유발계수표의 공간 수준과 연도를 적으십시오. 결과에 함께 보여 줍니다.",
			"State the level and the year of the inducement table: results are labelled with them.")
	}
	if !(p.EmploymentPer > 0) {
		fs.add(FaultShape, "", "", 0, "취업유발계수의 금액 단위가 없습니다(예: 10억원).", "State the money per which employment is given, such as a billion won.")
	}
	printed := p.printed()
	seen := map[string]bool{}
	for _, s := range p.Sectors {
		if s.Code == "" {
			fs.add(FaultBlank, "", "", 0, "부호가 없는 부문이 있습니다: %s.", "A sector has no code: %s.", s.Name)
		} else if seen[s.Code] {
			fs.add(FaultDuplicate, s.Code, "", 0, "부문 ‘%s’이(가) 두 번 있습니다.", "Sector ‘%s’ is there twice.", s.Code)
		}
		seen[s.Code] = true
		for k, v := range s.numbers() {
			switch {
			case math.IsNaN(v) && !printed[k]:
			case math.IsNaN(v):
				fs.add(FaultUnknown, s.Code, "", 0, "부문 ‘%s’에 빈 계수가 있습니다.", "Sector ‘%s’ has a blank coefficient.", s.Code)
			case v < 0 || v > MaxValue:
				fs.add(FaultSize, s.Code, "", 0, "부문 ‘%s’의 계수 %g은(는) 쓸 수 없습니다.", "Sector ‘%s’ has a coefficient of %g, which cannot be used.", s.Code, v)
			}
		}
		if s.Absent() {
			fs.add(FaultZeroOutput, s.Code, "", 0, "부문 ‘%s’은(는) 이 지역에 생산이 없어 따로 둡니다(NA). 다른 부문의 결과에는 영향이 없습니다.",
				"The region makes nothing of sector ‘%s’: it is set aside (NA); the others are not touched.", s.Code)
		}
		// Value added is at most what is spent: the rest is imports.
		if sum := s.ValueAdded.Inside + s.ValueAdded.Outside; sum > 1+1e-3 {
			fs.add(FaultColumnMargin, s.Code, "", sum-1, "부문 ‘%s’의 부가가치유발계수 합 %s이(가) 1보다 큽니다.",
				"The value added induced by sector ‘%s’ sums to %s, above 1.", s.Code, amount(sum))
		}
	}
	return fs
}

// printed tells which of the coefficients the table has for any sector: not
// every office prints all of them.
func (p *Published) printed() [published]bool {
	var out [published]bool
	for _, s := range p.Sectors {
		for k, v := range s.numbers() {
			out[k] = out[k] || !math.IsNaN(v)
		}
	}
	return out
}

// published is how many coefficients a sector may have, imports left out.
const published = 6

func (s PublishedSector) numbers() [published]float64 {
	return [published]float64{s.Production.Inside, s.Production.Outside, s.ValueAdded.Inside, s.ValueAdded.Outside, s.Employment.Inside, s.Employment.Outside}
}

// PublishedImpact is what a demand sets in motion by a published table.
type PublishedImpact struct {
	Sectors                            []PublishedEffect // in the table's order, those with demand
	Production, ValueAdded, Employment Pair              // sums; NA where a part is
	Level                              core.Text         // as published
	Year                               core.Period
}

// PublishedEffect is the part of one sector's demand.
type PublishedEffect struct {
	Sector

	Demand                             float64
	Production, ValueAdded, Employment Pair
}

// Impact multiplies a demand by sector code, in whole units of money (won), with
// the coefficients. Unknown codes are an error that names them, and so is demand for a
// sector that the region does not have.
func (p *Published) Impact(demand map[string]float64) (*PublishedImpact, error) {
	if err := p.Check().Err(); err != nil {
		return nil, err
	}
	out := &PublishedImpact{Level: p.Level, Year: p.Year}
	for _, s := range p.Sectors {
		f, ok := demand[s.Code]
		if !ok {
			continue
		}
		e := PublishedEffect{
			Sector: s.Sector, Demand: f,
			Production: s.Production.times(f), ValueAdded: s.ValueAdded.times(f), Employment: s.Employment.times(f / p.EmploymentPer),
		}
		out.Sectors = append(out.Sectors, e)
		out.Production = out.Production.plus(e.Production)
		out.ValueAdded = out.ValueAdded.plus(e.ValueAdded)
		out.Employment = out.Employment.plus(e.Employment)
	}
	if len(out.Sectors) < len(demand) {
		return nil, core.Fail(core.Invalid,
			"유발계수표에 없는 부문의 수요가 있습니다: %s. 부호를 확인하십시오.",
			"There is demand for sectors that the inducement table does not have: %s. Check their codes.",
			named(demand, func(code string) bool {
				return !slices.ContainsFunc(p.Sectors, func(s PublishedSector) bool { return s.Code == code })
			}))
	}
	if absent := sortedKeys(demand, func(code string) bool {
		return slices.ContainsFunc(p.Sectors, func(s PublishedSector) bool { return s.Code == code && s.Absent() })
	}); len(absent) > 0 {
		return nil, core.Fail(core.Invalid,
			"이 지역에 생산이 없는 부문의 수요는 따라갈 수 없습니다: %s. 그 수요는 다른 지역이나 해외에서 채워지는데, 공표 계수는 그 효과를 말하지 않습니다.",
			"Demand for sectors of which the region makes nothing cannot be followed: %s. It is met from elsewhere, and the published coefficients do not tell what that does.",
			fewOf(absent))
	}
	return out, nil
}

// Sum is inside and outside together.
func (p Pair) Sum() float64 { return p.Inside + p.Outside }

func (p Pair) times(f float64) Pair { return Pair{p.Inside * f, p.Outside * f} }

func (p Pair) plus(q Pair) Pair { return Pair{p.Inside + q.Inside, p.Outside + q.Outside} }
