package linkage

import (
	"context"
	"math"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/inout"
)

// perJobs is the demand that employment coefficients are given for: 10억원.
const perJobs = 1e9

// economy is a table made ready, with its sectors' standing.
type economy struct {
	model   *inout.Model
	reading dataset.TableReading
	rows    []Sector
}

// Sector is how one sector stands. Coefficients are per unit of final demand
// for it; employment is persons per 10억원. What is not defined is NaN, and
// Reason says why.
type Sector struct {
	Code string
	Name core.Text

	Production inout.Pair // of a table without regions all of it is inside
	ValueAdded inout.Pair
	Imports    float64
	Employment inout.Pair

	Backward, Forward, ForwardGhosh float64 // 영향력, 감응도, 감응도 by Ghosh
	Quadrant                        Quadrant

	Output float64 // in the table's unit; NaN where the table does not have it

	Reason     core.Text // why the sector itself is NA
	JobsReason core.Text // why employment is NA although the sector is not
}

// Leak is the share of the induced production that arises outside.
func (s Sector) Leak() float64 { return s.Production.Outside / s.Production.Sum() }

// solve computes what holds for all sectors of a table.
func solve(ctx context.Context, t *inout.Table, r dataset.TableReading) (*economy, error) {
	m, err := inout.NewModel(t, inout.Options{})
	if err != nil {
		return nil, err
	}
	links, err := m.Linkages(ctx)
	if err != nil {
		return nil, err
	}
	e := &economy{model: m, reading: r}
	var effects [3]inout.Effect // value added, imports, employment
	for k, amounts := range [][]float64{t.TotalValueAdded(), t.ImportedInputs(), t.Employment} {
		if amounts == nil || t.Scope == inout.Total {
			continue
		}
		if effects[k], err = m.Effect(ctx, amounts); err != nil {
			return nil, err
		}
	}
	jobs, why := e.jobsScale()
	titles := titlesOf(t.Sectors)
	for k, sector := range t.Sectors {
		row := Sector{
			Code: sector.Code, Name: titles[k], JobsReason: why,
			Production: whole(links.ColumnSums[k]), ValueAdded: whole(at(effects[0].Induced, k)),
			Imports: at(effects[1].Induced, k), Employment: whole(at(effects[2].Induced, k) * jobs),
			Backward: links.Backward[k], Forward: links.Forward[k], ForwardGhosh: links.ForwardGhosh[k],
			Quadrant: quadrantOf(links.Backward[k], links.Forward[k]), Output: at(t.Output, k),
		}
		if m.SetAside(k) {
			row.Reason = core.T("총산출이 0이라 계수를 정할 수 없어 빼고 계산했습니다.", "Its output is zero, so that it has no coefficients; it was set aside.")
		}
		e.rows = append(e.rows, row)
	}
	sortSectors(e.rows)
	return e, nil
}

// jobsScale turns employment per unit of the table's money into persons per
// 10억원; NaN and why where that cannot be told.
func (e *economy) jobsScale() (float64, core.Text) {
	switch {
	case e.model.Table.Scope == inout.Total:
		return math.NaN(), core.T("총거래표에서는 국내에서 생기는 몫을 가를 수 없어 유발계수를 내지 않습니다.", "A total table does not tell what arises at home; no inducement is given.")
	case e.model.Table.Employment == nil:
		return math.NaN(), core.T("표에 취업자 행이 없습니다.", "The table has no row of employment.")
	case e.reading.Money.Won() == 0:
		return math.NaN(), core.Tf("표의 금액 단위가 원화가 아니라(%s) 원화 수요의 일자리로 바꿀 수 없습니다.", "The table counts in %s, not in won: jobs per won of demand are not known.", e.reading.Money.Title())
	default:
		return perJobs / e.reading.Money.Won() * e.people(), core.Text{}
	}
}

func (e *economy) people() float64 {
	if e.reading.People == 0 {
		return 1
	}
	return e.reading.People
}

// whole is a coefficient of a table that knows no outside within the country.
func whole(x float64) inout.Pair { return inout.Pair{Inside: x} }

func at(values []float64, k int) float64 {
	if values == nil {
		return math.NaN()
	}
	return values[k]
}
