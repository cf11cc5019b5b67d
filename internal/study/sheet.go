package study

import (
	"math"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
)

// LongSheet is every candidate with its raw values, scores and ranks, and how
// far they depend on the weights, in the order of the ranks.
func (l *Look) LongSheet() diagnosis.Sheet {
	sheet := l.sheet(core.T("정량 평가", "Scores by the numbers"))
	sheet.Columns = []diagnosis.Column{
		{Key: "rank", Title: core.T("순위", "Rank"), Kind: diagnosis.KindRank},
		{Key: "code", Title: core.T("코드", "Code"), Kind: diagnosis.KindCode},
		{Key: "name", Title: core.T("산업", "Industry"), Kind: diagnosis.KindText},
	}
	for j, x := range l.Study.Indicators {
		c := diagnosis.Column{Key: x.ID, Title: x.Title, Kind: diagnosis.KindRatio}
		if j < len(l.Inputs.Columns) {
			c.Unit = l.Inputs.Columns[j].Unit
		}
		sheet.Columns = append(sheet.Columns, c)
	}
	for _, x := range l.Study.Indicators {
		sheet.Columns = append(sheet.Columns, diagnosis.Column{
			Key: x.ID + ".part", Kind: diagnosis.KindRatio,
			Title: core.Tf("%s 점수", "Score by %s", x.Title),
		})
	}
	sheet.Columns = append(sheet.Columns,
		diagnosis.Column{Key: "total", Title: core.T("정량 점수", "Score"), Kind: diagnosis.KindRatio},
		diagnosis.Column{Key: "in_top", Title: core.T("가중치를 움직였을 때 상위에 드는 비율", "Share of draws in the top"), Kind: diagnosis.KindShare},
		diagnosis.Column{Key: "low", Title: core.T("순위 구간 위", "Rank interval, best"), Kind: diagnosis.KindRank},
		diagnosis.Column{Key: "high", Title: core.T("순위 구간 아래", "Rank interval, worst"), Kind: diagnosis.KindRank},
		diagnosis.Column{Key: "stage", Title: core.T("성장단계", "Stage"), Kind: diagnosis.KindText},
		diagnosis.Column{Key: "strategy", Title: core.T("전략 유형", "Strategy"), Kind: diagnosis.KindText},
		diagnosis.Column{Key: "reason", Title: core.T("점수가 없는 까닭", "Why there is no score"), Kind: diagnosis.KindText},
	)
	for _, c := range l.Result.Candidates {
		row := []diagnosis.Cell{place(c.Rank), text(core.T(c.ID, c.ID)), text(c.Name)}
		for _, x := range c.Raw {
			row = append(row, diagnosis.Cell{Number: float64(x.Value), Text: x.Reason})
		}
		for j, x := range c.Parts {
			if !c.Normalised[j].Defined() {
				x = NA() // adds nothing to the sum, which is not the same as 0
			}
			row = append(row, figure(x))
		}
		row = append(row, figure(c.Total))
		if c.Robust != nil {
			row = append(row, figure(c.Robust.InTop), place(c.Robust.Low), place(c.Robust.High))
		} else {
			row = append(row, figure(NA()), place(0), place(0))
		}
		row = append(row, text(c.Type.Stage.Title()), text(c.Type.Strategy.TitleAt(c.Type.Stage)), text(c.Reason))
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// ShortSheet is the short list with the experts' scores and what was decided.
func (l *Look) ShortSheet() diagnosis.Sheet {
	sheet := l.sheet(core.T("전문가 평가와 결정", "Experts' scores and the decision"))
	sheet.Columns = []diagnosis.Column{
		{Key: "final_rank", Title: core.T("종합 순위", "Final rank"), Kind: diagnosis.KindRank},
		{Key: "code", Title: core.T("코드", "Code"), Kind: diagnosis.KindCode},
		{Key: "name", Title: core.T("산업", "Industry"), Kind: diagnosis.KindText},
		{Key: "rank", Title: core.T("정량 순위", "Rank by the numbers"), Kind: diagnosis.KindRank},
		{Key: "total", Title: core.T("정량 점수", "Score"), Kind: diagnosis.KindRatio},
		{Key: "qualitative", Title: core.T("정성 평균(1~5)", "Experts' mean (1–5)"), Kind: diagnosis.KindRatio},
		{Key: "raters", Title: core.T("평가자 수", "Raters"), Kind: diagnosis.KindCount},
		{Key: "final", Title: core.T("종합 점수", "Final score"), Kind: diagnosis.KindRatio},
		{Key: "change", Title: core.T("넣거나 뺀 까닭", "Why taken in or left out"), Kind: diagnosis.KindText},
		{Key: "grade", Title: core.T("등급", "Grade"), Kind: diagnosis.KindText},
		{Key: "reason", Title: core.T("선정 까닭", "Why chosen"), Kind: diagnosis.KindText},
	}
	for _, c := range l.Result.Candidates {
		if !c.Short && c.Changed == nil && c.Choice == nil {
			continue
		}
		change, choice := Change{}, Choice{}
		if c.Changed != nil {
			change = *c.Changed
		}
		if c.Choice != nil {
			choice = *c.Choice
		}
		sheet.Rows = append(sheet.Rows, []diagnosis.Cell{
			place(c.FinalRank), text(core.T(c.ID, c.ID)), text(c.Name), place(c.Rank), figure(c.Total), figure(c.Qualitative.Mean),
			figure(Number(c.Qualitative.Raters)), figure(c.Final), text(same(change.Reason)), text(same(choice.Grade)), text(same(choice.Reason)),
		})
	}
	return sheet
}

// sheet is an empty sheet with the study's evidence.
func (l *Look) sheet(title core.Text) diagnosis.Sheet {
	s := diagnosis.Sheet{Title: core.Tf("%[1]s: %[2]s", "%[1]s: %[2]s", l.Study.Title, title), Notes: l.Result.Notes}
	for _, c := range l.Inputs.Columns {
		if c.Evidence.Method != "" {
			s.Evidence = append(s.Evidence, c.Evidence)
		}
	}
	for _, w := range l.Result.Weights.Indicators {
		if !w.Skip.IsZero() {
			s.Notes = append(slices.Clip(s.Notes), w.Skip)
		}
	}
	return s
}

func figure(n Number) diagnosis.Cell { return diagnosis.Cell{Number: float64(n)} }

func text(t core.Text) diagnosis.Cell { return diagnosis.Cell{Text: t, Number: math.NaN()} }

// place is a rank, or nothing.
func place(rank int) diagnosis.Cell {
	if rank == 0 {
		return figure(NA())
	}
	return figure(Number(rank))
}

// same is what a person wrote, in both languages.
func same(s string) core.Text {
	s = strings.TrimSpace(s)
	return core.T(s, s)
}
