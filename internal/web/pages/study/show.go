package study

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

type showView struct {
	frame

	Finding  ui.Finding
	Figures  []ui.KeyFigure
	Chart    *ui.Chart
	Choices  *ui.Table
	Resume   study.Step
	CanWrite bool
	Past     int // the revision shown, where it is not the newest
	Next     []ui.Link
}

// show is a study at a glance: what came out, how far it is, what comes next.
func (s *Section) show(w http.ResponseWriter, r *http.Request) error {
	f, past, err := s.shown(r)
	if err != nil {
		return err
	}
	l := f.Look
	f.Help = core.T("연구의 지금 모습입니다. 위의 단계를 눌러 어디서든 이어서 할 수 있습니다.", "The study as it stands. Press any step above to go on from there.")
	v := showView{frame: f, Past: past, Finding: decisionFinding(l), Figures: figuresOf(l), Chart: partsChart(l), Resume: resume(l), CanWrite: page.Actor(r.Context()).CanWrite()}
	if v.Finding.Text.IsZero() {
		v.Finding = longFinding(l)
		v.Finding.Why = "#parts"
	}
	if t := choicesTable(l); len(t.Rows) > 0 {
		v.Choices = &t
	}
	v.Lead = core.Tf("%[1]s · %[2]s · %[3]s", "%[1]s · %[2]s · %[3]s", l.Inputs.Region, l.Study.Preset.Title(), f.keptText())
	v.Next = v.nextLinks()
	return page.Render(w, r, showTempl(v))
}

// shown is the study that an address asks for: the newest revision, or the past
// one that it names, which cannot be edited.
func (s *Section) shown(r *http.Request) (f frame, past int, err error) {
	n, err := strconv.Atoi(r.URL.Query().Get(paramRevision))
	if err != nil || n < 1 {
		f, err = s.frameOf(r, "")
		return f, 0, err
	}
	x, err := s.Studies.Get(r.Context(), page.Actor(r.Context()), r.PathValue("id"), n)
	if err != nil {
		return f, 0, err
	}
	if f, err = s.frameAround(r, x, ""); err != nil {
		return f, 0, err
	}
	newest, err := s.Studies.Get(r.Context(), page.Actor(r.Context()), x.ID, 0)
	if err != nil || newest.Revision == n {
		return f, 0, err
	}
	f.Notices = append(f.Notices, ui.Notice{
		Tone: ui.Warning, Text: core.Tf("지난 판을 보고 있습니다(%[1]d판). 지금은 %[2]d판입니다. 숫자는 지금 자료로 계산한 것입니다.", "This is revision %[1]d; the newest is %[2]d. The numbers are computed from the data of now.", n, newest.Revision),
		Link: ui.Link{Text: core.T("무엇이 다른가", "What differs"), Href: compareHref(x.ID, n, x.ID, newest.Revision)},
	})
	return f, n, nil
}

func (v *showView) nextLinks() []ui.Link {
	id := v.Look.Study.ID
	out := []ui.Link{}
	if v.Look.Study.State != study.Signed {
		out = append(out, ui.Link{Text: core.Tf("이어서 하기: %s", "Go on with: %s", v.Resume.Title()), Href: stepHref(id, v.Resume)})
	} else {
		out = append(out, afterSigning(id)...)
		out = append(out, ui.Link{Text: core.T("다시 계산해 확인하기", "Compute it again"), Href: href(id, "recheck")})
	}
	return append(out,
		ui.Link{Text: core.T("다른 연구와 비교하기", "Compare with another study"), Href: compareHref(id, 0, "", 0)},
		ui.Link{Text: core.T("바뀐 기록 보기", "Who changed what"), Href: href(id, "history")},
	)
}

// afterSigning leads on from a signed study: to what policies leave open in the
// industries that it chose, and to a plan for them.
func afterSigning(id string) []ui.Link {
	return []ui.Link{
		{Text: core.T("정책 연계표 보기: 고른 산업의 빈 곳과 겹친 곳", "See the linkage matrix: gaps and overlaps of the chosen industries"), Href: ui.SectionPolicies + "/matrix?" + url.Values{"rows": {"study:" + id}}.Encode()},
		{Text: core.T("이 연구로 로드맵 만들기", "Make a roadmap of this study"), Href: ui.SectionRoadmaps + "/new?" + url.Values{"study": {id}}.Encode()},
	}
}

