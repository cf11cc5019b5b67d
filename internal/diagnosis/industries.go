package diagnosis

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/structure"
)

// IndustryTable is every industry of the region at one level, or every
// industry definition, filtered and sorted as the view asks.
type IndustryTable struct {
	Scene    *Scene
	Columns  []Column // those that the view's method and data can fill
	Rows     []IndustryRow
	All      int         // rows before filters
	Total    IndustryRow // the region as a whole, whatever the filters
	Evidence []core.Evidence
}

// Industries gives the table of industries.
func (s *Service) Industries(ctx context.Context, actor core.Actor, v View) (*IndustryTable, error) {
	sc, err := s.scene(ctx, actor, v)
	if err != nil || sc.Empty != nil {
		return &IndustryTable{Scene: sc}, err
	}
	a, err := s.analysis(sc)
	if err != nil {
		return nil, err
	}
	if sc.View.Sort == "" {
		sc.View.Sort = colValue
	}
	t := &IndustryTable{Scene: sc, Columns: sc.columns(), All: len(a.rows), Total: a.total, Evidence: sc.tableEvidence()}
	shown := make([]*IndustryRow, 0, len(a.rows))
	for i := range a.rows {
		if r := &a.rows[i]; sc.shown(r) {
			shown = append(shown, r)
		}
	}
	t.Rows = sortedRows(shown, sc.View.Sort, sc.View.Ascending)
	return t, nil
}

// shown reports whether a row passes the view's filters.
func (sc *Scene) shown(r *IndustryRow) bool {
	v := sc.View
	return (v.Stage == "" || v.Stage == stageKey(r.Verdict.Stage)) &&
		(v.Strategy == "" || v.Strategy == strategyKey(r.Verdict.Strategy)) &&
		(v.Within == "" || sc.beneath(r.Code, v.Within)) &&
		(v.Search == "" || matches(r, v.Search))
}

// matches reports whether a row's code begins with the words or its name in
// either language holds them, spaces and case aside.
func matches(r *IndustryRow, words string) bool {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	w := fold(words)
	return strings.HasPrefix(fold(r.Code), w) || strings.Contains(fold(r.Name.Ko), w) || strings.Contains(fold(r.Name.En), w)
}

func (sc *Scene) tableEvidence() []core.Evidence {
	out := []core.Evidence{
		sc.evidence(methodValue, sc.Measure.Unit, nil),
		sc.evidence(structure.MethodLQ, times, nil),
		sc.typed(),
	}
	if sc.from >= 0 {
		out = append(out, sc.grown(structure.MethodGrowth, noUnit), sc.split())
	}
	return out
}

// The keys of the table's columns, as sorting and exports name them.
const (
	colCode, colName, colValue, colShare, colReferenceShare = "code", "name", "value", "share", "reference_share"
	colLQ, colRSCA, colGrowth, colAnnual, colReference      = "lq", "rsca", "growth", "cagr", "reference_cagr"
	colStart, colNational, colMix, colCompetitive           = "start", "national", "mix", "competitive"
	colAllocation, colChange, colStage, colStrategy         = "allocation", "change", "stage", "strategy"
	colReasons, colCoverage                                 = "reasons", "coverage"
)

func columnKeys() []string {
	return []string{
		colCode, colName, colValue, colShare, colReferenceShare, colLQ, colRSCA, colGrowth, colAnnual, colReference,
		colStart, colNational, colMix, colCompetitive, colAllocation, colChange, colStage, colStrategy, colCoverage,
	}
}

// columns are the columns that the scene can fill.
func (sc *Scene) columns() []Column {
	unit := sc.Measure.Unit
	out := []Column{
		{colCode, core.T("코드", "Code"), noUnit, KindCode},
		{colName, core.T("산업", "Industry"), noUnit, KindText},
		{colValue, sc.Measure.Title, unit, KindAmount},
		{colShare, core.T("비중", "Share"), noUnit, KindShare},
		{colReferenceShare, core.T("비교 대상의 비중", "Reference share"), noUnit, KindShare},
		{colLQ, core.T("입지계수", "LQ"), noUnit, KindRatio},
		{colRSCA, core.T("대칭 입지계수", "RSCA"), noUnit, KindRatio},
	}
	if sc.from >= 0 {
		out = append(out,
			Column{colGrowth, core.T("증가율", "Growth"), noUnit, KindRate},
			Column{colAnnual, core.T("연평균 증가율", "Annual growth"), noUnit, KindRate},
			Column{colReference, core.T("비교 대상 증가율(연)", "Reference annual growth"), noUnit, KindRate},
			Column{colStart, core.T("시작 값", "Start"), unit, KindAmount},
			Column{colNational, core.T("전체 성장 요인", "National part"), unit, KindAmount},
			Column{colMix, core.T("산업구조 요인", "Industry mix"), unit, KindAmount},
			Column{colCompetitive, core.T("지역경쟁력 요인", "Competitive part"), unit, KindAmount},
		)
		if sc.View.Method == EstebanMarquillas {
			out = append(out, Column{colAllocation, core.T("할당 요인", "Allocation"), unit, KindAmount})
		}
		out = append(out, Column{colChange, core.T("증감", "Change"), unit, KindAmount})
	}
	out = append(out,
		Column{colStage, core.T("성장단계", "Stage"), noUnit, KindText},
		Column{colStrategy, core.T("전략 유형", "Strategy"), noUnit, KindText},
		Column{colReasons, core.T("판정 이유", "Reasons"), noUnit, KindText},
	)
	if sc.View.Level == Definitions {
		out = append(out, Column{colCoverage, core.T("정의 반영률", "Definition covered"), noUnit, KindShare})
	}
	return out
}

