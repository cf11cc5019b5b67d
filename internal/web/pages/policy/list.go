package policy

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// list shows the agency's policies.
func (s *Section) list(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	c, err := s.Policies.Classes(r.Context(), who)
	if err != nil {
		return err
	}
	ask, refused := readAsk(r.URL.Query(), c)
	found, err := s.Policies.List(r.Context(), who, ask.Query)
	if err != nil {
		return err
	}
	v := listView{Ask: ask, Found: found, CanWrite: who.CanWrite(), Err: refused, Classes: c}
	v.Done = doneNotice(r.URL.Query().Get(paramDone))
	if found.Found == 0 && !ask.narrowed() {
		other := policy.Query{Archived: !ask.Query.Archived, Size: 1}
		rest, err := s.Policies.List(r.Context(), who, other)
		if err != nil {
			return err
		}
		v.Elsewhere = rest.Found
	}
	return page.Answer(w, r, refused, listTempl(v))
}

// listFile sends what the list shows, all its pages, in the template, so that
// it can be changed and imported again.
func (s *Section) listFile(w http.ResponseWriter, r *http.Request) error {
	who := page.Actor(r.Context())
	c, err := s.Policies.Classes(r.Context(), who)
	if err != nil {
		return err
	}
	ask, refused := readAsk(r.URL.Query(), c)
	if refused != nil {
		return refused
	}
	var ids []string
	ask.Query.Size = longestPage
	for ask.Query.Page = 1; ; ask.Query.Page++ {
		found, err := s.Policies.List(r.Context(), who, ask.Query)
		if err != nil {
			return err
		}
		for _, row := range found.Rows {
			ids = append(ids, row.Policy.ID)
		}
		if ask.Query.Page >= found.Pages {
			break
		}
	}
	form := policy.Template()
	if len(ids) > 0 {
		if form, err = s.Policies.Export(r.Context(), who, ids); err != nil {
			return err
		}
	}
	return sendForm(w, r, "naru-policies", form)
}

// longestPage is the most rows that the list gives at once.
const longestPage = 500

// listView is the list with what was asked of it.
type listView struct {
	Ask       ask
	Found     policy.Page
	Classes   policy.Classes
	CanWrite  bool
	Elsewhere int // archived ones where there are no others, and the other way round
	Err       error
	Done      *ui.Notice
}

func (v listView) notices() []ui.Notice {
	if v.Done == nil {
		return nil
	}
	return []ui.Notice{*v.Done}
}

// finding says how much of the matrix the policies leave open.
func (v listView) finding() ui.Finding {
	n, all := v.Found.Unstated, v.Found.Found
	if all == 0 || n == 0 || v.Ask.Query.Archived || v.Ask.Query.Unstated {
		return ui.Finding{}
	}
	return ui.Finding{
		Text: core.Tf("정책 %[1]d개 가운데 %[2]d개는 수단, 산업, 기업 단계 가운데 적히지 않은 것이 있어 연계표에서 ‘확인 필요’로 남습니다.",
			"Of %[1]d %[3]s, %[2]d %[4]s out instruments, industries or firm stages, and so %[5]s to be checked in the matrix.",
			all, n, core.Plural(all, "policy", "policies"), core.Plural(n, "leaves", "leave"), core.Plural(n, "stays", "stay")),
		Why: listPath + "?" + paramLack + "=1",
	}
}

// figures count by level, and add up what is known of the money.
func (v listView) figures(write scene.Writing) []ui.KeyFigure {
	if v.Found.Found == 0 {
		return nil
	}
	unit := core.T("개", "policies")
	out := []ui.KeyFigure{{Label: core.T("정책", "Policies"), Value: ui.Num(float64(v.Found.Found), ui.Whole()), Unit: unit}}
	for _, l := range policy.Levels() {
		out[0].Compare = page.Joined([]core.Text{out[0].Compare, core.Tf("%[1]s %[2]d", "%[1]s %[2]d", l.Title, v.Found.Levels[l.Value])}, " · ")
	}
	out[0].Compare = core.T(strings.TrimPrefix(out[0].Compare.Ko, " · "), strings.TrimPrefix(out[0].Compare.En, " · "))
	money := ui.KeyFigure{Label: core.T("알려진 예산", "Known budget"), Value: moneyCell(write, v.Found.Total).Noted(core.Text{}), Unit: write.Unit, Compare: moneyNote(v.Found.Total)}
	if y := v.Ask.Query.Filter.Year; y != 0 {
		money.Period = page.PeriodText(core.Year(y))
	}
	return append(out, money,
		ui.KeyFigure{Label: core.T("예산을 모르는 정책", "Without a known budget"), Value: ui.Num(float64(v.Found.Total.Unknown), ui.Whole()), Unit: unit},
		ui.KeyFigure{
			Label: core.T("채울 것이 있는 정책", "To be filled in"), Value: ui.Num(float64(v.Found.Unstated), ui.Whole()), Unit: unit,
			Compare: core.T("수단·산업·기업 단계", "instruments, industries or stages"), Href: listPath + "?" + paramLack + "=1",
		})
}

