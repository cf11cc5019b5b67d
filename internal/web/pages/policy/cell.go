package policy

import (
	"net/http"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/policy"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// cellPage drills into an industry and instrument of the matrix, at one stage
// or at all.
func (s *Section) cellPage(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readCell(r)
	if err != nil {
		return err
	}
	return page.Render(w, r, cellTempl(v))
}

// cellFile sends the policies of a cell, of all stages that are shown.
func (s *Section) cellFile(w http.ResponseWriter, r *http.Request) error {
	v, err := s.readCell(r)
	if err != nil {
		return err
	}
	return sendSheet(w, r, "naru-policy-cell", v.sheet())
}

// cellView is an industry and instrument of the matrix.
type cellView struct {
	matrixView

	Industry   int
	Instrument policy.Instrument
}

func (s *Section) readCell(r *http.Request) (cellView, error) {
	m, err := s.readMatrix(r)
	if err != nil {
		return cellView{}, err
	}
	if m.Err != nil {
		return cellView{}, m.Err
	}
	q := r.URL.Query()
	v := cellView{matrixView: m, Industry: -1, Instrument: policy.Instrument(q.Get(paramInstrument))}
	for i, t := range m.Industries {
		if t.Key == q.Get(paramIndustry) {
			v.Industry = i
		}
	}
	if v.Industry < 0 || !isChoice(policy.Instruments(), v.Instrument) {
		return v, core.Fail(core.NotFound, "연계표에 그런 칸이 없습니다. 연계표에서 다시 골라 주십시오.", "The matrix has no such cell. Choose one in the matrix.")
	}
	return v, nil
}

func (v cellView) target() policy.Target { return v.Industries[v.Industry] }

func (v cellView) title() core.Text {
	return core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", v.target().Title, v.Instrument.Title())
}

func (v cellView) crumbs() []ui.Link {
	q := v.query()
	if len(v.Stages) == 1 {
		q.Del(paramStage)
	}
	return []ui.Link{crumb(), {Text: core.T("연계표", "Linkage matrix"), Href: matrixPath + "?" + q.Encode()}}
}

// number is where the cell of a stage stands among all.
func (v cellView) number(stage policy.Stage) int { return v.at(v.Industry, v.Instrument, stage) }

// stageTabs switch between the stages.
func (v cellView) stageTabs() []ui.Tab {
	out := []ui.Tab{{Text: core.T("모든 단계", "all stages"), Href: v.cellHref(v.target(), v.Instrument, ""), Current: len(v.Stages) > 1}}
	for _, s := range v.Matrix.Stages {
		m := markOf(&v.Cells[v.number(s)])
		out = append(out, ui.Tab{
			Text: core.T(s.Title().Ko+" "+m.Sign, s.Title().En+" "+m.Sign), Href: v.cellHref(v.target(), v.Instrument, s),
			Current: len(v.Stages) == 1 && v.Stages[0] == s,
		})
	}
	return out
}

// finding says how the stages stand.
func (v cellView) finding() ui.Finding {
	if len(v.Stages) == 1 {
		return ui.Finding{Text: v.Say(v.number(v.Stages[0]))}
	}
	t := v.count(v.Industry, v.Instrument)
	return ui.Finding{Text: core.Tf("기업 단계 %[1]d개 가운데 %[2]d개를 정책이 확실히 다루고, 공백은 %[3]d개, 중복은 %[4]d개, 일부만 다루는 것은 %[6]d개, 확인이 필요한 것은 %[5]d개입니다.",
		"Of %[1]d firm stages policies cover %[2]d for certain; %[3]d are gaps, %[4]d overlaps, %[6]d covered in part and %[5]d to be checked.", t.Cells, t.covered(), t.Gaps, t.Overlap, t.Unclear, t.Partial)}
}

// table lists the policies of a stage with why they are there.
func (v cellView) table(write scene.Writing, stage policy.Stage) ui.Table {
	t := ui.Table{
		ID: "lines-" + string(stage), Caption: core.Tf("%s 단계의 정책", "Policies for the stage ‘%s’", stage.Title()), Dense: true,
		Columns: []ui.Column{
			{Title: core.T("정책", "Policy")},
			{Title: core.T("수준", "Level")},
			{Title: core.T("다루나", "Covers it")},
			{Title: core.T("산업 겹침", "Share"), Numeric: true, Help: core.T("이 산업의 코드와 가중치 가운데 정책이 다루는 몫", "How much of the industry's codes and weights the policy covers")},
			{Title: core.T("까닭", "Why")},
			{Title: core.T("예산", "Budget"), Unit: write.Unit, Numeric: true},
		},
	}
	for _, line := range v.Lines(v.number(stage)) {
		t.Rows = append(t.Rows, lineRow(write, line))
	}
	return t
}

func lineRow(write scene.Writing, line policy.Line) ui.Row {
	name := ui.Label(policyName(&line.Policy)).Linked(policyHref(line.Policy.ID))
	covers, tone := core.T("다룸", "covers it"), ui.Success
	switch {
	case line.Verdict == policy.Unknown:
		covers, tone = line.Verdict.Title(), ui.Warning
	case line.Part:
		covers, tone = policy.Partial.Title(), ui.Info
	case line.Above:
		covers, tone = core.T("상위계획", "plan above"), ui.Info
	}
	share := ui.NA(core.T("아직 알 수 없음", "not known yet"))
	if line.Match.Verdict == policy.Yes {
		share = ui.Num(line.Match.Share, ui.Percent(0))
		if line.Match.Part {
			share = share.Noted(core.T("소분류의 일부만 다룹니다. 그 몫을 알 수 없어 여기에는 소분류 전체로 셌고, 절반을 다루는지 볼 때에는 뺐습니다.", "For a part of a group only; how much is not known, so the group counts whole here, and not at all towards the half."))
		}
	}
	return ui.Row{Cells: []ui.Cell{
		name, ui.Label(line.Policy.Level.Title()), ui.Label(covers).Toned(tone), share, ui.Label(whyText(line)), moneyCell(write, line.Money),
	}}
}

// whyText says why a policy is in a cell, or what would settle it.
func whyText(line policy.Line) core.Text {
	if line.Verdict == policy.Unknown {
		return page.Joined(line.Missing, " ")
	}
	return page.Joined(line.Match.Grounds, "; ")
}

// addHref leads to the form of a policy that would cover the cell.
func (v cellView) addHref(stage policy.Stage) string {
	q := url.Values{"instruments": {string(v.Instrument)}, "stages": {string(stage)}}
	key, _, _ := strings.Cut(v.target().Key, "@") // a study names versions
	if ind := industryOf(key); ind.Definition != "" {
		if _, known := v.Classes.Definitions[key]; known {
			q.Set("definitions", key)
		} else {
			q.Set("codes", string(v.target().System)+":"+key)
		}
	} else {
		q.Set("codes", key)
	}
	return newPath + "?" + q.Encode()
}

// sheet lists the policies of the stages that are shown for a file.
func (v cellView) sheet() diagnosis.Sheet {
	text := func(key, ko, en string) diagnosis.Column {
		return diagnosis.Column{Key: key, Title: core.T(ko, en), Kind: diagnosis.KindText}
	}
	out := diagnosis.Sheet{
		Title: core.Tf("연계표의 칸: %s", "A cell of the linkage matrix: %s", v.title()), Notes: v.Notes(),
		Columns: []diagnosis.Column{
			text("stage", "기업 단계", "Firm stage"), text("state", "상태", "State"), text("key", "관리번호", "Number"), text("policy", "정책", "Policy"), text("level", "수준", "Level"), text("covers", "다루나", "Covers it"),
			{Key: "share", Title: core.T("산업 겹침", "Share"), Kind: diagnosis.KindShare},
			text("why", "까닭", "Why"),
			{Key: "won", Title: core.T("알려진 예산", "Known budget"), Unit: core.T("원", "won"), Kind: diagnosis.KindAmount},
		},
	}
	for _, stage := range v.Stages {
		n := v.number(stage)
		for _, line := range v.Lines(n) {
			share, won := notNumber, notNumber
			if line.Match.Verdict == policy.Yes {
				share = line.Match.Share
			}
			if line.Money.Unknown == 0 {
				won = float64(line.Money.Known)
			}
			out.Rows = append(out.Rows, []diagnosis.Cell{
				sheetText(stage.Title()), sheetText(v.Cells[n].State.Title()), sheetText(core.T(line.Policy.Key, line.Policy.Key)), sheetText(policyName(&line.Policy)),
				sheetText(line.Policy.Level.Title()), sheetText(line.Verdict.Title()),
				{Number: share},
				sheetText(whyText(line)),
				{Number: won},
			})
		}
	}
	return out
}
