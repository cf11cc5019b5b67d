package study

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

type compareView struct {
	A, B     string
	Options  []ui.Option
	Result   *study.Comparison
	NameA    core.Text
	NameB    core.Text
	Finding  ui.Finding
	Settings ui.Table
	Chart    *ui.Chart
	Ranks    ui.Table
	Demo     bool
}

// compare sets two studies, or two revisions of one, side by side.
func (s *Section) compare(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	v := compareView{A: q.Get("a"), B: q.Get("b")}
	all, err := s.Studies.List(r.Context(), page.Actor(r.Context()))
	if err != nil {
		return err
	}
	for _, x := range all {
		v.Options = append(v.Options, ui.Option{Value: x.ID, Label: same(x.Title)})
	}
	for _, ref := range []string{v.A, v.B} {
		if id, revision, ok := strings.Cut(ref, "@"); ok {
			v.Options = append(v.Options, ui.Option{Value: ref, Label: core.Tf("%[1]s, %[2]s판", "%[1]s, revision %[2]s", titleOf(all, id), revision)})
		}
	}
	if v.A != "" && v.B != "" {
		if err := s.fillCompare(r.Context(), &v); err != nil {
			return err
		}
	}
	return page.Render(w, r, compareTempl(v))
}

func titleOf(all []study.Summary, id string) string {
	for _, x := range all {
		if x.ID == id {
			return x.Title
		}
	}
	return id
}

// referred is the study that a reference names: id, or id@3.
func (s *Section) referred(ctx context.Context, ref string) (study.Study, error) {
	id, number, _ := strings.Cut(ref, "@")
	revision := 0
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return study.Study{}, core.Fail(core.Invalid, "‘%s’은(는) 판 번호가 아닙니다.", "‘%s’ is no revision.", number)
		}
		revision = n
	}
	return s.Studies.Get(ctx, page.Actor(ctx), id, revision)
}

func (s *Section) fillCompare(ctx context.Context, v *compareView) error {
	a, err := s.referred(ctx, v.A)
	if err != nil {
		return err
	}
	b, err := s.referred(ctx, v.B)
	if err != nil {
		return err
	}
	c, err := s.Studies.Compare(ctx, page.Actor(ctx), a, b)
	if err != nil {
		return err
	}
	v.Result, v.NameA, v.NameB = &c, same(a.Title), same(b.Title)
	if a.ID == b.ID {
		v.NameA, v.NameB = core.Tf("%d판", "revision %d", a.Revision), core.Tf("%d판", "revision %d", b.Revision)
	}
	v.Demo = synthetic(c.A.Inputs) || synthetic(c.B.Inputs)
	v.Finding = compareFinding(c)
	v.Settings, v.Chart, v.Ranks = settingsTable(c, v.NameA, v.NameB), slopeChart(c, v.NameA, v.NameB), ranksTable(c, v.NameA, v.NameB)
	return nil
}

// compareFinding says how many settings differ and who moved most.
func compareFinding(c study.Comparison) ui.Finding {
	moved, most := 0, study.Pairing{}
	for _, p := range c.Rows {
		n, ok := p.Shift()
		if !ok || n == 0 {
			continue
		}
		moved++
		if m, _ := most.Shift(); abs(n) > abs(m) {
			most = p
		}
	}
	if moved == 0 {
		return ui.Finding{Why: "#settings", Text: core.Tf("설정 %[1]d곳이 다르지만 순위는 모두 같습니다.", "%[1]d settings differ; every rank is the same.", len(c.Settings))}
	}
	n, _ := most.Shift()
	return ui.Finding{Why: "#settings", Text: core.Tf("설정 %[1]d곳이 다르고 산업 %[2]d개의 순위가 다릅니다. ‘%[3]s’이(가) %[4]d위에서 %[5]d위로 가장 많이 움직였습니다.",
		"%[1]d settings differ, and %[2]d industries have another rank. %[3]s moved most, from %[4]d to %[5]d.", len(c.Settings), moved, most.Name, most.A.Rank, most.A.Rank-n)}
}

