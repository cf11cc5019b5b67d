package study

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// shortEditor is the sixth step: what experts make of the long list.
func (s *Section) shortEditor() editor {
	return editor{step: study.StepShort, read: s.readShort, show: s.showShort}
}

const percent = 100

func (s *Section) readShort(r *http.Request, a *answers, x *study.Study) error {
	l := &x.Shortlist
	l.Share = a.number("shortlist.share", 0) / percent
	act, gone := a.act()
	if act != actDrop {
		gone = ""
	}
	l.Criteria = s.readCriteria(a, *l, gone)
	l.Raters = s.readRaters(a, *l, gone)
	l.Ratings = slices.DeleteFunc(slices.Clone(l.Ratings), func(x study.Rating) bool { return gone != "" && (x.Rater == gone || x.Criterion == gone) })
	l.Changes = readChanges(a, *l, gone)
	return s.addChange(r, a, x)
}

func (s *Section) readCriteria(a *answers, l study.Shortlist, gone string) []study.Criterion {
	var out []study.Criterion
	for _, at := range a.rows("shortlist.criteria") {
		c := study.Criterion{ID: a.Get(at + ".id"), Title: a.text(at + ".title"), Weight: a.number(at+".weight", 1)}
		switch {
		case c.ID == "" && c.Title == "", c.ID != "" && c.ID == gone:
			continue
		case c.ID == "":
			c.ID = s.Studies.IDs()
		case c.Title == "":
			a.wrong(at+".title", "항목의 이름을 적거나 ‘빼기’를 누르십시오.", "Name the criterion, or remove it.")
		}
		out = append(out, c)
	}
	return out
}

func (s *Section) readRaters(a *answers, l study.Shortlist, gone string) []study.Rater {
	var out []study.Rater
	for _, at := range a.rows("shortlist.raters") {
		e := study.Rater{ID: a.Get(at + ".id"), Name: a.text(at + ".name"), Affiliation: a.text(at + ".affiliation")}
		switch {
		case e.ID == "" && e.Name == "", e.ID != "" && e.ID == gone:
			continue
		case e.ID == "":
			e.ID = s.Studies.IDs()
		}
		out = append(out, e)
	}
	return out
}

func readChanges(a *answers, l study.Shortlist, gone string) []study.Change {
	var out []study.Change
	for _, at := range a.rows("shortlist.changes") {
		k := slices.IndexFunc(l.Changes, func(c study.Change) bool { return c.ID == a.Get(at+".id") })
		if k < 0 || l.Changes[k].ID == gone {
			continue
		}
		c := l.Changes[k]
		c.Reason = a.text(at + ".reason")
		out = append(out, c)
	}
	return out
}

// addChange takes a candidate in that the numbers left out, or leaves one out
// that they took in: whichever it is follows from where it stands.
func (s *Section) addChange(r *http.Request, a *answers, x *study.Study) error {
	id := a.Get("change")
	if id == "" {
		return nil
	}
	f, err := s.frameAround(r, *x, study.StepShort)
	if err != nil {
		return err
	}
	c, ok := f.Look.Result.Standing(id)
	if !ok {
		return nil
	}
	x.Shortlist.Changes = append(x.Shortlist.Changes, study.Change{ID: id, Drop: c.Long, Reason: a.text("change.reason")})
	a.Del("change")
	return nil
}

type shortView struct {
	frame

	Finding  ui.Finding
	Criteria []study.Criterion
	Raters   []raterLine
	Changes  []study.Change
	Open     []ui.Option // candidates whose place may be changed by hand
	Table    ui.Table
}

// raterLine is one rater with how far they have come.
type raterLine struct {
	study.Rater

	Done, All int
	Href      string
}

func (s *Section) showShort(_ context.Context, _ *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("정량 목록을 전문가가 항목별로 평가합니다. 숫자가 놓친 산업을 까닭을 적고 넣거나 뺄 수도 있습니다.", "Experts rate the long list by criteria. What the numbers missed may be taken in or left out, with a reason.")
	f.Help = core.T("항목과 평가자를 넣으면 평가자마다 평가지가 생깁니다. 항목이 없으면 정량 점수만으로 순위를 정합니다.", "With criteria and raters each rater gets a form. Without criteria the score by the numbers decides.")
	v := shortView{frame: f, Criteria: f.Text.Shortlist.Criteria, Changes: f.Text.Shortlist.Changes, Table: shortTable(f.Look)}
	all := 0
	for _, c := range f.Look.Result.Candidates {
		if c.Short {
			all += len(f.Text.Shortlist.Criteria)
		}
		if c.Changed == nil {
			group := core.T("정량 목록에 없음: 넣기", "Not on the list: take in")
			if c.Long {
				group = core.T("정량 목록에 있음: 빼기", "On the list: leave out")
			}
			v.Open = append(v.Open, ui.Option{Value: c.ID, Label: c.Name, Group: group})
		}
	}
	for _, x := range f.Text.Shortlist.Raters {
		line := raterLine{Rater: x, All: all, Href: href(f.Look.Study.ID, "short", "raters", x.ID)}
		for _, rating := range f.Text.Shortlist.Ratings {
			if c, ok := f.Look.Result.Standing(rating.Candidate); ok && c.Short && rating.Rater == x.ID {
				line.Done++
			}
		}
		v.Raters = append(v.Raters, line)
	}
	v.Finding = shortFinding(f.Look)
	return shortTempl(v), nil
}