// figuresOf are the four numbers that a study leads with.
func figuresOf(l study.Look) []ui.KeyFigure {
	id := l.Study.ID
	scored, firm, top := 0, 0, 0
	for _, c := range l.Result.Candidates {
		if c.Rank == 0 {
			continue
		}
		scored++
		if c.Robust != nil && c.Rank <= topOf(l.Study) {
			top++
			if float64(c.Robust.InTop) >= sureShare {
				firm++
			}
		}
	}
	stable := ui.NA(core.T("가중치를 움직여 보지 않음", "the weights were not moved"))
	if top > 0 {
		stable = ui.Num(float64(firm), ui.Whole())
	}
	return []ui.KeyFigure{
		{
			Label: core.T("점수가 있는 후보", "Candidates with a score"), Value: ui.Num(float64(scored), ui.Whole()),
			Compare: core.Tf("후보 %d개 가운데", "of %d", len(l.Result.Candidates)), Href: stepHref(id, study.StepLong),
		},
		{
			Label: core.T("쓰이는 지표", "Indicators in use"), Value: ui.Num(float64(inUse(l)), ui.Whole()),
			Compare: weightsText(l), Href: stepHref(id, study.StepWeights),
		},
		{
			Label: core.T("자리가 굳은 상위 산업", "Firm among the top"), Value: stable,
			Compare: core.Tf("상위 %d개 가운데", "of the first %d", top), Href: stepHref(id, study.StepSensitivity),
		},
		{
			Label: core.T("선정한 산업", "Chosen"), Value: ui.Num(float64(len(l.Study.Decision.Chosen)), ui.Whole()),
			Compare: core.T(strings.Join(grades(l.Study), ", "), strings.Join(grades(l.Study), ", ")), Href: stepHref(id, study.StepDecision),
		},
	}
}

// grades counts the chosen by grade, in the order in which they first come.
func grades(x study.Study) []string {
	var order []string
	count := map[string]int{}
	for _, c := range x.Decision.Chosen {
		if c.Grade == "" {
			continue
		}
		if count[c.Grade]++; count[c.Grade] == 1 {
			order = append(order, c.Grade)
		}
	}
	for k, g := range order {
		order[k] = g + " " + ui.Whole().In(core.Korean, float64(count[g]))
	}
	return order
}

// choicesTable is what was chosen, with grade and reason.
func choicesTable(l study.Look) ui.Table {
	t := ui.Table{
		ID: "chosen", Dense: true, Caption: core.T("선정한 산업", "Chosen industries"), Downloads: files(l.Study.ID, "short"),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")},
			{Title: core.T("등급", "Grade")},
			{Title: core.T("종합 순위", "Final rank"), Numeric: true},
			{Title: core.T("정량 순위", "Rank by the numbers"), Numeric: true},
			{Title: core.T("성장단계", "Stage")},
			{Title: core.T("전략 유형", "Strategy")},
			{Title: core.T("까닭", "Why")},
		},
	}
	for _, x := range l.Study.Decision.Chosen {
		c, ok := l.Result.Standing(x.ID)
		if !ok {
			c.Name = same(x.ID)
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			ui.Label(c.Name), ui.Plain(x.Grade), rankCell(c.FinalRank), rankCell(c.Rank), ui.Label(capital(c.Type.Stage.Title())), ui.Label(capital(c.Type.Strategy.TitleAt(c.Type.Stage))), ui.Plain(x.Reason),
		}})
	}
	return t
}

// inUse counts the indicators that carry a weight; one without any value is
// skipped, and before there are weights all are meant.
func inUse(l study.Look) int {
	n := 0
	for _, w := range l.Result.Weights.Indicators {
		if w.Weight.Defined() {
			n++
		}
	}
	if n == 0 {
		return len(l.Study.Indicators)
	}
	return n
}