// Cell is the row's entry in a column. The region as a whole has no type.
func (r IndustryRow) Cell(column string) Cell {
	if r.Code == core.Total && (column == colStage || column == colStrategy || column == colReasons) {
		return word(core.Text{})
	}
	switch column {
	case colCode:
		return code(r.Code)
	case colName:
		return word(r.Name)
	case colStage:
		return word(r.Verdict.Stage.Title())
	case colStrategy:
		return word(r.Verdict.Strategy.TitleAt(r.Verdict.Stage))
	case colReasons:
		return word(sentences(r.Verdict.Reasons()))
	case colValue:
		return flagged(r.Value, r.Flag)
	default:
		return number(r.number(column))
	}
}

// number is the row's value in a numeric column.
func (r IndustryRow) number(column string) float64 {
	switch column {
	case colValue:
		return r.Value
	case colShare:
		return r.Share
	case colReferenceShare:
		return r.ReferenceShare
	case colLQ:
		return r.LQ
	case colRSCA:
		return r.RSCA
	case colGrowth:
		return r.Growth
	case colAnnual:
		return r.AnnualGrowth
	case colReference:
		return r.Reference
	case colStart:
		return r.Start
	case colNational:
		return r.Parts.National
	case colMix:
		return r.Parts.Mix
	case colCompetitive:
		return r.Parts.Competitive
	case colAllocation:
		return r.Parts.Allocation
	case colChange:
		return r.Parts.Change
	case colCoverage:
		if r.Coverage != nil {
			return r.Coverage.Share
		}
	}
	return math.NaN()
}

// sortedRows are copies of rows in the order of a column. What is not defined
// comes last either way; equal rows stand by code.
func sortedRows(rows []*IndustryRow, column string, ascending bool) []IndustryRow {
	textual := column == colCode || column == colName || column == colStage || column == colStrategy
	type sortable struct {
		row    *IndustryRow
		text   string
		number float64
	}
	order := make([]sortable, len(rows))
	for i, r := range rows {
		order[i].row = r
		if textual {
			order[i].text = r.Cell(column).Text.Ko
		} else {
			order[i].number = r.number(column)
		}
	}
	direction := -1
	if ascending {
		direction = 1
	}
	slices.SortFunc(order, func(a, b sortable) int {
		if math.IsNaN(a.number) != math.IsNaN(b.number) {
			return one(math.IsNaN(a.number)) - one(math.IsNaN(b.number))
		}
		return cmp.Or(direction*cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.number, b.number)), cmp.Compare(a.row.Code, b.row.Code))
	})
	sorted := make([]IndustryRow, len(rows))
	for i, x := range order {
		sorted[i] = *x.row
	}
	return sorted
}

// Sheet is the table with full precision, the total as its last row.
func (t *IndustryTable) Sheet() Sheet {
	sheet := Sheet{Title: t.Scene.title(core.T("산업 진단", "Industry diagnosis")), Columns: t.Columns, Evidence: t.Evidence, Notes: t.Scene.Notes}
	for _, r := range append(slices.Clone(t.Rows), t.Total) {
		cells := make([]Cell, len(t.Columns))
		for i, c := range t.Columns {
			cells[i] = r.Cell(c.Key)
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	return sheet
}

// title heads a sheet: what, where, of what measure, when.
func (sc *Scene) title(what core.Text) core.Text {
	if sc.Empty != nil {
		return what
	}
	at := core.T(sc.View.To.In(core.Korean), sc.View.To.In(core.English))
	if sc.from >= 0 {
		at = core.T(sc.View.From.In(core.Korean)+"~"+at.Ko, sc.View.From.In(core.English)+"–"+at.En)
	}
	return core.Tf("%[1]s: %[2]s %[3]s(%[4]s), %[5]s", "%[1]s: %[3]s (%[4]s) in %[2]s, %[5]s", what, sc.Region.Name, sc.Measure.Title, sc.Measure.Unit, at)
}

func sentences(list []core.Text) core.Text {
	ko, en := make([]string, len(list)), make([]string, len(list))
	for i, t := range list {
		ko[i], en[i] = t.Ko, t.En
	}
	return core.T(strings.Join(ko, " "), strings.Join(en, " "))
}