// shortFinding says who leads when the experts have spoken.
func shortFinding(l study.Look) ui.Finding {
	if len(l.Study.Shortlist.Criteria) == 0 {
		return ui.Finding{}
	}
	for _, c := range l.Result.Candidates {
		if c.FinalRank == 1 {
			return ui.Finding{Why: "#short", Text: core.Tf("전문가 평가까지 더하면 ‘%[1]s’이(가) 가장 높습니다(정량 %[2]d위, 정성 평균 %[3]s점).",
				"With the experts' scores %[1]s leads (rank %[2]d by the numbers, mean of the experts %[3]s).", c.Name, c.Rank, ui.Fixed(1).In(core.Korean, float64(c.Qualitative.Mean)))}
		}
	}
	return ui.Finding{}
}

// shortTable is the short list, best first.
func shortTable(l study.Look) ui.Table {
	t := ui.Table{
		ID: "short", Dense: true, Caption: core.T("전문가 목록", "Short list"), Downloads: files(l.Study.ID, "short"),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")}, {Title: core.T("종합 순위", "Final rank"), Numeric: true}, {Title: core.T("종합 점수", "Final score"), Numeric: true},
			{Title: core.T("정량 순위", "Rank by the numbers"), Numeric: true}, {Title: core.T("정량 점수", "Score"), Numeric: true},
			{Title: core.T("정성 평균(1~5)", "Experts' mean (1–5)"), Numeric: true}, {Title: core.T("평가자", "Raters"), Numeric: true}, {Title: core.T("손으로 바꿈", "By hand")},
		},
		Empty: core.T("정량 목록이 아직 비어 있습니다. 정량 목록 단계에서 몇 개를 담을지 정해 주십시오.", "The long list is still empty. Say at its step how many it takes."),
	}
	rows := slices.Clone(l.Result.Candidates)
	slices.SortStableFunc(rows, func(a, b study.Standing) int { return last(a.FinalRank) - last(b.FinalRank) })
	for _, c := range rows {
		if !c.Short && c.Changed == nil {
			continue
		}
		hand := ui.Plain("")
		switch {
		case c.Changed != nil && c.Changed.Drop:
			hand = ui.Label(core.Tf("뺌: %s", "left out: %s", same(c.Changed.Reason)))
		case c.Changed != nil:
			hand = ui.Label(core.Tf("넣음: %s", "taken in: %s", same(c.Changed.Reason)))
		}
		mean := ui.NA(c.Qualitative.Reason)
		if c.Qualitative.Mean.Defined() {
			mean = ui.Num(float64(c.Qualitative.Mean), ui.Fixed(2))
		}
		final := ui.NA(core.T("정성 평가가 아직 없음", "the experts have not rated it"))
		if c.Final.Defined() {
			final = ui.Num(float64(c.Final), ui.Fixed(3))
		}
		t.Rows = append(t.Rows, ui.Row{Chosen: c.Choice != nil, Cells: []ui.Cell{
			ui.Label(c.Name), rankCell(c.FinalRank), final, rankCell(c.Rank), scoreCell(c), mean, ui.Num(float64(c.Qualitative.Raters), ui.Whole()), hand,
		}})
	}
	return t
}

// last puts what has no rank after everything that has one.
func last(rank int) int {
	if rank == 0 {
		return 1 << 30
	}
	return rank
}

func rankCell(rank int) ui.Cell {
	if rank == 0 {
		return ui.NA(core.T("순위 없음", "no rank"))
	}
	return ui.Num(float64(rank), ui.Whole())
}

func scoreCell(c study.Standing) ui.Cell {
	if !c.Total.Defined() {
		return ui.NA(c.Reason)
	}
	return ui.Num(float64(c.Total), ui.Fixed(3))
}

func shareValue(share float64) string { return strconv.FormatFloat(share*percent, 'f', -1, 64) }
