package linkage

import (
	"math"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

// The keys of the columns of the sectors' sheet, by which a page sorts.
const (
	ColumnCode       = "code"
	ColumnName       = "name"
	ColumnProduction = "production"
	ColumnInside     = "production_inside"
	ColumnOutside    = "production_outside"
	ColumnLeak       = "leak"
	ColumnBackward   = "backward"
	ColumnForward    = "forward"
	ColumnGhosh      = "forward_ghosh"
	ColumnQuadrant   = "quadrant"
	ColumnAdded      = "value_added"
	ColumnAddedIn    = "value_added_inside"
	ColumnImports    = "imports"
	ColumnJobs       = "employment"
	ColumnJobsIn     = "employment_inside"
)

// column is a column of the sectors' sheet with what it takes from a sector.
type column struct {
	diagnosis.Column

	of   func(Sector) float64
	text func(Sector) core.Text
}

// columns are those that the scene's data can tell something of.
func (sc *Scene) columns() []column {
	number := func(key, ko, en string, kind diagnosis.Kind, of func(Sector) float64) column {
		c := diagnosis.Column{Key: key, Title: core.T(ko, en), Kind: kind}
		if key == ColumnJobs || key == ColumnJobsIn {
			c.Unit = core.T("명/10억원", "persons per billion won")
		}
		return column{Column: c, of: of}
	}
	ratio := diagnosis.KindRatio
	list := []column{
		{Column: diagnosis.Column{Key: ColumnCode, Title: core.T("부호", "code"), Kind: diagnosis.KindCode}, text: func(s Sector) core.Text { return core.T(s.Code, s.Code) }},
		{Column: diagnosis.Column{Key: ColumnName, Title: core.T("부문", "sector"), Kind: diagnosis.KindText}, text: func(s Sector) core.Text { return s.Name }},
		number(ColumnProduction, "생산유발", "production induced", ratio, func(s Sector) float64 { return s.Production.Sum() }),
	}
	if sc.Regional() {
		return append(list,
			number(ColumnInside, "지역 안 생산", "production inside", ratio, func(s Sector) float64 { return s.Production.Inside }),
			number(ColumnOutside, "지역 밖 생산", "production outside", ratio, func(s Sector) float64 { return s.Production.Outside }),
			number(ColumnLeak, "밖으로 새는 몫", "share that leaves", diagnosis.KindShare, Sector.Leak),
			number(ColumnBackward, "영향력계수", "power of dispersion", ratio, func(s Sector) float64 { return s.Backward }),
			number(ColumnAdded, "부가가치유발", "value added induced", ratio, func(s Sector) float64 { return s.ValueAdded.Sum() }),
			number(ColumnAddedIn, "지역 안 부가가치", "value added inside", ratio, func(s Sector) float64 { return s.ValueAdded.Inside }),
			number(ColumnJobs, "취업유발", "employment induced", ratio, func(s Sector) float64 { return s.Employment.Sum() }),
			number(ColumnJobsIn, "지역 안 취업", "employment inside", ratio, func(s Sector) float64 { return s.Employment.Inside }),
		)
	}
	if sc.published != nil {
		return append(list,
			number(ColumnBackward, "영향력계수", "power of dispersion", ratio, func(s Sector) float64 { return s.Backward }),
			number(ColumnAdded, "부가가치유발", "value added induced", ratio, func(s Sector) float64 { return s.ValueAdded.Sum() }),
			number(ColumnImports, "수입유발", "imports induced", ratio, func(s Sector) float64 { return s.Imports }),
			number(ColumnJobs, "취업유발", "employment induced", ratio, func(s Sector) float64 { return s.Employment.Sum() }),
		)
	}
	list = append(list,
		number(ColumnBackward, "영향력계수", "power of dispersion", ratio, func(s Sector) float64 { return s.Backward }),
		number(ColumnForward, "감응도계수", "sensitivity", ratio, func(s Sector) float64 { return s.Forward }),
		number(ColumnGhosh, "감응도(고쉬)", "sensitivity (Ghosh)", ratio, func(s Sector) float64 { return s.ForwardGhosh }),
		column{Column: diagnosis.Column{Key: ColumnQuadrant, Title: core.T("성격", "standing"), Kind: diagnosis.KindText}, text: func(s Sector) core.Text { return s.Quadrant.Title() }},
		number(ColumnAdded, "부가가치유발", "value added induced", ratio, func(s Sector) float64 { return s.ValueAdded.Sum() }),
		number(ColumnImports, "수입유발", "imports induced", ratio, func(s Sector) float64 { return s.Imports }),
	)
	if sc.economy.model.Table.Employment == nil {
		return list
	}
	return append(list, number(ColumnJobs, "취업유발", "employment induced", ratio, func(s Sector) float64 { return s.Employment.Sum() }))
}

// SectorSheet is the standing of every sector, in the order of the codes.
func (sc *Scene) SectorSheet() diagnosis.Sheet {
	columns := sc.columns()
	sheet := diagnosis.Sheet{
		Title:    core.Tf("%[1]s 산업연관, %[2]s", "Input–output of %[1]s, %[2]s", sc.Place, yearText(sc.Year)),
		Evidence: []core.Evidence{sc.Evidence(), sc.InducementEvidence()}, Notes: sc.Notes,
	}
	for _, c := range columns {
		sheet.Columns = append(sheet.Columns, c.Column)
	}
	for _, s := range sc.Sectors {
		row := make([]diagnosis.Cell, len(columns))
		for k, c := range columns {
			row[k] = diagnosis.Cell{Number: nan()}
			if c.text != nil {
				row[k].Text = c.text(s)
			} else {
				row[k].Number = c.of(s)
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// Unit is the unit that the effect's money is told in.
func (e *Effect) Unit() AmountUnit {
	if math.Abs(e.Production.Total) < Eok.Won() {
		return MillionW
	}
	return Eok
}

// EffectSheet is what a spending sets in motion, money in the effect's unit.
func (sc *Scene) EffectSheet(e *Effect) diagnosis.Sheet {
	won := e.Unit().Title()
	sheet := newSheet(core.Tf("%[1]s의 수요가 %[2]s 바뀔 때의 효과, %[3]s", "Effects of a demand of %[2]s in %[1]s, %[3]s", sc.Place, SayWon(e.Demand), yearText(sc.Year)), e.Evidence, sc.Notes)
	persons := core.T("명", "persons")
	sheet.amount("demand", core.T("수요", "demand"), won)
	for _, m := range []struct {
		key   string
		title core.Text
		unit  core.Text
	}{
		{"production", core.T("생산", "production"), won},
		{"value_added", core.T("부가가치", "value added"), won},
		{"employment", core.T("취업유발", "employment"), persons},
	} {
		sheet.amount(m.key, m.title, m.unit)
		if sc.Regional() {
			sheet.amount(m.key+"_inside", core.Tf("지역 안 %s", "%s inside", m.title), m.unit)
			sheet.amount(m.key+"_outside", core.Tf("지역 밖 %s", "%s outside", m.title), m.unit)
		}
	}
	for _, r := range e.Rows {
		numbers := []float64{plain(r.Demand, e.Unit())}
		add := func(s Split, write func(float64) float64) {
			numbers = append(numbers, write(s.Total))
			if sc.Regional() {
				numbers = append(numbers, write(s.Inside), write(s.Outside))
			}
		}
		money := func(won float64) float64 { return plain(won, e.Unit()) }
		add(r.Production, money)
		add(r.ValueAdded, money)
		add(r.Jobs, func(n float64) float64 { return n })
		sheet.add(r.Code, r.Name, numbers...)
	}
	return sheet.Sheet
}

// plain writes won in a unit, whole won only: what is left beneath is the noise of
// the arithmetic.
func plain(won float64, u AmountUnit) float64 { return math.Round(won) / u.Won() }

// LossSheet is what every sector loses, in the table's unit.
func (sc *Scene) LossSheet(l *Loss) diagnosis.Sheet {
	sheet := newSheet(core.Tf("%[1]s의 %[2]s이(가) 사라질 때의 손실, %[3]s %[4]s", "Losses when %[2]s of %[1]s goes, %[3]s %[4]s", l.Sector.Name, percent(l.Share), sc.Place, yearText(sc.Year)), l.Evidence, sc.Notes)
	sheet.amount("production", core.T("줄어드는 생산", "production lost"), l.Unit)
	sheet.Columns = append(sheet.Columns, diagnosis.Column{Key: "part", Title: core.T("그 산업 생산에서의 몫", "share of its own production"), Kind: diagnosis.KindShare})
	sheet.amount("value_added", core.T("줄어드는 부가가치", "value added lost"), l.Unit)
	sheet.amount("employment", core.T("줄어드는 취업유발", "employment lost"), core.T("명", "persons"))
	for _, r := range l.Rows {
		sheet.add(r.Code, r.Name, r.Production, r.Part, r.ValueAdded, r.Jobs)
	}
	return sheet.Sheet
}

// codedSheet is a sheet whose rows begin with a code and a name.
type codedSheet struct{ diagnosis.Sheet }

func newSheet(title core.Text, e core.Evidence, notes []core.Text) *codedSheet {
	return &codedSheet{diagnosis.Sheet{
		Title: title, Evidence: []core.Evidence{e}, Notes: notes,
		Columns: []diagnosis.Column{
			{Key: ColumnCode, Title: core.T("부호", "code"), Kind: diagnosis.KindCode},
			{Key: ColumnName, Title: core.T("부문", "sector"), Kind: diagnosis.KindText},
		},
	}}
}

func (s *codedSheet) amount(key string, title, unit core.Text) {
	s.Columns = append(s.Columns, diagnosis.Column{Key: key, Title: title, Unit: unit, Kind: diagnosis.KindAmount})
}

func (s *codedSheet) add(code string, name core.Text, numbers ...float64) {
	row := []diagnosis.Cell{{Text: core.T(code, code), Number: nan()}, {Text: name, Number: nan()}}
	for _, x := range numbers {
		row = append(row, diagnosis.Cell{Number: x})
	}
	s.Rows = append(s.Rows, row)
}
