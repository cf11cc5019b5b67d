package study

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"naru/internal/core"
	"naru/internal/study"
	"naru/internal/web/ui"
)

// decisionEditor is the eighth step: what the body that decides made of it.
func (s *Section) decisionEditor() editor {
	return editor{step: study.StepDecision, read: readDecision, show: s.showDecision}
}

func readDecision(_ *http.Request, a *answers, x *study.Study) error {
	d := &x.Decision
	chosen := []study.Choice(nil)
	for _, id := range a.Values["choose"] {
		c := study.Choice{ID: id}
		if k := slices.IndexFunc(d.Chosen, func(have study.Choice) bool { return have.ID == id }); k >= 0 {
			c = d.Chosen[k]
		}
		c.Grade, c.Reason = a.text("grade:"+id), a.text("reason:"+id)
		if slices.Contains(a.Values["anew"], id) {
			c.Ground = study.Ground{}
		}
		chosen = append(chosen, c)
	}
	d.Chosen = chosen
	d.Minutes = study.Minutes{Date: a.text("decision.minutes.date"), Place: a.text("decision.minutes.place"), Text: a.text("decision.minutes.text")}
	for line := range strings.SplitSeq(a.text("decision.minutes.attendees"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			d.Minutes.Attendees = append(d.Minutes.Attendees, line)
		}
	}
	return nil
}

type decisionView struct {
	frame

	Finding ui.Finding
	Lines   []choiceLine
	Waiting *ui.Empty // why there is no industry to choose, and where to go
	Types   ui.Table
	Untyped []ui.Notice
}

// choiceLine is one industry that may be chosen.
type choiceLine struct {
	study.Choice

	At     string
	Name   core.Text
	Facts  core.Text
	Chosen bool
	Gone   bool // chosen once, and no candidate any more
	Moved  []core.Text
	Type   study.Typing
}

func (s *Section) showDecision(_ context.Context, _ *http.Request, f frame) (templ.Component, error) {
	f.Lead = core.T("어느 산업을 무엇으로 정하는지, 왜 그런지, 누가 언제 정했는지 적습니다.", "Which industries are chosen as what, why, and who decided when.")
	f.Help = core.T("목록에 없는 산업을 고르려면 전문가 목록 단계에서 까닭을 적고 먼저 넣으십시오. 정한 뒤에 순위가 바뀌면 여기에 알려 드립니다.",
		"To choose an industry that is not on the list, take it in first at the step of the short list, with the reason. When a rank changes afterwards, it is told here.")
	v := decisionView{frame: f, Finding: decisionFinding(f.Look), Types: typesTable(f.Look), Untyped: untyped(typesOf(f.Look, typed))}
	for k, c := range f.Text.Decision.Chosen {
		v.Lines = append(v.Lines, v.line(place("decision.chosen", k), c, true))
	}
	rest := slices.Clone(f.Look.Result.Candidates)
	slices.SortStableFunc(rest, func(a, b study.Standing) int { return last(a.FinalRank) - last(b.FinalRank) })
	for _, c := range rest {
		taken := slices.ContainsFunc(f.Text.Decision.Chosen, func(x study.Choice) bool { return x.ID == c.ID })
		if c.Short && !taken {
			v.Lines = append(v.Lines, v.line("", study.Choice{ID: c.ID}, false))
		}
	}
	v.Waiting = v.waiting()
	return decisionTempl(v), nil
}

// waiting says why no industry can be ticked that is not chosen already, and
// leads to the first step that stands in the way; nil where one can.
func (v *decisionView) waiting() *ui.Empty {
	if slices.ContainsFunc(v.Look.Result.Candidates, func(c study.Standing) bool { return c.Short }) {
		return nil
	}
	out := &ui.Empty{
		Title: core.T("고를 수 있는 산업이 아직 없습니다", "There is no industry to choose yet"),
		Text:  core.T("순위가 나와 목록에 든 산업이 있어야 여기에서 고를 수 있습니다.", "Industries can be ticked here once there is a ranking and some are on the list."),
	}
	if len(v.Lines) > 0 {
		out.Title = core.T("목록에 든 산업이 없어 더 고를 수 없습니다", "No industry is on the list, so no other can be chosen")
	}
	for _, k := range v.Look.Lacks {
		if k.Blocks && k.Step != study.StepDecision {
			out.Text = core.Tf("%[1]s %[2]s: %[3]s", "%[1]s %[2]s: %[3]s", out.Text, k.Step.Title(), k.Text)
			out.Actions = []ui.Button{{Text: core.Tf("‘%s’ 단계로 가기", "Go to the step ‘%s’", k.Step.Title()), Href: v.lackHref(k), Kind: ui.Primary}}
			return out
		}
	}
	return out
}

