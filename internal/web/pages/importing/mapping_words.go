package importing

import (
	"slices"

	"naru/internal/core"
	"naru/internal/ingest"
)

// columnMeaning says in words where one part of an observation comes from.
type columnMeaning struct {
	Part core.Text   // region, industry …
	From []core.Text // columns, or a fixed value
	Note core.Text   // code system
}

// meaningsOf tells a mapping in words.
func meaningsOf(p ingest.Profile) []columnMeaning {
	out := []columnMeaning{
		{Part: core.T("지역", "Region"), From: refText(p.Region), Note: p.RegionSystem.Title()},
		{Part: core.T("산업", "Industry"), From: refText(p.Industry), Note: p.IndustrySystem.Title()},
		{Part: core.T("시점", "Period"), From: refText(p.Period)},
		{Part: core.T("지표", "Measure"), From: refText(p.Measure)},
		{Part: core.T("단위", "Unit"), From: refText(p.Unit)},
	}
	if len(p.Wide) > 0 {
		var columns []core.Text
		for _, w := range p.Wide {
			columns = append(columns, core.T(w.Column, w.Column))
		}
		fromHeading := []core.Text{core.T("값 열의 제목", "headings of the value columns")}
		for i, m := range out {
			if len(m.From) == 0 && i > 1 {
				out[i].From = fromHeading
			}
		}
		out = append(out, columnMeaning{Part: core.T("값", "Value"), From: columns})
	} else {
		out = append(out, columnMeaning{Part: core.T("값", "Value"), From: named(p.Value)},
			columnMeaning{Part: core.T("표시(-, X, *)", "Marks (-, X, *)"), From: named(p.Flag)})
	}
	for _, d := range p.Dims {
		out = append(out, columnMeaning{Part: core.T(d.Name, d.Name), From: named(d.Column)})
	}
	optional := []string{"단위", "표시(-, X, *)"}
	return slices.DeleteFunc(out, func(m columnMeaning) bool { return len(m.From) == 0 && slices.Contains(optional, m.Part.Ko) })
}

func named(column string) []core.Text {
	if column == "" {
		return nil
	}
	return []core.Text{core.T(column, column)}
}

func refText(r ingest.Ref) []core.Text {
	if r.Column == "" && r.Constant != "" {
		return []core.Text{core.Tf("언제나 ‘%s’", "always ‘%s’", r.Constant)}
	}
	return named(r.Column)
}

// unusedColumns lists what the mapping leaves aside.
func unusedColumns(p ingest.Profile, columns []string) []string {
	used := []string{p.Region.Column, p.Industry.Column, p.Period.Column, p.Measure.Column, p.Unit.Column, p.Value, p.Flag}
	for _, d := range p.Dims {
		used = append(used, d.Column)
	}
	for _, w := range p.Wide {
		used = append(used, w.Column, w.Flag)
	}
	for _, f := range p.Filters {
		used = append(used, f.Column)
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return slices.Contains(used, c) })
}

// titleHelp says of a title that nobody gave where it comes from.
func (v mappingView) titleHelp() core.Text {
	if v.Form.Proposed {
		return core.T("파일을 보고 제안한 이름입니다. 다르면 고쳐 주십시오. 목록과 출처에 이 이름으로 나옵니다.", "Proposed from what the file holds; change it where it is wrong. Lists and sources name it so.")
	}
	return core.T("목록과 출처에 이 이름으로 나옵니다.", "How lists and sources name it.")
}

// guessed marks a field whose value is a guess, as long as it is the one that was
// guessed, and says where it comes from.
func guessed(help, from core.Text, value, suggested string) core.Text {
	if from.IsZero() || value == "" || value != suggested {
		return help
	}
	mark := core.Tf("추정: %[1]s 확인해 주십시오.", "A guess: %[1]s Please check.", from)
	if help.IsZero() {
		return mark
	}
	return core.Tf("%[1]s %[2]s", "%[1]s %[2]s", mark, help)
}
