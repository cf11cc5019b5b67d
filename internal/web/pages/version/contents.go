package version

import (
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/region"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// Contents tells what a version holds, whatever its kind.
func Contents(v dataset.Version) []ui.Fact {
	sum := v.Summary
	if r, err := v.Reading(); len(v.Quality.Tables) > 0 && err == nil {
		return tableContents(v, r)
	}
	if sum.Items > 0 {
		return []ui.Fact{
			{Label: core.T("항목", "Entries"), Value: ui.Num(float64(sum.Items), ui.Whole())},
			{Label: core.T("코드 체계", "Code system"), Value: ui.Label(systemOf(sum).Title())},
		}
	}
	facts := []ui.Fact{
		{Label: core.T("읽은 줄", "Rows read"), Value: ui.Num(float64(sum.Read), ui.Whole())},
		{Label: core.T("거른 줄", "Rows filtered out"), Value: ui.Num(float64(sum.Filtered), ui.Whole())},
		{Label: core.T("들인 값", "Cells kept"), Value: ui.Num(float64(sum.Accepted), ui.Whole())},
		{Label: core.T("거절한 값", "Cells rejected"), Value: ui.Num(float64(sum.Rejected), ui.Whole())},
		{Label: regionsLabel(sum), Value: ui.Num(float64(sum.Regions), ui.Whole())},
		{Label: core.T("지역 코드", "Region codes"), Value: ui.Label(sum.RegionSystem.Title())},
		{Label: industriesLabel(sum), Value: ui.Num(float64(sum.Industries), ui.Whole())},
		{Label: core.T("산업 분류", "Classification"), Value: ui.Label(sum.IndustrySystem.Title())},
		{Label: core.T("시점", "Periods"), Value: page.PeriodSpan(sum.Periods)},
	}
	for _, flag := range []core.Flag{core.Suppressed, core.None, core.Unreliable, core.Missing, core.Estimated} {
		if n := sum.Flags[flag]; n > 0 {
			facts = append(facts, ui.Fact{Label: core.Tf("‘%s’ 표시", "Flagged “%s”", flag.Title()), Value: ui.Num(float64(n), ui.Whole())})
		}
	}
	return facts
}

// tableContents tells what an input–output table or a table of coefficients
// holds.
func tableContents(v dataset.Version, r dataset.TableReading) []ui.Fact {
	place := region.Default().FullName(r.Region)
	if r.Region == core.Nation {
		place = region.Default().Nation().Name
	}
	facts := []ui.Fact{
		{Label: core.T("어느 지역의 표", "Of which place"), Value: ui.Label(place)},
		{Label: core.T("부문", "Sectors"), Value: ui.Num(float64(v.Summary.Items), ui.Whole())},
		{Label: core.T("기준 연도", "Years"), Value: page.PeriodSpan(v.Summary.Periods)},
		{Label: core.T("금액 단위", "Unit of money"), Value: ui.Label(r.Money.Title())},
	}
	if aside := SetAside(v.Quality.Tables); !aside.IsZero() {
		facts = append(facts, ui.Fact{Label: core.T("뺀 부문", "Sectors set aside"), Value: ui.Label(aside).Toned(ui.Warning).Noted(zeroOutput)})
	}
	if r.Scope != "" {
		facts = append(facts, ui.Fact{Label: core.T("중간재 거래", "Intermediate flows"), Value: ui.Label(r.Scope.Title())})
	}
	return facts
}

// zeroOutput says why a sector is set aside.
var zeroOutput = core.T("총산출이 0이라 계수를 정할 수 없는 부문. 다른 부문에는 영향이 없습니다.", "Sectors with zero output: they have no coefficients. The others are not affected.")

// SetAside names the sectors that some year's table leaves out, once each; empty
// where there are none.
func SetAside(list []dataset.TableQuality) core.Text {
	var ko, en []string
	for _, q := range list {
		for _, t := range q.AsideNames() {
			if !slices.Contains(ko, t.Ko) {
				ko, en = append(ko, t.Ko), append(en, t.In(core.English))
			}
		}
	}
	return core.T(strings.Join(ko, ", "), strings.Join(en, ", "))
}

// TableQuality lists how sound the table of each year is.
func TableQuality(list []dataset.TableQuality) ui.Table {
	t := ui.Table{
		ID: "soundness", Caption: core.T("표가 맞는가", "Is the table sound"),
		Columns: []ui.Column{
			{Title: core.T("연도", "Year")},
			{Title: core.T("부문", "Sectors"), Numeric: true},
			{Title: core.T("뺀 부문", "Set aside"), Help: zeroOutput},
			{Title: core.T("맞지 않는 합", "Margins off"), Numeric: true, Help: core.T("행이나 열의 합이 총산출과 다른 부문의 수", "Sectors whose row or column does not sum to its output")},
			{Title: core.T("가장 큰 차이", "Largest gap"), Numeric: true},
			{Title: core.T("음수 칸", "Cells below zero"), Numeric: true},
			{Title: core.T("다른 합계", "Totals off"), Numeric: true, Help: core.T("표에 적힌 합계 가운데 부분의 합과 다른 것의 수", "Printed totals that are not the sum of their parts")},
		},
	}
	for _, q := range list {
		off, gap := ui.NA(core.T("맞춰 볼 최종수요나 총산출이 표에 없습니다.", "The table has no final demand or output to check against.")), ui.NA(core.T("맞춰 보지 않음", "not checked"))
		if q.Checked {
			off, gap = ui.Num(float64(q.Off), ui.Whole()), ui.Num(q.Largest, ui.Percent(2))
			if q.Off > 0 {
				gap = gap.Noted(core.Tf("부문 %s", "sector %s", q.Where))
			}
		}
		aside := ui.Label(core.T("없음", "none"))
		if len(q.SetAside) > 0 {
			aside = ui.Label(SetAside([]dataset.TableQuality{q})).Toned(ui.Warning)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Plain(q.Year), ui.Num(float64(q.Sectors), ui.Whole()), aside, off, gap, ui.Num(float64(q.Negative), ui.Whole()),
			ui.Num(float64(q.Totals), ui.Whole()),
		}})
	}
	return t
}

func systemOf(s dataset.Summary) core.System {
	if s.IndustrySystem != "" {
		return s.IndustrySystem
	}
	return s.RegionSystem
}

// regionsLabel says whether the nation stands beside the regions that are
// counted; it is not one of them.
func regionsLabel(sum dataset.Summary) core.Text {
	if sum.RegionLevels["nation"] > 0 {
		return core.T("지역(전국은 따로)", "Regions (beside the nation)")
	}
	return core.T("지역", "Regions")
}

// industriesLabel does so of the total of all industries.
func industriesLabel(sum dataset.Summary) core.Text {
	if sum.IndustryLevels["total"] > 0 {
		return core.T("산업(합계는 따로)", "Industries (beside the total)")
	}
	return core.T("산업", "Industries")
}
