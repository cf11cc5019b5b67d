package linkage

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/diagnosis"
	"naru/internal/inout"
)

// Loss is what the economy of a table would lose a year when part of a sector
// goes: hypothetical extraction with all its ties. Money is in the table's
// unit. Losses are positive.
type Loss struct {
	Sector     Sector
	Share      float64 // of the sector that goes
	Production Split   // Direct at the sector itself
	ValueAdded Split
	Jobs       Split
	JobsReason core.Text
	Part       float64 // of the whole output
	Unit       core.Text
	Rows       []LossRow
	Findings   []diagnosis.Finding
	Evidence   core.Evidence
}

// LossRow is what one sector loses.
type LossRow struct {
	Code                         string
	Name                         core.Text
	Production, ValueAdded, Jobs float64
	Part                         float64 // of the sector's own output
}

// Loss follows the view's plant that goes; nil when it has none.
func (sc *Scene) Loss(ctx context.Context) (*Loss, error) {
	if sc.View.Gone == "" {
		return nil, nil //nolint:nilnil // nothing was asked
	}
	if sc.Fault != nil {
		return nil, sc.Fault
	}
	if !sc.Matrix() {
		return nil, core.Fail(core.Invalid,
			"공표 유발계수에는 산업 사이의 거래가 없어, 사라진 공장의 몫을 다른 산업에서 찾아낼 수 없습니다. 산업연관표를 고르거나, ‘돈을 쓰면’에 그 공장이 팔던 금액을 음수(−100)로 적어 주십시오.",
			"Published coefficients hold no transactions between sectors, so that what a plant leaves behind cannot be traced. Choose an input–output table, or write the plant's sales as a negative amount (−100) under spending.").
			With(ParamGone, core.T("이 자료로는 계산할 수 없습니다.", "Not possible with these data."))
	}
	s, ok := sc.Sector(sc.View.Gone)
	if !ok {
		return nil, sc.unknown(sc.View.Gone)
	}
	t := sc.economy.model.Table
	k := t.Index()[s.Code]
	if !s.Reason.IsZero() {
		return nil, core.Fail(core.Invalid, "‘%[1]s’은(는) 총산출이 0이라 사라질 것이 없습니다.", "‘%[1]s’ makes nothing that could go.", s.Name).
			With(ParamGone, s.Reason)
	}
	share, err := sc.shareOf(s, t, k)
	if err != nil {
		return nil, err
	}
	x, err := sc.economy.model.Extract(ctx, []int{k}, 1, inout.AllTies)
	if err != nil {
		return nil, err
	}
	// What the others lose follows from the sector's output alone, in proportion
	// (the mixed model of Miller and Blair 2009, section 13.2): a plant with a tenth
	// of its output takes a tenth of what the whole sector would take.
	for j := range x.Loss {
		x.Loss[j] *= share
	}
	l := &Loss{Sector: s, Share: share, Unit: sc.Reading.Money.Title(), Part: x.Share * share}
	l.Production = Split{Direct: x.Own * share, Indirect: x.Others * share, Inside: nan(), Outside: nan(), Total: x.Total * share}
	sc.lossRows(l, x, k)
	e := sc.evidence(inout.MethodExtraction, l.Unit)
	e.Parameters["sector"], e.Parameters["share"] = s.Code, strconv.FormatFloat(share, 'g', -1, 64)
	l.Evidence = e
	l.Findings = sc.lossFindings(l)
	return l, nil
}

// CountsInWon reports whether amounts of won can be held against the table's.
func (sc *Scene) CountsInWon() bool {
	return sc.Matrix() && sc.Reading.Money.Won() != 0 && !sc.economy.model.Table.Coefficients
}

