package linkage

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/inout"
)

func nan() float64 { return math.NaN() }

// Split is an amount by where and how it arises. A part that the data do not
// tell is NaN.
type Split struct {
	Direct, Indirect float64 // at the sector itself, in the chain of suppliers
	Inside, Outside  float64 // of the region, for regional coefficients
	Total            float64
}

// EffectRow is what arises in a sector, or by the demand for it where the data
// do not tell the sectors in which effects arise.
type EffectRow struct {
	Code       string
	Name       core.Text
	Demand     float64 // won
	Production Split
	ValueAdded Split
	Jobs       Split
}

// Effect is what a spending sets in motion. Money is in won.
type Effect struct {
	Demand     float64
	Production Split
	ValueAdded Split
	Imports    Split
	Jobs       Split
	JobsReason core.Text // why Jobs are not known
	Arising    bool      // Rows are sectors in which effects arise, not those of the demand
	Rows       []EffectRow
	Findings   []diagnosis.Finding
	Evidence   core.Evidence
}

// Effect follows the view's lines of demand; nil when it has none. An unknown
// sector is an error that names its field.
func (sc *Scene) Effect(ctx context.Context) (*Effect, error) {
	if len(sc.View.Lines) == 0 {
		return nil, nil //nolint:nilnil // nothing was asked
	}
	if sc.Fault != nil {
		return nil, sc.Fault
	}
	demand, err := sc.demand()
	if err != nil {
		return nil, err
	}
	e := &Effect{}
	if sc.published != nil {
		err = sc.byCoefficients(e, demand)
	} else {
		err = sc.byTable(ctx, e, demand)
	}
	if err != nil {
		return nil, err
	}
	for _, won := range demand {
		e.Demand += won
	}
	e.Findings = sc.effectFindings(e)
	return e, nil
}

// demand adds up the lines. What is spent on a sector that makes nothing cannot be
// followed: that is no effect of zero.
func (sc *Scene) demand() (map[string]float64, error) {
	demand := map[string]float64{}
	for k, l := range sc.View.Lines {
		s, ok := sc.Sector(l.Sector)
		switch {
		case !ok:
			return nil, sc.unknown(l.Sector)
		case !s.Reason.IsZero():
			return nil, core.Fail(core.Invalid, "‘%[1]s’의 수요는 따라갈 수 없습니다. %[2]s 다른 산업을 고르십시오.",
				"Demand for ‘%[1]s’ cannot be followed. %[2]s Choose another sector.", s.Name, s.Reason).
				With(ParamSector+"."+strconv.Itoa(l.At), s.Reason)
		}
		demand[l.Sector] += sc.View.Lines[k].Won
	}
	return demand, nil
}

func (sc *Scene) unknown(code string) error {
	return core.Fail(core.Invalid, "이 표에는 ‘%[1]s’ 부문이 없습니다. 다른 표의 부호일 수 있으니 산업을 다시 골라 주십시오.",
		"This table has no sector ‘%[1]s’: it may be another table's code. Choose the sector again.", code).
		With(ParamSector, core.T("표에 없는 부문입니다.", "Not a sector of this table."))
}

// byCoefficients multiplies with published coefficients.
func (sc *Scene) byCoefficients(e *Effect, demand map[string]float64) error {
	i, err := sc.published.Impact(demand)
	if err != nil {
		return err
	}
	spread := func(p inout.Pair, direct float64) Split {
		s := Split{Direct: direct, Indirect: p.Sum() - direct, Inside: p.Inside, Outside: p.Outside, Total: p.Sum()}
		if sc.published.Undivided {
			s.Inside, s.Outside = nan(), nan()
		}
		return s
	}
	e.Production = spread(i.Production, 0)
	for _, x := range i.Sectors {
		s, _ := sc.Sector(x.Code)
		e.Rows = append(e.Rows, EffectRow{
			Code: x.Code, Name: s.Name, Demand: x.Demand,
			Production: spread(x.Production, x.Demand), ValueAdded: spread(x.ValueAdded, nan()), Jobs: spread(x.Employment, nan()),
		})
		e.Production.Direct += x.Demand
	}
	e.Production.Indirect = e.Production.Total - e.Production.Direct
	e.ValueAdded, e.Jobs, e.Imports = spread(i.ValueAdded, nan()), spread(i.Employment, nan()), sc.importsOf(demand)
	if math.IsNaN(e.Jobs.Total) {
		e.JobsReason = core.T("계수표에 취업유발계수가 없습니다.", "The table has no coefficients of employment.")
	}
	e.Evidence = sc.evidence(inout.MethodPublished, core.T("원", "won"))
	return nil
}

// importsOf is what a demand draws from abroad by coefficients that tell it.
func (sc *Scene) importsOf(demand map[string]float64) Split {
	s := missing()
	s.Total = 0
	for _, x := range sc.published.Sectors {
		if won, ok := demand[x.Code]; ok {
			s.Total += x.Imports * won
		}
	}
	return s
}

func missing() Split { return Split{nan(), nan(), nan(), nan(), nan()} }

// byTable solves the table for the demand.
func (sc *Scene) byTable(ctx context.Context, e *Effect, demand map[string]float64) error {
	unit := cmp.Or(sc.Reading.Money.Won(), 1) // coefficients have no currency: won in, won out
	scaled := make(map[string]float64, len(demand))
	for code, won := range demand {
		scaled[code] = won / unit
	}
	m := sc.economy.model
	f, err := m.Table.DemandVector(scaled)
	if err != nil {
		return err
	}
	i, err := m.Impact(ctx, f)
	if err != nil {
		return err
	}
	_, e.JobsReason = sc.economy.jobsScale()
	people := sc.economy.people()
	if !e.JobsReason.IsZero() {
		people = nan()
	}
	if m.Table.Scope == inout.Total {
		i.ValueAdded, i.Imports = nil, nil
	}
	sum := func(measure inout.Measure, have bool, scale float64) Split {
		p, ok := i.Sums[measure]
		if !have || !ok {
			return missing()
		}
		return Split{Direct: p.Direct * scale, Indirect: p.Indirect * scale, Inside: nan(), Outside: nan(), Total: p.Total * scale}
	}
	e.Production = sum(inout.MeasureOutput, true, unit)
	e.ValueAdded = sum(inout.MeasureValueAdded, i.ValueAdded != nil, unit)
	e.Imports = sum(inout.MeasureImports, i.Imports != nil, unit)
	e.Jobs = sum(inout.MeasureEmployment, i.Employment != nil, people)
	e.Arising = true
	titles := titlesOf(m.Table.Sectors)
	for k, s := range m.Table.Sectors {
		if i.X[k] == 0 && i.Demand[k] == 0 {
			continue
		}
		own := i.Demand[k] / i.X[k] // of what arises here, the part that the demand calls for itself
		added, jobs := at(i.ValueAdded, k)*unit, at(i.Employment, k)*people
		e.Rows = append(e.Rows, EffectRow{
			Code: s.Code, Name: titles[k], Demand: i.Demand[k] * unit,
			Production: arising(i.X[k]*unit, i.Demand[k]*unit),
			ValueAdded: arising(added, added*own), Jobs: arising(jobs, jobs*own),
		})
	}
	slices.SortStableFunc(e.Rows, func(a, b EffectRow) int {
		return cmp.Compare(math.Abs(b.Production.Total), math.Abs(a.Production.Total))
	})
	e.Evidence = sc.evidence(inout.MethodImpact, core.T("원", "won"))
	return nil
}

func arising(total, direct float64) Split {
	return Split{Direct: direct, Indirect: total - direct, Inside: nan(), Outside: nan(), Total: total}
}