func abs(n int) int { return max(n, -n) }

func settingsTable(c study.Comparison, a, b core.Text) ui.Table {
	t := ui.Table{
		ID: "settings", Dense: true, Caption: core.T("다른 설정", "Settings that differ"),
		Columns: []ui.Column{{Title: core.T("무엇이", "What")}, {Title: core.T("단계", "Step")}, {Title: a}, {Title: b}},
		Empty:   core.T("설정이 모두 같습니다.", "All settings are the same."),
	}
	for _, x := range c.Settings {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{ui.Label(x.Title), ui.Label(x.Step.Title()), told(x.Before), told(x.After)}})
	}
	return t
}

func told(t core.Text) ui.Cell {
	if t.IsZero() {
		return ui.NA(core.T("없음", "none"))
	}
	return ui.Label(t)
}

// slopeChart joins the ranks of each candidate in both; nil where none has two.
func slopeChart(c study.Comparison, a, b core.Text) *ui.Chart {
	spec := ui.Slopes{Axis: ui.Axis{Title: core.T("순위", "Rank"), Format: ui.Whole()}, From: a, To: b}
	for _, p := range c.Rows {
		if _, both := p.Shift(); !both || len(spec.Items) >= drawnBars {
			continue
		}
		item := ui.Slope{Label: p.Name, From: ui.Real(p.A.Rank), To: ui.Real(p.B.Rank)}
		if n, _ := p.Shift(); n != 0 {
			item.Role = ui.RoleChosen
		}
		spec.Items = append(spec.Items, item)
	}
	if len(spec.Items) == 0 {
		return nil
	}
	return &ui.Chart{
		ID: "slopes", Height: ui.Tall, Spec: spec, Title: core.T("두 연구의 순위", "Ranks in both"), Source: sourceText(c.A.Inputs),
		Summary: core.Tf("왼쪽은 %[1]s, 오른쪽은 %[2]s의 순위입니다. 위로 갈수록 높은 순위이고, 자리가 바뀐 산업은 짙은 선입니다.",
			"On the left the ranks of %[1]s, on the right those of %[2]s; the best on top. Industries that moved are drawn strong.", a, b),
	}
}

func ranksTable(c study.Comparison, a, b core.Text) ui.Table {
	t := ui.Table{
		ID: "ranks", Dense: true, Caption: core.T("산업별 순위와 점수", "Ranks and scores"),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")}, {Title: core.Tf("%s 순위", "Rank, %s", a), Numeric: true}, {Title: core.Tf("%s 순위", "Rank, %s", b), Numeric: true},
			{Title: core.T("움직임", "Shift"), Numeric: true}, {Title: core.Tf("%s 점수", "Score, %s", a), Numeric: true}, {Title: core.Tf("%s 점수", "Score, %s", b), Numeric: true},
		},
	}
	for _, p := range c.Rows {
		shift := ui.NA(core.T("한쪽에 순위가 없음", "no rank in one of them"))
		if n, ok := p.Shift(); ok {
			shift = ui.Num(float64(n), ui.Whole().WithSign())
		}
		t.Rows = append(t.Rows, ui.Row{
			Chosen: p.A != nil && p.A.Choice != nil || p.B != nil && p.B.Choice != nil,
			Cells:  []ui.Cell{ui.Label(p.Name), sideRank(p.A), sideRank(p.B), shift, sideScore(p.A), sideScore(p.B)},
		})
	}
	return t
}

func sideRank(s *study.Standing) ui.Cell {
	if s == nil {
		return ui.NA(core.T("후보가 아님", "no candidate there"))
	}
	return rankCell(s.Rank)
}

func sideScore(s *study.Standing) ui.Cell {
	if s == nil {
		return ui.NA(core.T("후보가 아님", "no candidate there"))
	}
	return scoreCell(*s)
}