func (v *decisionView) line(at string, c study.Choice, chosen bool) choiceLine {
	x := choiceLine{Choice: c, At: at, Name: v.name(c.ID), Chosen: chosen}
	x.Grade, x.Reason = v.typed("grade:"+c.ID, c.Grade), v.typed("reason:"+c.ID, c.Reason)
	now, ok := v.Look.Result.Standing(c.ID)
	if x.Gone = !ok; ok {
		x.Facts, x.Moved, x.Type = finalText(now), now.Moved, now.Type
	}
	return x
}

// finalText says where a candidate of the short list stands.
func finalText(c study.Standing) core.Text {
	t := standingText(c)
	if c.FinalRank > 0 {
		t = core.Tf("종합 %[1]d위 · %[2]s", "rank %[1]d in all · %[2]s", c.FinalRank, t)
	}
	return t
}

// decisionFinding names what was chosen.
func decisionFinding(l study.Look) ui.Finding {
	if len(l.Study.Decision.Chosen) == 0 {
		return ui.Finding{}
	}
	var ko, en []string
	for _, x := range l.Study.Decision.Chosen {
		name := same(x.ID)
		if c, ok := l.Result.Standing(x.ID); ok {
			name = c.Name
		}
		ko, en = append(ko, name.Ko), append(en, name.In(core.English))
	}
	n := len(ko)
	return ui.Finding{Why: "#decision", Text: core.Tf("%[1]s의 전략산업으로 %[2]d개를 골랐습니다: %[3]s.", "%[2]d %[4]s chosen for %[1]s: %[3]s.",
		l.Inputs.Region, n, core.T(strings.Join(ko, ", "), strings.Join(en, "; ")), core.Plural(n, "industry is", "industries are"))}
}

// typed are the candidates whose types are listed.
func typed(c study.Standing) bool { return c.Short || c.Choice != nil }

// typesTable puts the short list on growth stage × strategy.
func typesTable(l study.Look) ui.Table {
	t := ui.Table{
		ID: "types", Dense: true, Caption: core.T("성장단계와 전략 유형", "Growth stage and strategy"),
		Columns: []ui.Column{
			{Title: core.T("산업", "Industry")},
			{Title: core.T("성장단계", "Stage")},
			{Title: core.T("전략 유형", "Strategy")},
			{Title: core.T("걸어온 길(입지계수)", "Path (location quotient)")},
			{Title: core.T("까닭", "Reasons")},
		},
		Empty: core.T("목록에 든 산업이 아직 없습니다.", "No industry is on the list yet."),
	}
	for _, c := range l.Result.Candidates {
		if !typed(c) {
			continue
		}
		var path []string
		for _, p := range c.Type.Path {
			if p.LQ.Defined() {
				path = append(path, p.Period.String()+" "+core.Digits(float64(p.LQ), 2))
			}
		}
		var ko, en []string
		for _, r := range c.Type.Reasons {
			ko, en = append(ko, r.Ko), append(en, r.In(core.English))
		}
		t.Rows = append(t.Rows, ui.Row{Chosen: c.Choice != nil, Cells: []ui.Cell{
			ui.Label(c.Name), ui.Label(capital(c.Type.Stage.Title())), ui.Label(capital(c.Type.Strategy.TitleAt(c.Type.Stage))),
			ui.Plain(strings.Join(path, " → ")), ui.Label(core.T(strings.Join(ko, " "), strings.Join(en, " "))),
		}})
	}
	return t
}
