package policy

import (
	"net/http"
	"strconv"
	"time"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// show shows one policy, as it stands or as it stood at a revision.
func (s *Section) show(w http.ResponseWriter, r *http.Request) error {
	ctx, who := r.Context(), page.Actor(r.Context())
	number, err := revisionOf(r)
	if err != nil {
		return err
	}
	x, err := s.Policies.View(ctx, who, r.PathValue("id"), number)
	if err != nil {
		return err
	}
	c, err := s.Policies.Classes(ctx, who)
	if err != nil {
		return err
	}
	tasks, err := s.localTasks(ctx, who)
	if err != nil {
		return err
	}
	words := s.words(ctx, who, c)
	v := showView{
		View: x, CanWrite: who.CanWrite(), Done: r.URL.Query().Get(paramDone), Tasks: linking(tasks, x.Policy.ID),
		Trail: words.Entries(x.History, actionTitle, func(n int) string { return revisionHref(x.Policy.ID, n) }),
	}
	if !v.current() {
		changes, err := s.Policies.Compare(ctx, who, x.Policy.ID, x.Policy.Revision, 0)
		if err != nil {
			return err
		}
		v.Since = words.Changes(changes)
	}
	return page.Render(w, r, showTempl(v))
}

// revisionOf reads which revision an address asks for; 0 is the newest.
func revisionOf(r *http.Request) (int, error) {
	text := r.URL.Query().Get(paramRevision)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, core.Fail(core.Invalid, "‘%s’은(는) 판 번호가 아닙니다. 1 이상의 정수를 적어 주십시오.", "‘%s’ is not a revision; write 1, 2, 3 ….", text)
	}
	return n, nil
}

// showView is one policy with what is around it.
type showView struct {
	policy.View

	Tasks    []localTask     // of roadmaps, that name it
	Trail    []revise.Entry  // what was done to it
	Since    []revise.Change // from the revision shown to the newest
	CanWrite bool
	Done     string
}

func (v showView) title() core.Text { return core.T(v.Policy.Title, v.Policy.Title) }

// current reports whether the newest revision is shown.
func (v showView) current() bool { return v.Policy.Revision == v.Latest }

func (v showView) notices() []ui.Notice {
	var out []ui.Notice
	if n := doneNotice(v.Done); n != nil {
		if v.Done == doneSaved && len(v.History) > 0 {
			n.Text = core.Tf("%[1]s 저장됨(%[2]d판)", "Saved at %[1]s (revision %[2]d)", clock(v.History[0].At), v.Latest)
		}
		out = append(out, *n)
	}
	switch {
	case !v.current():
		out = append(out, ui.Notice{
			Tone: ui.Warning, Text: core.Tf("지난 %[1]d판을 보고 있습니다. 지금은 %[2]d판입니다.", "This is revision %[1]d of the past; the newest is %[2]d.", v.Policy.Revision, v.Latest),
			Link: ui.Link{Text: core.T("지금 판 보기", "See the newest"), Href: policyHref(v.Policy.ID)},
		})
	case v.Policy.Archived && v.Done != doneArchived:
		out = append(out, ui.Notice{Tone: ui.Info, Text: core.T("보관한 정책입니다. 목록과 계산에 들어가지 않습니다.", "This policy is archived: it is in no list and no computation.")})
	}
	if v.Policy.Example {
		out = append(out, ui.Notice{
			Tone: ui.Warning, Text: core.T("나루가 서식을 보이려고 넣은 예시입니다. 이름만 옮겼으니 원문과 견주어 고치고 채우기 전에는 인용하지 마십시오. 연계표, 시너지, 보고서에는 세지 않습니다.",
				"An example that Naru brings along to show the form. It holds a name only: check and fill it in before you cite it. It counts in no matrix, synergy or report."),
			Link: ui.Link{Text: core.T("고쳐서 우리 정책으로 확인하기", "Correct it and make it a policy of ours"), Href: editHref(v.Policy.ID) + "#checked"},
		})
	}
	return out
}