// shareOf is how much of the sector goes.
func (sc *Scene) shareOf(s Sector, t *inout.Table, k int) (float64, error) {
	if sc.View.Plant == 0 {
		return sc.View.Share, nil
	}
	won := sc.Reading.Money.Won()
	if !sc.CountsInWon() {
		return 0, core.Fail(core.Invalid, "표의 금액 단위가 원화가 아니라 공장의 생산액을 몫으로 바꿀 수 없습니다. 산업에서 차지하는 몫(%%)을 적어 주십시오.",
			"The table does not count in won: the plant's output cannot be turned into a share. Write its share of the sector (%%) instead.").
			With(ParamPlant, core.T("몫(%)으로 적어 주십시오.", "Write a share."))
	}
	output := t.Output[k] * won
	if share := sc.View.Plant / output; share <= 1 {
		return share, nil
	}
	return 0, core.Fail(core.Invalid, "공장의 생산액이 ‘%[1]s’ 전체 산출(%[2]s)보다 큽니다. 금액과 단위를 확인해 주십시오.",
		"The plant's output exceeds that of all of ‘%[1]s’ (%[2]s). Check the amount and its unit.", s.Name, SayWon(output)).
		With(ParamPlant, core.T("산업 전체보다 큽니다.", "More than the whole sector."))
}

// lossRows tells the sectors what they lose, with the value added and jobs
// that go with their output.
func (sc *Scene) lossRows(l *Loss, x inout.Extraction, gone int) {
	t := sc.economy.model.Table
	people := sc.economy.people()
	added, titles := t.TotalValueAdded(), titlesOf(t.Sectors)
	l.ValueAdded, l.Jobs = Split{Inside: nan(), Outside: nan()}, Split{Inside: nan(), Outside: nan()}
	for k, s := range t.Sectors {
		if sc.economy.model.SetAside(k) {
			continue
		}
		row := LossRow{Code: s.Code, Name: titles[k], Production: x.Loss[k], Part: x.Loss[k] / x.Before[k]}
		part := x.Loss[k] / t.Output[k]
		row.ValueAdded, row.Jobs = at(added, k)*part, at(t.Employment, k)*people*part
		l.ValueAdded.take(row.ValueAdded, k == gone)
		l.Jobs.take(row.Jobs, k == gone)
		l.Rows = append(l.Rows, row)
	}
	if t.Employment == nil {
		l.JobsReason = core.T("표에 취업자 행이 없습니다.", "The table has no row of employment.")
	}
	slices.SortStableFunc(l.Rows, func(a, b LossRow) int { return cmp.Compare(math.Abs(b.Production), math.Abs(a.Production)) })
}

func (s *Split) take(x float64, own bool) {
	if own {
		s.Direct += x
	} else {
		s.Indirect += x
	}
	s.Total += x
}

// evidence says where a number of this scene came from.
func (sc *Scene) evidence(method string, unit core.Text) core.Evidence {
	m, _ := inout.MethodByID(method)
	params := map[string]string{
		"year": sc.Year.String(), "region": sc.Reading.Region, "unit": string(sc.Reading.Money), "sectors": strconv.Itoa(len(sc.Sectors)),
	}
	if sc.Matrix() {
		params["scope"] = string(cmp.Or(sc.Reading.Scope, inout.Domestic))
	}
	r := sc.Reading
	for key, value := range map[string]string{"area": r.Area, "block": r.Block, "elsewhere": string(r.Elsewhere)} {
		if value != "" {
			params[key] = value
		}
	}
	if r.RemoveImports {
		params["imports"] = "removed in proportion"
	}
	if r.BlankZero {
		params["blank"] = "zero"
	}
	d, v := sc.Dataset, sc.Version
	return core.Evidence{
		Method: m.ID, MethodVer: m.Version, Reference: m.Reference, Parameters: params, Period: sc.Year.String(), Unit: unit, Notes: sc.Notes,
		Sources: []core.Source{{Dataset: d.Key, Version: v.Number, VersionID: v.ID, Title: d.Title, Demo: d.Demo, Stale: v.State == dataset.Withdrawn}},
	}
}