func (v listView) table(ctx context.Context, write scene.Writing) ui.Table {
	sort := string(v.Ask.Query.Sort)
	if v.Ask.Query.Descending {
		sort = "-" + sort
	}
	t := ui.Table{
		ID: "policies", Caption: core.T("정책", "Policies"), Sort: sort, Dense: true,
		Columns: []ui.Column{
			{Key: string(policy.SortTitle), Title: core.T("정책", "Policy")},
			{Key: string(policy.SortKey), Title: core.T("관리번호", "Number")},
			{Key: string(policy.SortLevel), Title: core.T("수준", "Level")},
			{Title: core.T("수단", "Instruments")},
			{Title: core.T("산업", "Industries")},
			{Title: core.T("기업 단계", "Firm stages")},
			{Key: string(policy.SortYears), Title: core.T("기간", "Years")},
			{Key: string(policy.SortBudget), Title: core.T("예산", "Budget"), Unit: write.Unit, Numeric: true},
		},
		Paging:    &ui.Paging{Page: v.Found.Number, Size: scene.PageSize, Total: v.Found.Found},
		Downloads: scene.Files(ctx, listPath),
		Note: core.T("*는 적혀 있지 않은 것이 있어 조건에 맞는지 확인이 필요한 정책입니다. 내려받은 파일은 고쳐서 그대로 다시 가져올 수 있습니다.",
			"* marks policies that do not state enough to know whether they are what was asked for. The files can be changed and imported again."),
		Empty: core.T("조건에 맞는 정책이 없습니다. 조건을 줄여 보십시오.", "No policy is as asked for. Ask for less."),
	}
	for _, row := range v.Found.Rows {
		t.Rows = append(t.Rows, listRow(write, row))
	}
	return t
}

func listRow(write scene.Writing, row policy.Row) ui.Row {
	p := row.Policy
	name := ui.Label(core.T(p.Title, p.Title)).Linked(policyHref(p.ID))
	switch {
	case row.Doubtful:
		name = name.Noted(core.T("적혀 있지 않은 것이 있어 조건에 맞는지 확인이 필요합니다.", "It does not state enough to know whether it is what was asked for."))
	case p.Example:
		name = name.Noted(core.T("예시입니다. 원문과 견주어 고쳐 쓰십시오.", "An example: check it against the original."))
	}
	return ui.Row{Cells: []ui.Cell{
		name, ui.Plain(p.Key), ui.Label(p.Level.Title()), orUnknown(titlesOf(p.Instruments)), orUnknown(row.Industries),
		orUnknown(stagesText(p.Stages)), orUnknown(p.Years()), moneyCell(write, row.Money),
	}}
}

// stagesText names the stages of firms; all of them in one word.
func stagesText(list []policy.Stage) core.Text {
	if len(list) == len(policy.Stages()) {
		return core.T("모든 단계", "all stages")
	}
	return titlesOf(list)
}

// moneyCell shows what is known of a sum; nothing known is a dash.
func moneyCell(write scene.Writing, m policy.Money) ui.Cell {
	if m.Unknown >= m.Policies {
		return ui.NA(core.T("금액을 모름", "amount not known"))
	}
	c := ui.Num(float64(m.Known), write.Amount)
	if m.Partial > 0 && m.Policies == 1 {
		c = c.Noted(core.T("일부 연도나 재원의 금액만 압니다.", "Known for some years or funds only."))
	}
	return c
}

// moneyNote says what is not in a sum.
func moneyNote(m policy.Money) core.Text {
	if m.Unknown+m.Partial == 0 {
		return core.Text{}
	}
	return core.Tf("모름 %[1]d개, 일부만 앎 %[2]d개", "%[1]d not known, %[2]d in part", m.Unknown, m.Partial)
}

// pageOf reads the page that an address asks for.
func pageOf(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 1
	}
	return n
}