// clock is the time of day in Korea.
func clock(at time.Time) string { return at.In(core.Seoul).Format("15:04") }

// finding says how much is known of what the policy pays.
func (v showView) finding(write scene.Writing) ui.Finding {
	m := v.Money
	switch {
	case m.Unknown > 0:
		return ui.Finding{}
	case m.Partial > 0:
		return ui.Finding{Text: core.Tf("알려진 예산은 %[1]s입니다. 일부 연도나 재원의 금액은 아직 모릅니다.", "The known budget is %[1]s; that of some years or funds is not known yet.", saidMoney(write, m.Known)), Why: "#budget"}
	default:
		return ui.Finding{Text: core.Tf("예산은 모두 %s입니다.", "The budget is %s in all.", saidMoney(write, m.Known)), Why: "#budget"}
	}
}

// saidMoney writes an amount as a sentence does: in Korean in the unit that the
// reader chose, in English in millions, since English has no word for 억.
func saidMoney(write scene.Writing, won int64) core.Text {
	million := ui.Money(ui.Won, ui.MillionWon, 1).In(core.English, float64(won))
	return core.T(write.Amount.In(core.Korean, float64(won))+write.Unit.Ko, "KRW "+million+" million")
}

func (v showView) facts() []ui.Fact {
	p := v.Policy
	industries := make([]core.Text, len(v.Industries))
	for i, line := range v.Industries {
		industries[i] = lineTitle(line)
	}
	named := page.Listed(industries)
	if p.AllIndustries {
		named = core.T("전 산업", "All industries")
	}
	facts := []ui.Fact{
		{Label: core.T("관리번호", "Number"), Value: ui.Plain(p.Key)},
		{Label: core.T("종류", "Kind"), Value: ui.Label(p.Kind.Title())},
		{Label: core.T("수준", "Level"), Value: ui.Label(core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", p.Level.Title(), v.Place))},
		{Label: core.T("주관", "Owner"), Value: orUnknown(core.T(p.Owner, p.Owner))},
		{Label: core.T("시책수단", "Instruments"), Value: orUnknown(titlesOf(p.Instruments))},
		{Label: core.T("산업", "Industries"), Value: orUnknown(named)},
		{Label: core.T("기업 단계", "Firm stages"), Value: orUnknown(stagesText(p.Stages))},
		{Label: core.T("기간", "Years"), Value: orUnknown(p.Years())},
		{Label: core.T("재원", "Funds"), Value: orUnknown(titlesOf(p.Paying()))},
		{Label: core.T("지방비 매칭", "Local matching"), Value: matchingCell(p.Matching)},
		{Label: core.T("출처", "Source"), Value: orUnknown(core.T(p.Source, p.Source))},
	}
	return facts
}

func matchingCell(m policy.Matching) ui.Cell {
	if m == "" {
		return orUnknown(core.Text{})
	}
	return ui.Label(m.Title())
}

// lineTitle names an industry of a policy, with its code.
func lineTitle(line policy.IndustryLine) core.Text {
	ind := line.Industry
	switch {
	case !line.Found:
		return core.Tf("%s(찾을 수 없음)", "%s (not found)", industryRef(ind))
	case ind.Code != "":
		return core.T(ind.Code+" "+line.Title.Ko, ind.Code+" "+line.Title.In(core.English))
	default:
		return line.Title
	}
}

func (v showView) next() []ui.Link {
	out := []ui.Link{{Text: core.T("연계표에서 빈 곳과 겹친 곳 보기", "See gaps and overlaps in the matrix"), Href: matrixPath}}
	if v.Policy.Level == policy.City && v.Policy.Kind == policy.Programme {
		return append(out, ui.Link{Text: core.T("이 사업과 이어 쓸 정책 찾기", "Find policies to join with this programme"), Href: synergyPath + "?" + paramTask + "=" + taskOfPolicy(v.Policy.ID)})
	}
	return append(out, ui.Link{Text: core.T("우리 과제와 이어 쓸 정책 찾기", "Find policies to join with a local task"), Href: synergyPath})
}
